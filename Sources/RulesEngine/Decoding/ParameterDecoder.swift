import PreflightModel
import Yams

/// Reads the parameters of a profile.
struct ParameterDecoder {
    let mistakes: ProfileMistakes
    let sources: SourceDecoder

    /// `parameters`: each replaces the one of its name.
    func read(_ node: Node, into profile: inout Profile) {
        for entry in ProfileMapping(node, subject: "parameters", mistakes: mistakes).all {
            if entry.name.isEmpty || entry.name.contains("=") {
                mistakes.add(
                    "\"\(entry.name)\" is not a parameter name: parameters are given as "
                        + "NAME=VALUE", at: entry.key)
            }
            guard let parameter = parameter(named: entry.name, entry.value) else { continue }
            if let index = profile.parameters.firstIndex(where: { $0.name == entry.name }) {
                profile.parameters[index] = parameter
            } else {
                profile.parameters.append(parameter)
            }
        }
    }

    private func parameter(named name: String, _ node: Node) -> Parameter? {
        var mapping = ProfileMapping(node, subject: "the parameter \(name)", mistakes: mistakes)
        guard node.mapping != nil else { return nil }
        let source = mapping.require("source").flatMap { sources.source($0) }
        let required = mapping.take("required").flatMap { ProfileValues.boolean($0, mistakes) } ?? false
        let title = mapping.take("title").flatMap { ProfileValues.text($0, mistakes) }
        let severity = mapping.take("severity").flatMap { ProfileValues.oneOf($0, Severity.self, mistakes) } ?? .error
        let companion = mapping.take("requires").flatMap { Parameter.Companion.read($0, mistakes) }
        var conditions: [any ParameterCondition] = []
        var kindCount = 0
        for kind in ParameterKinds.all {
            guard let value = mapping.take(kind.keyword) else { continue }
            kindCount += 1
            if let condition = kind.read(value, mistakes) { conditions.append(condition) }
        }
        if let node = mapping.take("patternWords") { explain(&conditions, by: node, mapping) }
        let examples = mapping.take("examples")
        mapping.finish()
        if examples == nil, !conditions.isEmpty {
            mistakes.add("the parameter \(name) has no \"examples\"", at: node)
        }
        guard let source else { return nil }
        var parameter = Parameter(
            name: name, title: title, isRequired: required, companion: companion, severity: severity, source: source,
            conditions: conditions)
        // With a condition missing, examples would be called wrong that are not.
        if let examples, conditions.count == kindCount {
            parameter.examples = ParameterExamples(mistakes: mistakes).run(examples, for: parameter)
        }
        return parameter
    }

    /// `patternWords`: what the pattern means, in words that continue "is not".
    private func explain(_ conditions: inout [any ParameterCondition], by node: Node, _ mapping: ProfileMapping) {
        let words = ProfileValues.text(node, mistakes)
        if !mapping.names.contains("pattern") {
            mistakes.add("patternWords say what a pattern means, but there is no \"pattern\"", at: node)
        }
        for index in conditions.indices {
            guard var condition = conditions[index] as? PatternCondition else { continue }
            condition.pattern.words = words
            conditions[index] = condition
        }
    }
}

extension Parameter.Companion {
    /// `requires`: what must be given too.
    static func read(_ node: Node, _ mistakes: ProfileMistakes) -> Parameter.Companion? {
        var mapping = ProfileMapping(node, subject: "requires", mistakes: mistakes)
        let role = mapping.take("role").flatMap { ProfileValues.text($0, mistakes) }
        let parameter = mapping.take("parameter").flatMap { ProfileValues.text($0, mistakes) }
        mapping.finish()
        if let role { return .role(role) }
        if let parameter { return .parameter(parameter) }
        mistakes.add("requires needs a role or a parameter", at: node)
        return nil
    }
}
