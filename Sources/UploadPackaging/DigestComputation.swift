import MessageDigests
package import PreflightModel

/// SHA-256, MD5 and CRC-64 of bytes that pass by once.
package struct DigestComputation: Sendable {
    private var byteCount: Int64 = 0
    private var sha256 = SHA256()
    // MD5 is no protection here: it is what OBS answers with.
    private var md5 = MD5()
    private var crc64 = CRC64()

    /// A computation over nothing yet.
    package init() {}

    /// Takes the next bytes.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        byteCount += Int64(bytes.count)
        unsafe sha256.update(bufferPointer: bytes)
        unsafe md5.update(bufferPointer: bytes)
        unsafe crc64.update(bytes)
    }

    /// Takes the next bytes, on two processors: MD5 alone takes as long as the others together.
    mutating func update(sideBySide window: [UInt8]) async {
        async let md5 = Self.updated(md5, window)
        async let others = Self.updated(sha256, crc64, window)
        (self.md5, (sha256, crc64)) = await (md5, others)
        byteCount += Int64(window.count)
    }

    private static func updated(_ md5: MD5, _ window: [UInt8]) async -> MD5 {
        var md5 = md5
        unsafe window.withUnsafeBytes { unsafe md5.update(bufferPointer: $0) }
        return md5
    }

    private static func updated(_ sha256: SHA256, _ crc64: CRC64, _ window: [UInt8]) async -> (SHA256, CRC64) {
        var (sha256, crc64) = (sha256, crc64)
        unsafe window.withUnsafeBytes { bytes in
            unsafe sha256.update(bufferPointer: bytes)
            unsafe crc64.update(bytes)
        }
        return (sha256, crc64)
    }

    /// The digests of all bytes so far.
    package var digests: ContentDigests {
        ContentDigests(
            byteCount: byteCount, sha256: Hexadecimal.string(sha256.finalize()),
            md5: Hexadecimal.string(md5.finalize()),
            crc64: "\(crc64.value)")
    }
}
