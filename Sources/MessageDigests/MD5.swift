import CCrypto

/// MD5 (RFC 1321), 16 bytes: no protection, but what object stores answer with.
package struct MD5: MessageDigest {
    private var context = MD5_CTX()

    package init() { unsafe MD5_Init(&context) }

    package mutating func update(bufferPointer: UnsafeRawBufferPointer) {
        unsafe MD5_Update(&context, bufferPointer.baseAddress, bufferPointer.count)
    }

    package func finalize() -> [UInt8] {
        var context = context
        var digest = [UInt8](repeating: 0, count: Int(MD5_DIGEST_LENGTH))
        unsafe MD5_Final(&digest, &context)
        return digest
    }
}
