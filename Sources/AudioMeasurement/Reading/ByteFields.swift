/// Bounds-checked integers in hostile bytes: nil where the buffer ends too early, never a trap.
extension UnsafeRawBufferPointer {
    /// The byte at `offset`.
    @inline(__always)
    func byte(at offset: Int) -> UInt8? { offset >= 0 && offset < count ? self[offset] : nil }

    /// An unsigned integer stored with its least significant byte first.
    @inline(__always)
    func littleEndian<T: FixedWidthInteger & UnsignedInteger>(at offset: Int, as type: T.Type) -> T? {
        guard offset >= 0, offset <= count - MemoryLayout<T>.size else { return nil }
        return T(littleEndian: loadUnaligned(fromByteOffset: offset, as: T.self))
    }

    /// An unsigned integer stored with its most significant byte first.
    @inline(__always)
    func bigEndian<T: FixedWidthInteger & UnsignedInteger>(at offset: Int, as type: T.Type) -> T? {
        guard offset >= 0, offset <= count - MemoryLayout<T>.size else { return nil }
        return T(bigEndian: loadUnaligned(fromByteOffset: offset, as: T.self))
    }

    /// Whether the ASCII `text` is at `offset`.
    func has(_ text: StaticString, at offset: Int = 0) -> Bool {
        guard offset >= 0, offset <= count - text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { expected in
            for index in 0..<expected.count where self[offset + index] != expected[index] { return false }
            return true
        }
    }
}

extension [UInt8] {
    /// Appends `value` with its most significant byte first.
    mutating func append<T: FixedWidthInteger>(bigEndian value: T) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }
}
