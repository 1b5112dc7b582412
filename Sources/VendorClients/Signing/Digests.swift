import Crypto
import PreflightModel

/// The hashes that signatures are made of, over bytes in memory.
enum Digests {
    /// SHA-256 in lower-case hexadecimal.
    static func sha256(_ bytes: some Sequence<UInt8>) -> String {
        Hexadecimal.string(SHA256.hash(data: Array(bytes)))
    }

    /// HMAC-SHA256 of `message`.
    static func hmacSHA256(key: some Sequence<UInt8>, _ message: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(message.utf8), using: SymmetricKey(data: Array(key))))
    }

    /// HMAC-SHA1 of `message`, which COS signs with.
    static func hmacSHA1(key: some Sequence<UInt8>, _ message: String) -> [UInt8] {
        Array(HMAC<Insecure.SHA1>.authenticationCode(for: Array(message.utf8), using: SymmetricKey(data: Array(key))))
    }

    /// SHA-1 in lower-case hexadecimal, which COS signs with.
    static func sha1(_ text: String) -> String { Hexadecimal.string(Insecure.SHA1.hash(data: Array(text.utf8))) }
}
