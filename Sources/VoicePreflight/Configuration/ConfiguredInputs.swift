package import PreflightModel
import RulesEngine
import SystemFiles

extension Configuration {
    /// What the roles of the configuration stand for now, in the order of the file; what one pattern matches is sorted
    /// bytewise, and hidden files and links to folders are only followed where they are named.
    ///
    /// A pattern that matches nothing is handed on as it is, as a shell does: as a file it does not exist, and measuring
    /// says so.
    ///
    /// - Parameter workingFolder: The absolute path of the folder that the paths of the result are relative to.
    /// - Throws: `InvalidConfiguration` where two roles claim the same file.
    package func inputs(from workingFolder: RecordingPath) throws(InvalidConfiguration) -> [RecordingInput] {
        let place = place(from: workingFolder)
        var inputs: [(way: RecordingPath, input: RecordingInput, pattern: Located<String>)] = []
        var seen: Set<RecordingInput> = []
        for entry in roles {
            for pattern in entry.patterns {
                for way in PatternWalk(place: place).paths(of: pattern.value) {
                    let input = RecordingInput(role: entry.role.value, path: place.workingPath(of: way))
                    if seen.insert(input).inserted { inputs.append((way, input, pattern)) }
                }
            }
        }
        try requireOneRole(inputs)
        return inputs.map(\.input)
    }

    /// A file that two roles claim would be judged twice, and submitted as what it is not. A folder may hold the
    /// recordings of one role and the texts of another.
    private func requireOneRole(
        _ inputs: [(way: RecordingPath, input: RecordingInput, pattern: Located<String>)]
    ) throws(InvalidConfiguration) {
        var roles: [RecordingPath: [(index: Int, role: String)]] = [:]
        for (index, input) in inputs.enumerated() {
            roles[input.way, default: []].append((index, input.input.role ?? ""))
        }
        var messages: [String] = []
        for (index, item) in inputs.enumerated() where FileKind(of: item.input.path) != .folder {
            var way: RecordingPath? = item.way
            while let current = way {
                if let other = roles[current]?.first(where: { $0.role != item.input.role }) {
                    // Said once, where the later of the two stands.
                    let isEarlier = current == item.way && other.index > index
                    if !isEarlier {
                        let later = inputs[max(index, other.index)]
                        messages.append(
                            mistake(
                                ConfigurationWords.twoRoles(
                                    item.way.description, later.input.role ?? "",
                                    inputs[min(index, other.index)].input.role ?? ""), at: later.pattern))
                    }
                    break
                }
                way = current.bytes.lastIndex(of: UInt8(ascii: "/")).map { RecordingPath(bytes: current.bytes[..<$0]) }
            }
        }
        guard messages.isEmpty else { throw InvalidConfiguration(messages) }
    }
}

/// Finds the files and folders that a pattern stands for.
private struct PatternWalk {
    let place: RelativePlace

    /// Their paths, relative to the folder of the configuration.
    func paths(of text: String) -> [RecordingPath] {
        let literal = normal(RecordingPath(text))
        // A name with brackets in it may be a file after all.
        if exists(literal) { return [literal] }
        guard let pattern = PathPattern(text) else { return [literal] }
        if let plain = pattern.plainPath { return [exists(plain) ? normal(plain) : literal] }
        var found: Set<RecordingPath> = []
        var visited: Set<Visit> = []
        visit(Visit(folder: RecordingPath(bytes: []), index: 0), pattern.components, &found, &visited)
        // What is below a folder that was found comes with it.
        let paths = found.filter { path in !ancestors(of: path).contains { found.contains($0) } }
        return paths.isEmpty ? [RecordingPath(text)] : paths.map { normal($0) }.sorted()
    }

    /// A folder, and the component that is to be found in it.
    private struct Visit: Hashable {
        var folder: RecordingPath
        var index: Int
    }

    private func visit(
        _ visit: Visit, _ components: [PathPattern.Component], _ found: inout Set<RecordingPath>,
        _ visited: inout Set<Visit>
    ) {
        guard visited.insert(visit).inserted else { return }
        let isLast = visit.index == components.count - 1
        let next = visit.index + 1
        switch components[visit.index] {
        case .name(let name):
            // The empty name in front of an absolute pattern is the root.
            let path = name.isEmpty ? RecordingPath("/") : visit.folder.appending(name.utf8)
            guard exists(path) else { return }
            if isLast {
                found.insert(path)
            } else {
                self.visit(.init(folder: path, index: next), components, &found, &visited)
            }
        case .pattern(let tokens):
            let takesHidden = tokens.first == .scalar(".")
            for entry in entries(visit.folder) {
                let path = visit.folder.appending(entry.name)
                let name = RecordingPath(bytes: entry.name).description.unicodeScalars
                guard takesHidden || name.first != ".", components[visit.index].matches(Array(name)) else { continue }
                if isLast {
                    found.insert(path)
                } else if kind(path, followingLinks: true) == .folder {
                    self.visit(.init(folder: path, index: next), components, &found, &visited)
                }
            }
        case .folders:
            if isLast {
                found.insert(visit.folder)
                return
            }
            self.visit(.init(folder: visit.folder, index: next), components, &found, &visited)
            for entry in entries(visit.folder) where entry.name.first != UInt8(ascii: ".") {
                let path = visit.folder.appending(entry.name)
                guard !SystemName.isSystemName(entry.name), (entry.kind ?? kind(path, followingLinks: false)) == .folder
                else { continue }
                self.visit(.init(folder: path, index: visit.index), components, &found, &visited)
            }
        }
    }

    private func entries(_ folder: RecordingPath) -> [FolderEntry] {
        (try? FolderEntry.all(in: place.workingPath(of: folder))) ?? []
    }

    private func kind(_ path: RecordingPath, followingLinks: Bool) -> FileKind? {
        FileKind(of: place.workingPath(of: path), followingLinks: followingLinks)
    }

    /// Whether there is something, be it a link that leads nowhere.
    private func exists(_ path: RecordingPath) -> Bool { kind(path, followingLinks: false) != nil }

    private func normal(_ path: RecordingPath) -> RecordingPath {
        RelativePlace(workingFolder: place.folder, folder: place.folder).path(of: path)
    }

    private func ancestors(of path: RecordingPath) -> [RecordingPath] {
        path.bytes.indices.filter { path.bytes[$0] == UInt8(ascii: "/") }
            .map { RecordingPath(bytes: path.bytes[..<$0]) } + (path.bytes.isEmpty ? [] : [RecordingPath(bytes: [])])
    }
}
