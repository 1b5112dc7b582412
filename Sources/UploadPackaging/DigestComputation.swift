import Crypto
public import PreflightModel

/// SHA-256, MD5 and CRC-64 of bytes that pass by once.
public struct DigestComputation: Sendable {
    private var byteCount: Int64 = 0
    private var sha256 = SHA256()
    // MD5 is no protection here: it is what OBS answers with.
    private var md5 = Insecure.MD5()
    private var crc64 = CRC64()

    /// A computation over nothing yet.
    public init() {}

    /// Takes the next bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        byteCount += Int64(bytes.count)
        sha256.update(bufferPointer: bytes)
        md5.update(bufferPointer: bytes)
        crc64.update(bytes)
    }

    /// The digests of all bytes so far.
    public var digests: ContentDigests {
        ContentDigests(
            byteCount: byteCount, sha256: Hexadecimal.string(sha256.finalize()),
            md5: Hexadecimal.string(md5.finalize()), crc64: "\(crc64.value)")
    }
}
