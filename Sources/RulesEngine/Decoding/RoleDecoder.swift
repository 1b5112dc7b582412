import PreflightModel
import Yams

/// Reads the roles of a profile.
struct RoleDecoder {
    let mistakes: ProfileMistakes
    let sources: SourceDecoder
    /// Reads their rules.
    private(set) var rules: RuleDecoder
    /// Where the roles stand that transcripts belong to, by name.
    private(set) var transcribedNodes: [String: Node] = [:]

    init(mistakes: ProfileMistakes, sources: SourceDecoder) {
        (self.mistakes, self.sources) = (mistakes, sources)
        rules = RuleDecoder(mistakes: mistakes, sources: sources)
    }

    /// `roles`: each replaces or extends the one of its name.
    mutating func read(_ node: Node, into profile: inout Profile) {
        let mapping = ProfileMapping(node, subject: "roles", mistakes: mistakes)
        if mapping.all.isEmpty, node.mapping != nil { mistakes.add("the profile has no role", at: node) }
        for entry in mapping.all {
            mistakes.check(name: entry.name, of: "role", at: entry.key)
            let index = profile.roles.firstIndex { $0.name == entry.name }
            guard let role = role(named: entry.name, entry.value, extending: index.map { profile.roles[$0] })
            else { continue }
            if let index { profile.roles[index] = role } else { profile.roles.append(role) }
        }
    }

    private mutating func role(named name: String, _ node: Node, extending base: Role?) -> Role? {
        var mapping = ProfileMapping(node, subject: "the role \(name)", mistakes: mistakes)
        guard node.mapping != nil else { return nil }
        let isNew = base == nil && !sources.lacksBase
        let title = mapping.take("title", orMissing: isNew).flatMap { ProfileValues.text($0, mistakes) } ?? base?.title
        let kind =
            mapping.take("kind").flatMap { ProfileValues.oneOf($0, Role.Kind.self, mistakes) } ?? base?.kind
            ?? .recording
        let countNode = mapping.take("count", orMissing: isNew, such: "as 1, 0...1 or 1...")
        let count = countNode.flatMap { countRange($0) } ?? base?.count
        let source = mapping.take("source", orMissing: isNew).flatMap { sources.source($0) } ?? base?.source
        let required = mapping.take("requires").flatMap { Parameter.Companion.read($0, mistakes) }
        let address = mapping.take("orAddress").flatMap { ProfileValues.text($0, mistakes) } ?? base?.addressParameter
        let media = mapping.take("orMedia").flatMap { ProfileValues.text($0, mistakes) } ?? base?.mediaParameter
        let transcribes = transcribedRole(&mapping, of: kind, isNew: isNew, at: node) ?? base?.transcribes
        var own = base?.rules ?? []
        if let list = mapping.take("rules") {
            for node in ProfileValues.list(list, mistakes) {
                guard let rule = rules.rule(node, of: name, kind) else { continue }
                if let index = own.firstIndex(where: { $0.id == rule.id }) {
                    own[index] = rule
                } else {
                    own.append(rule)
                }
            }
        }
        mapping.finish()
        guard let title, let count, let source else { return nil }
        var requiredParameter = base?.requiredParameter
        if case .parameter(let parameter)? = required { requiredParameter = parameter }
        return Role(
            name: name, title: title, kind: kind, count: count, source: source, requiredParameter: requiredParameter,
            addressParameter: address, mediaParameter: media, transcribes: kind == .transcript ? transcribes : nil,
            rules: own)
    }

    /// `of`: the role whose recordings the texts belong to.
    private mutating func transcribedRole(
        _ mapping: inout ProfileMapping, of kind: Role.Kind, isNew: Bool, at node: Node
    ) -> String? {
        let value = mapping.take("of", orMissing: isNew && kind == .transcript, such: "as the role of the recordings")
        guard let value, let name = ProfileValues.text(value, mistakes) else { return nil }
        if kind != .transcript {
            mistakes.add("only a role of kind transcript has \"of\": it says whose words the texts are", at: value)
            return nil
        }
        transcribedNodes[name] = value
        return name
    }

    private func countRange(_ node: Node) -> ClosedRange<Int>? {
        let text = node.scalar?.string ?? ""
        let parts = text.split(separator: "...", omittingEmptySubsequences: false).map { $0.trimming() }
        if parts.count == 1, let count = Int(parts[0]), count > 0 { return count...count }
        if parts.count == 2, let low = Int(parts[0]), low >= 0 {
            if parts[1].isEmpty { return low...Int.max }
            if let high = Int(parts[1]), high >= low, high > 0 { return low...high }
        }
        mistakes.add("a count such as 1, 0...1, 1... or 1...29 is expected here, not \"\(text)\"", at: node)
        return nil
    }
}
