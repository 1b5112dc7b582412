import Foundation

/// An object's address, as the media services take it: `https://bucket.oss-REGION.aliyuncs.com/key`, `oss://bucket/key`,
/// or an address of this sandbox with the bucket in the path.
struct AlibabaObjectAddress: Hashable {
    var bucket: String
    var key: String

    /// - Parameters:
    ///   - region: The region that the address must be of; nil for any.
    ///   - sandbox: Where the sandbox's own object store is, as `http://127.0.0.1:49152`.
    init?(_ text: String, region: String?, sandbox: String) {
        let path: Substring
        let bucket: Substring
        if let match = text.wholeMatch(of: /https?:\/\/([a-z0-9-]+)\.oss-([a-z0-9-]+)\.aliyuncs\.com\/([^?#]+)/) {
            if let region, match.output.2 != region, match.output.2 != "\(region)-internal" { return nil }
            (bucket, path) = (match.output.1, match.output.3)
        } else if let match = text.wholeMatch(of: /oss:\/\/([a-z0-9-]+)\/([^?#]+)/) {
            (bucket, path) = (match.output.1, match.output.2)
        } else if !sandbox.isEmpty, text.hasPrefix(sandbox + "/"),
            let match = text.dropFirst(sandbox.count).wholeMatch(of: /\/([a-z0-9-]+)\/([^?#]+)/)
        {
            (bucket, path) = (match.output.1, match.output.2)
        } else {
            return nil
        }
        guard let key = String(path).removingPercentEncoding else { return nil }
        self.bucket = String(bucket)
        self.key = key
    }
}
