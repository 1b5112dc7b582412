import PreflightModel
import Yams

/// Runs the examples of parameters: values, written as they would be given.
struct ParameterExamples {
    let mistakes: ProfileMistakes

    /// Judges every example; one that comes out otherwise than the profile says is a mistake.
    func run(_ node: Node, for parameter: Parameter) -> [RuleExample] {
        ExampleList.read(node, subject: parameter.name, needs: [.pass, .fail], mistakes).compactMap {
            outcome, example in
            guard let value = value(example) else { return nil }
            let judgements = parameter.conditions.map { $0.judge(value) }
            let judged = judgements.map(\.outcome)
            let result: Outcome = judged.contains(.fail) ? .fail : judged.contains(.open) ? .open : .pass
            let text = value.count > 60 ? "\(value.prefix(20))… (\(value.unicodeScalars.count) characters)" : value
            if result != outcome {
                mistakes.add(
                    "the example \"\(text)\" of \(parameter.name) is listed under \(outcome), but the rule gives "
                        + "\(result)",
                    at: example)
            }
            return RuleExample(outcome: outcome, text: "\"\(text)\"", judgements: judgements)
        }
    }

    /// A value, or `{repeat: x, times: 33}` for long ones.
    private func value(_ node: Node) -> String? {
        if let scalar = node.scalar { return scalar.string }
        var mapping = ProfileMapping(node, subject: "the example", mistakes: mistakes)
        let text = mapping.requireText("repeat")
        let times = mapping.require("times").flatMap { ProfileValues.integer($0, mistakes) }
        mapping.finish()
        guard let text, let times else { return nil }
        let (byteCount, overflows) = Int64(text.utf8.count).multipliedReportingOverflow(by: times)
        guard times >= 0, !overflows, byteCount <= Self.greatestByteCount else {
            mistakes.add("an example has at most \(Self.greatestByteCount) bytes; repeat it fewer times", at: node)
            return nil
        }
        return Self.repeated(text, times: Int(times))
    }

    /// No vendor's limit of a parameter is greater.
    private static let greatestByteCount: Int64 = 16 << 20

    /// A text many times over, by doubling: `String(repeating:count:)` takes a step for each time.
    private static func repeated(_ text: String, times: Int) -> String {
        var (result, power, rest) = ("", text, times)
        while rest > 0 {
            if rest & 1 == 1 { result += power }
            rest >>= 1
            if rest > 0 { power += power }
        }
        return result
    }
}
