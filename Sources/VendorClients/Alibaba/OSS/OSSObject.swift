/// An object in a bucket of OSS.
package struct OSSObject: Hashable, Sendable, Codable {
    /// The bucket's name.
    package var bucket: String
    /// The object's name, with slashes as it pleases.
    package var key: String

    /// An object from its parts.
    package init(bucket: String, key: String) {
        self.bucket = bucket
        self.key = key
    }

    /// All that OSS forbids in the names of buckets (3 to 63 small letters, digits and hyphens, none at an end) and
    /// objects (1 to 1024 bytes, no slash or backslash in front).
    package var mistakes: [RequestMistake] {
        var mistakes: [RequestMistake] = []
        if bucket.wholeMatch(of: /[a-z0-9][a-z0-9-]{1,61}[a-z0-9]/) == nil {
            mistakes.append(
                RequestMistake(
                    "bucket",
                    "\"\(bucket)\" is not a bucket name: that has 3 to 63 lower-case letters, digits and hyphens, and "
                        + "no hyphen at either end"))
        }
        if !(1...1024).contains(key.utf8.count) || key.hasPrefix("/") || key.hasPrefix("\\") {
            mistakes.append(
                RequestMistake(
                    "key",
                    "an object's name has 1 to 1024 bytes and no leading slash; this one has \(key.utf8.count) bytes"))
        }
        return mistakes
    }

    /// Where the object is asked for: below the bucket's host, or below the bucket's name in the path where the endpoint
    /// is a bare address.
    func location(at endpoint: Endpoint) -> (endpoint: Endpoint, encodedPath: String) {
        let path = PercentEncoding.encode(key, keepingSlashes: true)
        return endpoint.isLoopback
            ? (endpoint, "/\(bucket)/\(path)") : (endpoint.below(bucket), "/\(path)")
    }

    /// The object's address without a signature, as the media services take it.
    package func address(at endpoint: Endpoint) -> String {
        let location = location(at: endpoint)
        return "\(location.endpoint)\(location.encodedPath)"
    }
}
