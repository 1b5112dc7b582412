import MessageDigests
import PreflightModel

/// The hashes that signatures are made of, over bytes in memory.
enum Digests {
    /// SHA-256 in lower-case hexadecimal.
    static func sha256(_ bytes: some Sequence<UInt8>) -> String {
        Hexadecimal.string(SHA256.hash(data: bytes))
    }

    /// HMAC-SHA256 of `message`.
    static func hmacSHA256(key: some Sequence<UInt8>, _ message: String) -> [UInt8] {
        HMAC.sha256(key: key, message.utf8)
    }

    /// HMAC-SHA1 of `message`, which COS signs with.
    static func hmacSHA1(key: some Sequence<UInt8>, _ message: String) -> [UInt8] {
        HMAC.sha1(key: key, message.utf8)
    }

    /// SHA-1 in lower-case hexadecimal, which COS signs with.
    static func sha1(_ text: String) -> String { Hexadecimal.string(SHA1.hash(data: text.utf8)) }
}
