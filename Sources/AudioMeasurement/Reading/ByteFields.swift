#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Bounds-checked integers in hostile bytes: nil where they end too early, never a trap.
extension RawSpan {
    /// The byte at `offset`.
    @inline(__always)
    package func byte(at offset: Int) -> UInt8? {
        offset >= 0 && offset < byteCount ? unsafe unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self) : nil
    }

    /// An unsigned integer stored with its least significant byte first.
    @inline(__always)
    package func littleEndian<T: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(at offset: Int, as type: T.Type)
        -> T?
    {
        guard offset >= 0, offset <= byteCount - MemoryLayout<T>.size else { return nil }
        return T(littleEndian: unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: T.self))
    }

    /// An unsigned integer stored with its most significant byte first.
    @inline(__always)
    package func bigEndian<T: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(at offset: Int, as type: T.Type)
        -> T?
    {
        guard offset >= 0, offset <= byteCount - MemoryLayout<T>.size else { return nil }
        return T(bigEndian: unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: T.self))
    }

    /// Whether the ASCII `text` is at `offset`.
    func has(_ text: StaticString, at offset: Int = 0) -> Bool {
        guard offset >= 0, offset <= byteCount - text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { expected in
            for index in 0..<expected.count where unsafe self[offset + index] != expected[index] { return false }
            return true
        }
    }

    /// Whether `expected` is at `offset`.
    func has(_ expected: [UInt8], at offset: Int = 0) -> Bool {
        guard offset >= 0, offset <= byteCount - expected.count else { return false }
        for index in expected.indices where self[offset + index] != expected[index] { return false }
        return true
    }
}

/// What a walker takes for granted, having looked at `byteCount` itself.
extension RawSpan {
    /// The byte at `offset`, which is one of them; it traps otherwise.
    @inline(__always)
    subscript(offset: Int) -> UInt8 { unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self) }

    /// Whether all bytes are zero.
    var isZero: Bool { byteOffsets.allSatisfy { self[$0] == 0 } }

    /// The bytes as an array.
    var array: [UInt8] { unsafe withUnsafeBytes { unsafe Array($0) } }

    /// Where `byte` is first found in `range`, which is a part of them; nil if it is not.
    @inline(__always)
    func firstOffset(of byte: UInt8, in range: Range<Int>) -> Int? {
        let part = extracting(range)
        return unsafe part.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let found = unsafe memchr(base, Int32(byte), bytes.count) else {
                return nil
            }
            return unsafe range.lowerBound + (UnsafeRawPointer(found) - base)
        }
    }
}

extension [UInt8] {
    /// Appends `value` with its most significant byte first.
    package mutating func append<T: FixedWidthInteger>(bigEndian value: T) {
        unsafe Swift.withUnsafeBytes(of: value.bigEndian) { unsafe append(contentsOf: $0) }
    }

    /// Appends `value` with its least significant byte first.
    package mutating func append<T: FixedWidthInteger>(littleEndian value: T) { append(bigEndian: value.byteSwapped) }

    /// Appends all of `bytes`.
    mutating func append(_ bytes: RawSpan) {
        unsafe bytes.withUnsafeBytes { unsafe append(contentsOf: $0) }
    }

    /// Hands over the bytes as walkers see them.
    @inline(__always)
    package func withBytes<Result, Failure: Error>(
        _ body: (RawSpan) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(unsafe span.bytes)
    }
}
