/// The small XML documents that object stores answer with: the name of the root, and the text of the first element of a
/// name.
///
/// Attributes, namespaces and nesting are not told apart, since those documents need none; only XML's own five entities
/// and numbers are resolved, so nothing grows.
struct XMLElements {
    /// The name of the outermost element; nil for what is no XML.
    let root: String?
    private let text: String

    /// The most bytes that are looked at: far more than an error or a result has.
    static let greatestSize = 64 * 1024

    /// The most bytes that are looked at of a list, such as one of a thousand parts.
    static let greatestList = 4 * 1024 * 1024

    /// Reads the front of a document.
    init(_ bytes: [UInt8], limit: Int = greatestSize) {
        self.init(String(decoding: bytes.prefix(limit), as: UTF8.self))
    }

    private init(_ text: String) {
        self.text = text
        root = Self.root(of: text[...])
    }

    /// What is in the elements of this name, in order; none of them holds another of the same name.
    func all(_ name: String) -> [XMLElements] {
        let (start, end) = (Array("<\(name)>".utf8), Array("</\(name)>".utf8))
        var found: [XMLElements] = []
        var rest = text.utf8[...]
        while let opening = rest.firstRange(of: start),
            let closing = rest[opening.upperBound...].firstRange(of: end)
        {
            found.append(XMLElements(String(Substring(rest[opening.upperBound..<closing.lowerBound]))))
            rest = rest[closing.upperBound...]
        }
        return found
    }

    /// The text of the first element `name`, with entities resolved, on one line; nil if there is none.
    func text(of name: String) -> String? {
        guard root != nil, let open = text.firstRange(of: "<\(name)>"),
            let close = text[open.upperBound...].firstRange(of: "</\(name)>")
        else { return nil }
        let lines = Self.resolved(text[open.upperBound..<close.lowerBound]).split(whereSeparator: \.isNewline)
        return lines.map { Self.trimmed($0) }.joined(separator: " ")
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.trimmingPrefix(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    /// The first name behind a `<` that begins neither a declaration nor a comment.
    private static func root(of text: Substring) -> String? {
        var rest = text.trimmingPrefix { $0.isWhitespace || $0 == "\u{FEFF}" }
        while rest.hasPrefix("<?") || rest.hasPrefix("<!") {
            let end = rest.hasPrefix("<!--") ? "-->" : ">"
            guard let range = rest.firstRange(of: end) else { return nil }
            rest = rest[range.upperBound...].trimmingPrefix(while: \.isWhitespace)
        }
        guard rest.first == "<" else { return nil }
        let name = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || "_.-".contains($0) }
        return name.isEmpty ? nil : String(name)
    }

    private static let entities: [Substring: Character] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
    ]

    private static func resolved(_ text: Substring) -> String {
        var resolved = ""
        var rest = text
        while let sign = rest.firstIndex(of: "&") {
            resolved += rest[..<sign]
            rest = rest[sign...]
            guard let end = rest.prefix(10).firstIndex(of: ";"),
                let character = character(rest[rest.index(after: sign)..<end])
            else {
                resolved.append(rest.removeFirst())
                continue
            }
            resolved.append(character)
            rest = rest[rest.index(after: end)...]
        }
        return resolved + rest
    }

    private static func character(_ name: Substring) -> Character? {
        guard name.first == "#" else { return entities[name] }
        let number = name.dropFirst()
        let value = number.first == "x" ? UInt32(number.dropFirst(), radix: 16) : UInt32(number)
        return value.flatMap { Unicode.Scalar($0) }.map { Character($0) }
    }
}
