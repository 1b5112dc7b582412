import CCrypto

/// Keyed digests (RFC 2104), which requests are signed with.
package enum HMAC {
    /// HMAC-SHA256, 32 bytes.
    package static func sha256(key: some Sequence<UInt8>, _ message: some Sequence<UInt8>) -> [UInt8] {
        unsafe code(EVP_sha256(), byteCount: Int(SHA256_DIGEST_LENGTH), key: Array(key), Array(message))
    }

    /// HMAC-SHA1, 20 bytes.
    package static func sha1(key: some Sequence<UInt8>, _ message: some Sequence<UInt8>) -> [UInt8] {
        unsafe code(EVP_sha1(), byteCount: Int(SHA_DIGEST_LENGTH), key: Array(key), Array(message))
    }

    private static func code(
        _ digest: OpaquePointer?, byteCount: Int, key: [UInt8], _ message: [UInt8]
    ) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: byteCount)
        let made = unsafe CCrypto.HMAC(digest, key, Int32(clamping: key.count), message, message.count, &code, nil)
        unsafe precondition(made != nil, "libcrypto has no SHA-1 or SHA-256")
        return code
    }
}
