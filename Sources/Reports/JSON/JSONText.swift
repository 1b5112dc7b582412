public import PreflightModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// JSON as this program writes it: keys sorted, slashes not escaped, a line feed at the end; the messages in it are those
/// of the sentences that are given.
public enum JSONText {
    /// The value over several indented lines.
    public static func document(
        _ value: some Encodable, sentences: any Sentences = EnglishSentences()
    ) throws -> String {
        try encode(value, sentences, formatting: [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted])
    }

    /// The value on one line.
    public static func line(_ value: some Encodable, sentences: any Sentences = EnglishSentences()) throws -> String {
        try encode(value, sentences, formatting: [.sortedKeys, .withoutEscapingSlashes])
    }

    private static func encode(
        _ value: some Encodable, _ sentences: any Sentences, formatting: JSONEncoder.OutputFormatting
    ) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting
        encoder.userInfo[.sentences] = sentences
        return harmless(String(decoding: try encoder.encode(value), as: UTF8.self)) + "\n"
    }

    /// The same JSON with invisible characters escaped: JSON itself asks for that below U+0020 only, but a terminal also
    /// obeys the controls above U+007F and marks of direction.
    private static func harmless(_ json: String) -> String {
        if json.utf8.allSatisfy({ $0 < 0x7F }) { return json }
        var text = String.UnicodeScalarView()
        for scalar in json.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control where scalar.value >= 0x7F, .format, .lineSeparator, .paragraphSeparator:
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    let padding = String(repeating: "0", count: 4 - digits.count)
                    text.append(contentsOf: "\\u\(padding)\(digits)".unicodeScalars)
                }
            default: text.append(scalar)
            }
        }
        return String(text)
    }
}
