/// How the characters of a text are written as bytes, told from the bytes alone.
package struct TextEncoding: OpenVocabulary {
    /// The encoding's name, as the IANA registry writes it in lower case.
    package let rawValue: String

    /// Makes the member with this name; every name is allowed.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// UTF-8 (RFC 3629), which plain ASCII is too.
    package static let utf8: TextEncoding = "utf-8"
    /// UTF-16, told by its byte order mark.
    package static let utf16: TextEncoding = "utf-16"
    /// GB 18030, and with it GBK and GB 2312: no UTF-8, and every byte has its place in the two- and four-byte forms.
    package static let gb18030: TextEncoding = "gb18030"
    /// None of these, or no text at all.
    package static let unknown: TextEncoding = "unknown"
}

extension TextEncoding {
    /// What `bytes` are written in. Nobody can tell GB 18030 from every other encoding of a byte or two a character; a
    /// text that is taken for it is one that readers of UTF-8 refuse anyway.
    package init(of bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            self = .utf16
        } else if bytes.contains(0) {
            // No text has it; UTF-16 without its mark does.
            self = .unknown
        } else if String(validating: bytes, as: UTF8.self) != nil {
            self = .utf8
        } else {
            self = Self.isGB18030(bytes) ? .gb18030 : .unknown
        }
    }

    /// The forms of GB 18030-2005, 4.2: one byte to 7F, two from 81 40 to FE FE without 7F, four from 81 30 81 30 on.
    private static func isGB18030(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while let first = rest.popFirst() {
            if first < 0x80 { continue }
            guard (0x81...0xFE).contains(first), let second = rest.popFirst() else { return false }
            switch second {
            case 0x40...0x7E, 0x80...0xFE: continue
            case 0x30...0x39:
                guard let third = rest.popFirst(), (0x81...0xFE).contains(third), let fourth = rest.popFirst(),
                    (0x30...0x39).contains(fourth)
                else { return false }
            default: return false
            }
        }
        return true
    }
}

extension TextEncoding {
    /// The characters of a whole text without its byte order mark; nil for GB 18030, whose table is not here, and for what
    /// is in no encoding that is known.
    func characters(of bytes: [UInt8]) -> String? {
        switch self {
        case .utf8:
            return String(validating: bytes.dropFirst(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0), as: UTF8.self)
        case .utf16:
            let isLittle = bytes.starts(with: [0xFF, 0xFE])
            let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
                let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
                return isLittle ? second << 8 | first : first << 8 | second
            }
            return String(validating: units, as: UTF16.self)
        default: return nil
        }
    }
}
