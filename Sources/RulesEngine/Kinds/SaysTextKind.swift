import PreflightModel
import Yams

extension RuleKinds {
    /// The kind of rules on the words that are said: `{role: text}`, `{parameter: PromptText, language: Language}`,
    /// `{fixed: [one of these, or of these]}`.
    static let saysText = RuleKind("saysText") { node, mistakes in
        var mapping = ProfileMapping(node, subject: "saysText", mistakes: mistakes)
        let role = mapping.take("role").flatMap { ProfileValues.text($0, mistakes) }
        let parameter = mapping.take("parameter").flatMap { ProfileValues.text($0, mistakes) }
        let fixed = mapping.take("fixed").map {
            ProfileValues.list($0, mistakes).compactMap { ProfileValues.text($0, mistakes) }
        }
        let language = mapping.take("language").flatMap { ProfileValues.text($0, mistakes) }
        mapping.finish()
        let texts: [SaysTextCondition.Text] = [
            role.map { .role($0) }, parameter.map { .parameter($0) }, fixed.map { .fixed($0) },
        ].compactMap(\.self)
        guard texts.count == 1, let text = texts.first, text != .fixed([]) else {
            mistakes.add(
                "saysText has one text: give {role: a role of texts}, {parameter: a parameter} or {fixed: [the words]}",
                at: node)
            return nil
        }
        return .words(SaysTextCondition(text: text, languageParameter: language))
    }
}
