import PreflightModel
import Yams

/// A kind of constraint on parameters: its keyword in profiles, and how its value is read.
struct ParameterKind: Sendable {
    let keyword: String
    let read: @Sendable (Node, ProfileMistakes) -> (any ParameterCondition)?

    init(_ keyword: String, read: @escaping @Sendable (Node, ProfileMistakes) -> (any ParameterCondition)?) {
        self.keyword = keyword
        self.read = read
    }
}

/// Every kind of constraint on parameters there is; what is required or goes together is said beside them.
enum ParameterKinds {
    static let all: [ParameterKind] = [
        ParameterKind("length") { node, mistakes in
            ProfileValues.counts(node, "length", mistakes).map { LengthCondition(limits: $0) }
        },
        ParameterKind("byteLength") { node, mistakes in
            ProfileValues.counts(node, "byteLength", mistakes).map { ByteLengthCondition(limits: $0) }
        },
        ParameterKind("pattern") { node, mistakes in
            ProfileValues.pattern(node, mistakes).map { PatternCondition(pattern: $0) }
        },
        ParameterKind("oneOf") { node, mistakes in
            let values = ProfileValues.list(node, mistakes).compactMap { ProfileValues.text($0, mistakes) }
            return values.isEmpty ? nil : OneOfCondition(allowed: values)
        },
        ParameterKind("integer") { node, mistakes in integer(node, mistakes) },
        ParameterKind("boolean") { node, mistakes in flag(node, mistakes).map { BooleanCondition() } },
        ParameterKind("url") { node, mistakes in url(node, mistakes) },
        ParameterKind("ossObject") { node, mistakes in flag(node, mistakes).map { OSSObjectCondition() } },
        ParameterKind("mediaIDs") { node, mistakes in
            switch node.scalar?.string {
            case "one": return MediaIDsCondition(isList: false)
            case "several": return MediaIDsCondition(isList: true)
            default:
                mistakes.add("\"one\" or \"several\" is expected here", at: node)
                return nil
            }
        },
        ParameterKind("header") { node, mistakes in flag(node, mistakes).map { HeaderCondition() } },
        ParameterKind("endsWithPunctuation") { node, mistakes in flag(node, mistakes).map { PunctuationCondition() } },
        ParameterKind("without") { node, mistakes in
            if node.scalar?.string == "chinese" { return NoChineseCondition() }
            mistakes.add("\"chinese\" is expected here", at: node)
            return nil
        },
    ]

    /// `true`, the only value that says something.
    private static func flag(_ node: Node, _ mistakes: ProfileMistakes) -> Void? {
        guard node.bool == true else {
            mistakes.add("true is expected here; leave the line out otherwise", at: node)
            return nil
        }
        return ()
    }

    private static func integer(_ node: Node, _ mistakes: ProfileMistakes) -> IntegerCondition? {
        if let mapping = node.mapping, mapping.isEmpty { return IntegerCondition(limits: Limits()) }
        return ProfileValues.limits(node, subject: "integer", mistakes) { bound, _ in
            ProfileValues.integer(bound, mistakes).map { .init(value: $0, isInclusive: true, text: "\($0)") }
        }.map { IntegerCondition(limits: $0) }
    }

    private static func url(_ node: Node, _ mistakes: ProfileMistakes) -> URLCondition {
        var mapping = ProfileMapping(node, subject: "url", mistakes: mistakes)
        let schemes = mapping.take("schemes").map { ProfileValues.list($0, mistakes) } ?? []
        let hostSuffix = mapping.take("hostSuffix").flatMap { ProfileValues.text($0, mistakes) }
        mapping.finish()
        return URLCondition(
            schemes: schemes.compactMap { ProfileValues.text($0, mistakes) }, hostSuffix: hostSuffix?.lowercased())
    }
}
