import PreflightModel
import Yams

/// The lists under `examples`, by outcome.
enum ExampleList {
    static func read(
        _ node: Node, subject: String, needs: [Outcome], _ mistakes: ProfileMistakes
    ) -> [(Outcome, Node)] {
        var mapping = ProfileMapping(node, subject: "the examples of \(subject)", mistakes: mistakes)
        var examples: [(Outcome, Node)] = []
        for outcome in Outcome.allCases {
            guard let list = mapping.take(outcome.rawValue) else {
                if needs.contains(outcome), node.mapping != nil {
                    mistakes.add("\(subject) has no example of \"\(outcome)\"", at: node)
                }
                continue
            }
            let nodes = ProfileValues.list(list, mistakes)
            if nodes.isEmpty, list.sequence != nil {
                mistakes.add("\(subject) has no example of \"\(outcome)\"", at: list)
            }
            examples += nodes.map { (outcome, $0) }
        }
        mapping.finish()
        return examples
    }

    /// An example as the profile writes it, on one line.
    static func text(_ node: Node) -> String {
        switch node {
        case .scalar(let scalar): scalar.string
        case .sequence(let sequence): sequence.map { text($0) }.joined(separator: " and ")
        case .mapping(let mapping): mapping.map { "\(text($0.key)) \(text($0.value))" }.joined(separator: ", ")
        default: ""
        }
    }
}
