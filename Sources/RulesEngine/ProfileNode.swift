import Yams

/// Collects mistakes while a profile is read, so that all are reported at once.
final class ProfileMistakes {
    let file: String
    private(set) var mistakes: [ProfileMistake] = []

    init(file: String) { self.file = file }

    func add(_ message: String, at node: Node) {
        add(message, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }

    func add(_ message: String, line: Int, column: Int) {
        mistakes.append(ProfileMistake(file: file, line: line, column: column, message: message))
    }

    var isEmpty: Bool { mistakes.isEmpty }
}

/// A YAML mapping of which every key must be known: what is left over when reading is done is a mistake.
struct ProfileMapping {
    let node: Node
    private var subject: String
    private let mistakes: ProfileMistakes
    private var entries: [(key: Node, name: String, value: Node)] = []
    private var known: [String] = []

    /// Takes a mapping; anything else is a mistake and counts as an empty one.
    init(_ node: Node, subject: String, mistakes: ProfileMistakes) {
        self.node = node
        self.subject = subject
        self.mistakes = mistakes
        guard let mapping = node.mapping else {
            mistakes.add("\(subject) must be a mapping (key: value)", at: node)
            return
        }
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                mistakes.add("a key of \(subject) must be a plain word", at: key)
                continue
            }
            if entries.contains(where: { $0.name == name }) { mistakes.add("\(name) is given twice", at: key) }
            entries.append((key, name, value))
        }
    }

    /// The same mapping under a better name.
    func renamed(_ subject: String) -> ProfileMapping {
        var copy = self
        copy.subject = subject
        return copy
    }

    /// The names in the order of the file.
    var names: [String] { entries.map(\.name) }

    /// Every entry, for mappings whose keys are free.
    var all: [(key: Node, name: String, value: Node)] { entries }

    /// The value of a known key; nil where it is not given.
    mutating func take(_ name: String) -> Node? {
        known.append(name)
        return entries.first { $0.name == name }?.value
    }

    /// The value of a key that must be given where `isNeeded` says so; `such` are its usual values.
    mutating func take(_ name: String, orMissing isNeeded: Bool, such: String? = nil) -> Node? {
        let value = take(name)
        if value == nil, isNeeded, node.mapping != nil {
            mistakes.add("\(subject) has no \"\(name)\"" + (such.map { ", such \($0)" } ?? ""), at: node)
        }
        return value
    }

    /// The value of a key that must be given.
    mutating func require(_ name: String) -> Node? {
        take(name, orMissing: true)
    }

    /// A text that must be given.
    mutating func requireText(_ name: String) -> String? {
        require(name).flatMap { ProfileValues.text($0, mistakes) }
    }

    /// Says which keys are not known, with the nearest known name.
    func finish() {
        for entry in entries where !known.contains(entry.name) {
            let near = Words.nearest(to: entry.name, among: known)
            mistakes.add(
                "unknown key \"\(entry.name)\" in \(subject)." + (near.map { " Did you mean \"\($0)\"?" } ?? ""),
                at: entry.key)
        }
    }
}
