/// What tells whether bytes are the same, in the forms that vendors' object stores answer with.
public struct ContentDigests: Hashable, Sendable, Codable {
    /// How many bytes.
    public var byteCount: Int64
    /// SHA-256 in lower-case hexadecimal.
    public var sha256: String
    /// MD5 in lower-case hexadecimal; OBS answers with it as the ETag.
    public var md5: String
    /// CRC-64/XZ as an unsigned decimal number; OSS and COS answer with it (`x-oss-hash-crc64ecma`).
    public var crc64: String

    /// Makes digests from their values.
    package init(byteCount: Int64, sha256: String, md5: String, crc64: String) {
        self.byteCount = byteCount
        self.sha256 = sha256
        self.md5 = md5
        self.crc64 = crc64
    }
}
