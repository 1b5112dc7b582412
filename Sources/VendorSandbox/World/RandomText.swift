/// Made-up ids and secrets.
enum RandomText {
    /// Letters and digits.
    static func alphanumeric(_ count: Int) -> String {
        text(count, of: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"))
    }

    /// Capital letters and digits.
    static func upperAlphanumeric(_ count: Int) -> String {
        text(count, of: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))
    }

    /// Lower-case hexadecimal digits.
    static func hexadecimal(_ count: Int) -> String { text(count, of: Array("0123456789abcdef")) }

    /// A version 4 UUID in lower case with its hyphens.
    static func uuid() -> String {
        [8, 4, 4, 4, 12].map { hexadecimal($0) }.joined(separator: "-")
    }

    private static func text(_ count: Int, of alphabet: [Character]) -> String {
        String((0..<count).map { _ in alphabet[Int.random(in: alphabet.indices)] })
    }
}
