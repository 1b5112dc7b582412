import PreflightModel
import Yams

/// Reads the rules of a role.
struct RuleDecoder {
    let mistakes: ProfileMistakes
    let sources: SourceDecoder
    /// Where the rules of the file are, by name.
    private(set) var nodes: [String: Node] = [:]

    init(mistakes: ProfileMistakes, sources: SourceDecoder) {
        (self.mistakes, self.sources) = (mistakes, sources)
    }

    /// One rule with its examples; nil where it has a mistake.
    mutating func rule(_ node: Node, of role: String, _ kind: Role.Kind) -> Rule? {
        var mapping = ProfileMapping(node, subject: "the rule", mistakes: mistakes)
        guard node.mapping != nil else { return nil }
        let id = mapping.requireText("id")
        if let id {
            mapping = mapping.renamed("the rule \(id)")
            mistakes.check(name: id, of: "rule", at: node)
            if id == "\(role)-count" {
                mistakes.add(
                    "the rule id \"\(id)\" is reserved for the count of the role \(role): choose another", at: node)
            }
            if nodes.updateValue(node, forKey: id) != nil {
                mistakes.add("the rule id \"\(id)\" is used twice", at: node)
            }
        }
        let severity = mapping.take("severity").flatMap { ProfileValues.oneOf($0, Severity.self, mistakes) } ?? .error
        let source = mapping.require("source").flatMap { sources.source($0) }
        let scopeNode = mapping.take("when")
        let scope = scopeNode.map { self.scope($0) } ?? Rule.Scope()
        let remedy = mapping.take("remedy").flatMap { ProfileValues.text($0, mistakes) }
        let examples = mapping.require("examples")
        var demands: [Rule.Demand] = []
        var kindCount = 0
        for kind in RuleKinds.all {
            guard let value = mapping.take(kind.keyword) else { continue }
            kindCount += 1
            if let demand = kind.read(value, mistakes) { demands.append(demand) }
        }
        if kindCount > 1 {
            mistakes.add("the rule \(id ?? "") has \(kindCount) kinds; write one rule for each", at: node)
        } else if kindCount == 0 {
            reportMissingKind(mapping, at: node)
        }
        if kindCount > 0 { mapping.finish() }
        if let demand = demands.first { check(demand, of: kind, scope: scopeNode, at: node) }
        guard let id, let source, let demand = demands.first, let examples else { return nil }
        var rule = Rule(id: id, severity: severity, source: source, scope: scope, demand: demand, remedy: remedy)
        rule.examples = RecordingExamples(mistakes: mistakes).run(examples, for: rule)
        return rule
    }

    /// What nobody would ever judge is a mistake, not a rule.
    private func check(_ demand: Rule.Demand, of kind: Role.Kind, scope: Node?, at node: Node) {
        switch demand {
        case .set where scope != nil, .voices where scope != nil:
            mistakes.add("a rule on all recordings together cannot have \"when\"", at: scope ?? node)
        case .set where kind != .recording, .voices where kind != .recording:
            mistakes.add("a \(kind) can only have rules on \(Self.demands(of: kind)): it is not measured", at: node)
        case .words where scope != nil:
            mistakes.add("a rule on what is said cannot have \"when\"", at: scope ?? node)
        case .words where kind != .recording:
            mistakes.add("a \(kind) can only have rules on \(Self.demands(of: kind)): nobody speaks in it", at: node)
        case .document where kind != .document:
            mistakes.add("documentFormat can only be demanded of a document", at: node)
        case .recording(let condition) where kind != .recording:
            if !(condition is any DocumentCondition) {
                mistakes.add(
                    "a \(kind) can only have rules on \(Self.demands(of: kind)): it is not measured", at: node)
            }
            if let scope { mistakes.add("a rule on \(kind)s cannot have \"when\"", at: scope) }
        case .document:
            if let scope { mistakes.add("a rule on documents cannot have \"when\"", at: scope) }
        default: break
        }
    }

    private static func demands(of kind: Role.Kind) -> String {
        kind == .document ? "fileName, size and documentFormat" : "fileName and size"
    }

    private func reportMissingKind(_ mapping: ProfileMapping, at node: Node) {
        let kinds = RuleKinds.all.map(\.keyword)
        let known = ["id", "severity", "source", "when", "remedy", "examples"]
        guard let unknown = mapping.all.first(where: { !known.contains($0.name) }) else {
            return mistakes.add("the rule has no kind: give one of \(kinds.joined(separator: ", "))", at: node)
        }
        let near = Words.nearest(to: unknown.name, among: kinds)
        mistakes.add(
            "unknown rule kind \"\(unknown.name)\"."
                + (near.map { " Did you mean \"\($0)\"?" } ?? " Known: \(kinds.joined(separator: ", "))."),
            at: unknown.key)
    }

    private func scope(_ node: Node) -> Rule.Scope {
        var mapping = ProfileMapping(node, subject: "when", mistakes: mistakes)
        var scope = Rule.Scope()
        if let list = mapping.take("container") {
            scope.containers = ProfileValues.list(list, mistakes).compactMap { ProfileValues.container($0, mistakes) }
        }
        if let list = mapping.take("codec") {
            scope.codecs = ProfileValues.list(list, mistakes).compactMap { ProfileValues.text($0, mistakes) }
                .map { CodecPattern($0) }
        }
        mapping.finish()
        return scope
    }
}
