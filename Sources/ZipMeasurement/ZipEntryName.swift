import PreflightModel

/// The name of an entry, and how it is written.
///
/// Decoded in this order: UTF-8 where bit 11 says so, the Unicode path field where it was made for this name, UTF-8 where
/// the bytes are valid, GB18030 where they are valid, else code page 437.
struct ZipEntryName {
    var text: String
    var encoding: ArchiveMeasurement.Entry.NameEncoding
    /// The name in code page 437, where it was read as GB18030: nothing in the zip says which of the two it is.
    var asCP437: String?
    /// Whether a byte 5C, which is a backslash in ASCII, is the second half of a character.
    var hasBackslashByteInCharacter = false
    /// Whether bit 11 says UTF-8, but the bytes are none.
    var isFalselyFlagged = false
    /// Whether there is a Unicode path field that was made for another name.
    var hasStaleUnicodePath = false

    init(_ raw: [UInt8], flags: ZipFlags, extra: ZipExtraFields) {
        text = ""
        encoding = .ascii
        let utf8 = String(validating: raw, as: UTF8.self)
        if flags.contains(.utf8) {
            if let utf8 {
                (text, encoding) = (utf8, raw.allSatisfy { $0 < 0x80 } ? .ascii : .utf8)
                return
            }
            isFalselyFlagged = true
        }
        if let path = extra.unicodePath {
            if path.crc == CRC32.value(of: raw), let name = String(validating: path.name, as: UTF8.self) {
                let isPlain = path.name == raw && raw.allSatisfy { $0 < 0x80 }
                (text, encoding) = (name, isPlain ? .ascii : .unicodePath)
                return
            }
            hasStaleUnicodePath = true
        }
        if let utf8 {
            (text, encoding) = (utf8, raw.allSatisfy { $0 < 0x80 } ? .ascii : .unflaggedUTF8)
        } else if let chinese = CodePages.gb18030(raw) {
            (text, encoding) = (chinese, .gb18030)
            asCP437 = CodePages.cp437(raw)
            hasBackslashByteInCharacter = raw.count { $0 == 0x5C } > chinese.unicodeScalars.count { $0 == "\\" }
        } else {
            (text, encoding) = (CodePages.cp437(raw), .cp437)
        }
    }
}
