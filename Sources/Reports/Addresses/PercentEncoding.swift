import PreflightModel

/// Percent-encoding (RFC 3986, 2.1).
enum PercentEncoding {
    private static let unreserved = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    /// What a path may hold; not the colon, which would make a scheme of the first folder's name.
    static let ofPath = unreserved.union("/!$&'()*+,;=@".utf8)
    /// What a whole URI may hold, the percent signs of what is encoded already among it.
    static let ofURI = ofPath.union(":?#[]%".utf8)

    static func encoded(_ bytes: some Sequence<UInt8>, keeping kept: Set<UInt8>) -> String {
        var text = ""
        for byte in bytes {
            if kept.contains(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "%" + Hexadecimal.string([byte]).uppercased()
            }
        }
        return text
    }
}
