import Yams

/// Finds out what the aliases of a document stand for, before anybody follows them.
///
/// Yams puts the content in the place of each alias, and compares the keys of a mapping while it does: a key that is a
/// tower of aliases keeps it busy for years. So the text is composed first with every `*` replaced by a character that is
/// nothing special. Where a plain scalar begins with that character, an alias would stand, since no plain scalar can begin
/// with `*`; what the others hold does not matter.
enum YAMLAliases {
    /// A character of the private use area, which YAML allows (YAML 1.2.2, 5.1).
    private static let mark: Unicode.Scalar = "\u{E000}"
    private static let greatestCount = 200_000
    private static let greatestDepth = 200

    /// What a part of the document comes to with all aliases followed.
    private struct Extent {
        var count = 1
        var depth = 1
        var isScalar = true

        mutating func add(_ part: Extent) {
            count = min(count + part.count, greatestCount + 1)
            depth = max(depth, part.depth + 1)
            isScalar = false
        }
    }

    /// Whether following every alias comes to an end soon; if not, a mistake says so.
    static func areHarmless(in text: String, _ mistakes: ProfileMistakes) throws -> Bool {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(scalar == "*" ? mark : scalar) }
        // Nodes know their anchors only as long as the parser lives.
        let parser = try Yams.Parser(yaml: String(scalars))
        return try withExtendedLifetime(parser) {
            guard let root = try parser.singleRoot() else { return true }
            var anchors: [String: Extent] = [:]
            var hasHarmlessKeys = true
            let extent = extent(of: root, &anchors, &hasHarmlessKeys, mistakes)
            guard extent.count <= greatestCount else {
                mistakes.add("the file has more than 200,000 parts when all aliases are followed", at: root)
                return false
            }
            guard extent.depth <= greatestDepth else {
                mistakes.add(
                    "the file is more than \(greatestDepth) levels deep when all aliases are followed", at: root)
                return false
            }
            return hasHarmlessKeys
        }
    }

    /// In the order of the document, since an alias means the last anchor of its name before it.
    private static func extent(
        of node: Node, _ anchors: inout [String: Extent], _ hasHarmlessKeys: inout Bool, _ mistakes: ProfileMistakes
    ) -> Extent {
        var result = Extent()
        switch node {
        case .scalar(let scalar):
            if scalar.style == .plain, scalar.string.unicodeScalars.first == mark {
                result = anchors[name(scalar.string)] ?? result
            }
        case .sequence(let sequence):
            result.isScalar = false
            for part in sequence { result.add(extent(of: part, &anchors, &hasHarmlessKeys, mistakes)) }
        case .mapping(let mapping):
            result.isScalar = false
            for (key, value) in mapping {
                let keyExtent = extent(of: key, &anchors, &hasHarmlessKeys, mistakes)
                if !keyExtent.isScalar {
                    mistakes.add("a key must be a plain word", at: key)
                    hasHarmlessKeys = false
                }
                result.add(keyExtent)
                result.add(extent(of: value, &anchors, &hasHarmlessKeys, mistakes))
            }
        case .alias: break
        }
        if let anchor = node.anchor { anchors[anchor.rawValue] = result }
        return result
    }

    /// The name behind the mark: letters, digits, hyphens and underscores, as libyaml reads it.
    private static func name(_ text: String) -> String {
        let isNameCharacter = { (scalar: Unicode.Scalar) in
            scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                || scalar == "-" || scalar == "_"
        }
        var name = String.UnicodeScalarView()
        name.append(contentsOf: text.unicodeScalars.dropFirst().prefix(while: isNameCharacter))
        return String(name)
    }
}
