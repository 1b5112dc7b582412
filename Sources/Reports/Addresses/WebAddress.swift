/// Addresses of documents as profiles write them: `example.com/a`, `https://example.com/a`, or only words.
enum WebAddress {
    /// The address with `https://`; nil if it is not one of the web, as users write their own profiles.
    static func link(_ address: String) -> String? {
        let rest = address.hasPrefix("https://") ? address.dropFirst(8)[...] : address[...]
        let host = rest.prefix { $0 != "/" }
        let isHost =
            host.contains(".") && !host.hasPrefix(".") && !host.hasSuffix(".")
            && host.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || "0123456789.-".contains(Character($0)))
            }
        let isPlain = address.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
        return isHost && isPlain ? "https://\(rest)" : nil
    }

    /// The same with everything percent-encoded that a URI cannot hold (RFC 3986, appendix A).
    static func uri(_ address: String) -> String? {
        link(address).map { PercentEncoding.encoded($0.utf8, keeping: PercentEncoding.ofURI) }
    }
}
