/// The public address of an object in a bucket of Alibaba's OSS, as an operation takes it for what it writes.
package enum OSSObjectAddress {
    /// The form in words.
    package static let words =
        "the public http or https address of an object in a bucket of OSS, without a query, such as "
        + "https://your-bucket.oss-cn-shanghai.aliyuncs.com/demo.mp3"

    /// Whether the text is such an address: a bucket of 3 to 63 characters, a public endpoint and not an internal one, an
    /// object's name, and no query, since nothing is signed. Hosts are compared without regard to case.
    package static func isPublic(_ text: String) -> Bool {
        guard let address = WebAddress(text), ["http", "https"].contains(address.scheme) else { return false }
        let labels = address.host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count == 4, labels[2] == "aliyuncs", labels[3] == "com" else { return false }
        let (bucket, endpoint) = (labels[0], labels[1])
        let isBucket =
            (3...63).contains(bucket.unicodeScalars.count) && isPlain(bucket) && !bucket.hasPrefix("-")
            && !bucket.hasSuffix("-")
        let isEndpoint =
            endpoint.hasPrefix("oss-") && isPlain(endpoint.dropFirst(4)) && !endpoint.hasSuffix("-internal")
        return isBucket && isEndpoint && address.rest.hasPrefix("/") && address.rest.unicodeScalars.count > 1
            && !address.rest.unicodeScalars.contains { $0 == "?" || $0 == "#" }
    }

    private static func isPlain(_ label: Substring) -> Bool {
        !label.isEmpty
            && label.unicodeScalars.allSatisfy {
                ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-"
            }
    }
}
