/// How the entries of a role are named in a package: fixed text around a number, as `{index}.wav`.
package struct EntryNamePattern: Hashable, Sendable, CustomStringConvertible {
    /// What the number stands for in a profile.
    static let placeholder = "{index}"

    /// The text before the number.
    package let prefix: String
    /// The text behind the number.
    package let suffix: String

    /// Reads the profile's words; nil where `{index}` is not in them exactly once, or where the rest is not plain ASCII
    /// (letters, digits, dot, hyphen, underscore) that any system takes as a name at the root of a zip.
    package init?(_ text: String) {
        let parts = text.split(separator: Self.placeholder, omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy(Self.isPlain) }), !text.hasPrefix("-"),
            !text.hasPrefix("."), parts[0].utf8.last.map({ !Self.isDigit($0) }) ?? true,
            parts[1].utf8.first.map({ !Self.isDigit($0) }) ?? true
        else { return nil }
        (prefix, suffix) = (String(parts[0]), String(parts[1]))
    }

    /// The name with this number, without leading zeros.
    package func name(_ index: Int) -> String { "\(prefix)\(index)\(suffix)" }

    /// The number in a name of this pattern; nil for any other name, also for one with leading zeros.
    package func index(of name: some StringProtocol) -> Int? {
        guard name.hasPrefix(prefix), name.hasSuffix(suffix), name.utf8.count > prefix.utf8.count + suffix.utf8.count
        else { return nil }
        return Self.number(name.dropFirst(prefix.count).dropLast(suffix.count))
    }

    /// The profile's words.
    package var description: String { prefix + Self.placeholder + suffix }

    /// A number in decimal digits as it would be written here: no sign, no leading zero.
    static func number(_ text: some StringProtocol) -> Int? {
        guard let number = Int(text), number >= 0, String(number) == text else { return nil }
        return number
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
