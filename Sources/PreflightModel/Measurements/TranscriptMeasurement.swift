/// What is really in a text that says the words of a recording.
package struct TranscriptMeasurement: Hashable, Sendable, Codable {
    /// The size of the file in bytes.
    package var byteCount: Int64
    /// SHA-256 of the file in lower-case hexadecimal.
    package var sha256: String
    /// How its characters are written.
    package var encoding: TextEncoding
    /// Whether it begins with a byte order mark.
    package var hasByteOrderMark: Bool
    /// Whether there is nothing in it but white space.
    package var isBlank: Bool
    /// The text itself without its byte order mark, of a long one the first 32 KiB; nil where its characters cannot be told.
    package var text: String?
    /// Whether `text` is only the beginning.
    package var isCut: Bool

    /// How many bytes of a text are kept, in UTF-8: the words of half an hour.
    private static let greatestTextSize = 32 * 1024

    /// Makes a measurement from its parts.
    package init(
        byteCount: Int64, sha256: String, encoding: TextEncoding = .utf8, hasByteOrderMark: Bool = false,
        isBlank: Bool = false, text: String? = nil, isCut: Bool = false
    ) {
        self.byteCount = byteCount
        self.sha256 = sha256
        self.encoding = encoding
        self.hasByteOrderMark = hasByteOrderMark
        self.isBlank = isBlank
        self.text = text
        self.isCut = isCut
    }

    /// Measures the bytes of a whole text, whose digest is known.
    package init(of bytes: [UInt8], sha256: String) {
        let encoding = TextEncoding(of: bytes)
        let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]
        let mark = marks.first { bytes.starts(with: $0) }
        let content = bytes.dropFirst(mark?.count ?? 0)
        let isBlank =
            if encoding == .utf8 {
                String(decoding: content, as: UTF8.self).unicodeScalars.allSatisfy { $0.properties.isWhitespace }
            } else {
                // White space is a byte below 21 in all of them, with a zero beside it in UTF-16.
                content.allSatisfy { [0x00, 0x09, 0x0A, 0x0D, 0x20].contains($0) }
            }
        let text = encoding.characters(of: bytes)
        let kept = text.map { Self.beginning(of: $0) }
        self.init(
            byteCount: Int64(bytes.count), sha256: sha256, encoding: encoding, hasByteOrderMark: mark != nil,
            isBlank: isBlank, text: kept, isCut: kept?.utf8.count != text?.utf8.count)
    }

    /// As many whole characters as are kept.
    private static func beginning(of text: String) -> String {
        guard text.utf8.count > greatestTextSize else { return text }
        var end = text.utf8.index(text.startIndex, offsetBy: greatestTextSize)
        while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
        return String(text[..<end])
    }
}

extension TranscriptMeasurement {
    private enum CodingKeys: String, CodingKey {
        case byteCount, sha256, encoding, hasByteOrderMark, isBlank, text, isCut
    }

    /// Reads the documented JSON form; earlier versions did not keep the text.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            byteCount: try values.decode(Int64.self, forKey: .byteCount),
            sha256: try values.decode(String.self, forKey: .sha256),
            encoding: try values.decode(TextEncoding.self, forKey: .encoding),
            hasByteOrderMark: try values.decode(Bool.self, forKey: .hasByteOrderMark),
            isBlank: try values.decode(Bool.self, forKey: .isBlank),
            text: try values.decodeIfPresent(String.self, forKey: .text),
            isCut: try values.decodeIfPresent(Bool.self, forKey: .isCut) ?? false)
    }

    /// Writes the documented JSON form.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(byteCount, forKey: .byteCount)
        try values.encode(sha256, forKey: .sha256)
        try values.encode(encoding, forKey: .encoding)
        try values.encode(hasByteOrderMark, forKey: .hasByteOrderMark)
        try values.encode(isBlank, forKey: .isBlank)
        try values.encodeIfPresent(text, forKey: .text)
        if isCut { try values.encode(true, forKey: .isCut) }
    }
}
