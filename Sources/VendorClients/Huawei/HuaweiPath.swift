/// What may stand in a path or header of Huawei's.
enum HuaweiPath {
    /// Whether `text` is one to `limit` characters that stay one segment of a path.
    static func isSegment(_ text: String, atMost limit: Int) -> Bool {
        (1...limit).contains(text.unicodeScalars.count) && text != "." && text != ".."
            && text.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 0x20 && $0 != "/" && $0.value != 0x7F }
    }

    /// Whether `text` can be the value of a header: printable ASCII without blanks.
    static func isHeaderWord(_ text: String) -> Bool {
        !text.isEmpty && text.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) }
    }
}
