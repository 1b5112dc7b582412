#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Foundation
#endif

/// The code pages of names that are not Unicode.
enum CodePages {
    /// The text of GB18030 bytes; nil where they are none, or where the system does not know the encoding.
    static func gb18030(_ bytes: [UInt8]) -> String? {
        #if canImport(Glibc) || canImport(Musl)
            let converter = unsafe iconv_open("UTF-8", "GB18030")
            guard let converter = unsafe converter, unsafe converter != iconv_t(bitPattern: -1) else { return nil }
            defer { unsafe iconv_close(converter) }
            var source = bytes.map { CChar(bitPattern: $0) }
            // Two bytes of GB18030 are at most three of UTF-8.
            var target = [CChar](repeating: 0, count: bytes.count * 2 + 16)
            let count = unsafe source.withUnsafeMutableBufferPointer { source in
                unsafe target.withUnsafeMutableBufferPointer { target -> Int? in
                    var (input, inputLeft) = (source.baseAddress, source.count)
                    var (output, outputLeft) = (target.baseAddress, target.count)
                    let result = unsafe iconv(converter, &input, &inputLeft, &output, &outputLeft)
                    return result == .max || inputLeft > 0 ? nil : target.count - outputLeft
                }
            }
            guard let count else { return nil }
            return String(validating: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        #else
            let encoding = CFStringConvertEncodingToNSStringEncoding(
                CFStringEncoding(CFStringEncodings.GB_18030_2000.rawValue))
            return String(bytes: bytes, encoding: String.Encoding(rawValue: encoding))
        #endif
    }

    /// The text of code page 437, which has a character for every byte.
    static func cp437(_ bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(byte < 0x80 ? Unicode.Scalar(byte) : upperCP437[Int(byte) - 0x80]) }
        return String(text)
    }

    /// The upper half of code page 437, as Unicode's own table CP437.TXT maps it.
    private static let upperCP437 = Array(
        ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
            + "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}").unicodeScalars)
}
