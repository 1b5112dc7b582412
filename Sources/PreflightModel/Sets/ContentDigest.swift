/// What tells whether recordings have the same bytes, in a quarter of the memory that the hexadecimal digits take.
package enum ContentDigest: Hashable, Sendable {
    /// A SHA-256, as four numbers.
    case sha256(UInt64, UInt64, UInt64, UInt64)
    /// A digest in any other form.
    case other(String)

    /// Takes the digits of a SHA-256, or another digest as it is.
    package init(_ digits: String) {
        var words: [UInt64] = []
        var rest = digits.utf8[...]
        while rest.count >= 16, let word = UInt64(String(Substring(rest.prefix(16))), radix: 16) {
            words.append(word)
            rest = rest.dropFirst(16)
        }
        self =
            words.count == 4 && rest.isEmpty
            ? .sha256(words[0], words[1], words[2], words[3]) : .other(digits)
    }
}

extension ContentDigest: CustomStringConvertible {
    /// The digits that it was made from.
    package var description: String {
        switch self {
        case .sha256(let first, let second, let third, let fourth):
            [first, second, third, fourth].map { word in
                let digits = String(word, radix: 16)
                return String(repeating: "0", count: 16 - digits.count) + digits
            }.joined()
        case .other(let digits): digits
        }
    }
}
