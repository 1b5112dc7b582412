/// What the header of an HTTP request carries as it is (RFC 9110, 5.5).
package enum HeaderValue {
    /// The form in words.
    package static let words = "a text of printable ASCII characters without a space at either end"

    /// Whether a header carries the text unchanged. What is not ASCII is read by each server in its own way, and blanks
    /// at the ends are taken away.
    package static func isCarried(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) } && text.unicodeScalars.first != " "
            && text.unicodeScalars.last != " "
    }
}
