import CCrypto

/// SHA-1 (FIPS 180-4), 20 bytes: no protection, but what COS and OBS sign with.
package struct SHA1: MessageDigest {
    private var context = SHA_CTX()

    package init() { unsafe SHA1_Init(&context) }

    package mutating func update(bufferPointer: UnsafeRawBufferPointer) {
        unsafe SHA1_Update(&context, bufferPointer.baseAddress, bufferPointer.count)
    }

    package func finalize() -> [UInt8] {
        var context = context
        var digest = [UInt8](repeating: 0, count: Int(SHA_DIGEST_LENGTH))
        unsafe SHA1_Final(&digest, &context)
        return digest
    }
}
