#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file's path as the bytes that the operating system knows, with a readable form.
///
/// A path need not be UTF-8. In text and JSON, bytes that are not are written `\xFF`.
public struct RecordingPath: Hashable, Sendable, Comparable, CustomStringConvertible, Codable,
    ExpressibleByStringLiteral
{
    /// The bytes, without a terminating zero.
    public let bytes: [UInt8]

    /// A path from the operating system's bytes.
    public init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    /// A path from text, as UTF-8.
    public init(_ text: String) { self.bytes = Array(text.utf8) }

    /// A path written in the source.
    public init(stringLiteral value: String) { self.init(value) }

    /// Whether the bytes are valid UTF-8.
    package var isUTF8: Bool { bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil }

    /// The path as text; bytes that are not UTF-8 are written `\xFF`.
    public var description: String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        var text = ""
        var rest = bytes[...]
        while !rest.isEmpty {
            // The longest valid sequence at the front is at most four bytes long.
            let length = (1...min(4, rest.count)).first { String(validating: rest.prefix($0), as: UTF8.self) != nil }
            if let length, let valid = String(validating: rest.prefix(length), as: UTF8.self) {
                text += valid
                rest = rest.dropFirst(length)
            } else {
                let digits = String(rest[rest.startIndex], radix: 16, uppercase: true)
                text += "\\x" + (digits.count == 1 ? "0" + digits : digits)
                rest = rest.dropFirst()
            }
        }
        return text
    }

    /// Whether the text form alone says which bytes it is: not where they are no UTF-8, nor where they only look like what
    /// stands for such bytes.
    package var isItsTextForm: Bool {
        isUTF8 && (!bytes.contains(UInt8(ascii: "\\")) || RecordingPath(textForm: description) == self)
    }

    /// The bytes in Base64 (RFC 4648, 4).
    package var base64: String { Data(bytes).base64EncodedString() }

    /// The path whose bytes these are in Base64; nil where they are not Base64, or hold what no path has: nothing, or a zero.
    package init?(base64: String) {
        guard let data = Data(base64Encoded: base64), !data.isEmpty, !data.contains(0) else { return nil }
        self.init(bytes: data)
    }

    /// The bytes after the last slash.
    public var lastComponent: RecordingPath { RecordingPath(bytes: name) }

    private var name: ArraySlice<UInt8> {
        bytes.lastIndex(of: UInt8(ascii: "/")).map { bytes[($0 + 1)...] } ?? bytes[...]
    }

    /// The file-name extension in lower case, without the dot; empty when there is none.
    package var fileExtension: String {
        let name = name
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return "" }
        return RecordingPath(bytes: name[(dot + 1)...]).description.lowercased()
    }

    /// Whether the name is that of a text.
    package var isTextName: Bool { fileExtension == "txt" }

    /// This path with `component` below it.
    package func appending(_ component: some Sequence<UInt8>) -> RecordingPath {
        var joined = bytes
        if joined.last != UInt8(ascii: "/"), !joined.isEmpty { joined.append(UInt8(ascii: "/")) }
        joined.append(contentsOf: component)
        return RecordingPath(bytes: joined)
    }

    /// Orders bytewise, a folder's content before what sorts after the folder.
    public static func < (left: RecordingPath, right: RecordingPath) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }

    /// Reads the text form; what is written `\xFF` is that byte again, also where a file name should hold these characters
    /// themselves, which the text form does not tell apart.
    public init(from decoder: any Decoder) throws {
        self.init(textForm: try decoder.singleValueContainer().decode(String.self))
    }

    /// The path that `text` is the description of.
    private init(textForm text: String) {
        guard text.utf8.contains(UInt8(ascii: "\\")) else {
            self.init(text)
            return
        }
        let bytes = Array(text.utf8)
        var restored: [UInt8] = []
        var rest = bytes[...]
        while let first = rest.first {
            if rest.starts(with: "\\x".utf8), let byte = Self.byte(rest.dropFirst(2).prefix(2)), byte >= 0x80 {
                restored.append(byte)
                rest = rest.dropFirst(4)
            } else {
                restored.append(first)
                rest = rest.dropFirst()
            }
        }
        let path = RecordingPath(bytes: restored)
        // Bytes that would have been written as characters never stood for themselves.
        self = path.description == text ? path : RecordingPath(bytes: bytes)
    }

    /// The byte that two digits of upper-case hexadecimal stand for.
    private static func byte(_ digits: ArraySlice<UInt8>) -> UInt8? {
        guard digits.count == 2, digits.allSatisfy({ "0123456789ABCDEF".utf8.contains($0) }) else { return nil }
        return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    /// Writes the text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
