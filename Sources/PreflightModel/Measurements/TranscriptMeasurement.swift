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

    /// Makes a measurement from its parts.
    package init(
        byteCount: Int64, sha256: String, encoding: TextEncoding = .utf8, hasByteOrderMark: Bool = false,
        isBlank: Bool = false
    ) {
        self.byteCount = byteCount
        self.sha256 = sha256
        self.encoding = encoding
        self.hasByteOrderMark = hasByteOrderMark
        self.isBlank = isBlank
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
        self.init(
            byteCount: Int64(bytes.count), sha256: sha256, encoding: encoding, hasByteOrderMark: mark != nil,
            isBlank: isBlank)
    }
}
