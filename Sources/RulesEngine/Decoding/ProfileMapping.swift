import PreflightModel
package import Yams

/// A YAML mapping of which every key must be known: what is left over when reading is done is a mistake.
package struct ProfileMapping {
    package let node: Node
    private var subject: String
    private let mistakes: ProfileMistakes
    private var entries: [(key: Node, name: String, value: Node)] = []
    private var known: [String] = []

    /// Takes a mapping; anything else is a mistake and counts as an empty one.
    package init(_ node: Node, subject: String, mistakes: ProfileMistakes) {
        self.node = node
        self.subject = subject
        self.mistakes = mistakes
        guard let mapping = node.mapping else {
            mistakes.add("\(subject) must be a mapping (key: value)", at: node)
            return
        }
        var names: Set<String> = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                mistakes.add("a key of \(subject) must be a plain word", at: key)
                continue
            }
            if !names.insert(name).inserted { mistakes.add("\(name) is given twice", at: key) }
            entries.append((key, name, value))
        }
    }

    /// The same mapping under a better name.
    package func renamed(_ subject: String) -> ProfileMapping {
        var copy = self
        copy.subject = subject
        return copy
    }

    /// The names in the order of the file.
    package var names: [String] { entries.map(\.name) }

    /// Every entry, for mappings whose keys are free.
    package var all: [(key: Node, name: String, value: Node)] { entries }

    /// The value of a known key; nil where it is not given.
    package mutating func take(_ name: String) -> Node? {
        known.append(name)
        return entries.first { $0.name == name }?.value
    }

    /// The value of a key that must be given where `isNeeded` says so; `such` are its usual values.
    package mutating func take(_ name: String, orMissing isNeeded: Bool, such: String? = nil) -> Node? {
        let value = take(name)
        if value == nil, isNeeded, node.mapping != nil {
            mistakes.add("\(subject) has no \"\(name)\"" + (such.map { ", such \($0)" } ?? ""), at: node)
        }
        return value
    }

    /// The value of a key that must be given.
    package mutating func require(_ name: String) -> Node? {
        take(name, orMissing: true)
    }

    /// A text that must be given.
    package mutating func requireText(_ name: String) -> String? {
        require(name).flatMap { ProfileValues.text($0, mistakes) }
    }

    /// Says which keys are not known, with the nearest known name.
    package func finish() {
        let unknown = entries.filter { !known.contains($0.name) }
        // Somebody who gives a file of another kind need not read all of it again.
        for entry in unknown.prefix(50) {
            let near = Words.nearest(to: entry.name, among: known)
            mistakes.add(
                "unknown key \"\(entry.name)\" in \(subject)." + (near.map { " Did you mean \"\($0)\"?" } ?? ""),
                at: entry.key)
        }
        if unknown.count > 50 {
            mistakes.add("and \(unknown.count - 50) more unknown keys in \(subject)", at: unknown[50].key)
        }
    }
}
