import CCrypto

/// SHA-256 (FIPS 180-4), 32 bytes.
package struct SHA256: MessageDigest {
    private var context = SHA256_CTX()

    package init() { unsafe SHA256_Init(&context) }

    package mutating func update(bufferPointer: UnsafeRawBufferPointer) {
        unsafe SHA256_Update(&context, bufferPointer.baseAddress, bufferPointer.count)
    }

    package func finalize() -> [UInt8] {
        var context = context
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        unsafe SHA256_Final(&digest, &context)
        return digest
    }
}
