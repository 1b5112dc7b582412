/// A digest of bytes that pass by once, in constant memory; a value, so that a copy goes its own way.
package protocol MessageDigest: Sendable {
    /// A digest of nothing yet.
    init()

    /// Takes the next bytes.
    mutating func update(bufferPointer: UnsafeRawBufferPointer)

    /// The digest of all bytes so far; more may follow.
    func finalize() -> [UInt8]
}

extension MessageDigest {
    /// Takes the next bytes.
    package mutating func update(data: some Sequence<UInt8>) {
        let isContiguous: Void? = data.withContiguousStorageIfAvailable {
            unsafe update(bufferPointer: UnsafeRawBufferPointer($0))
        }
        if isContiguous == nil { unsafe Array(data).withUnsafeBytes { unsafe update(bufferPointer: $0) } }
    }

    /// The digest of bytes in memory.
    package static func hash(data: some Sequence<UInt8>) -> [UInt8] {
        var digest = Self()
        digest.update(data: data)
        return digest.finalize()
    }
}
