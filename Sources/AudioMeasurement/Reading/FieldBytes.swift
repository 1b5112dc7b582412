/// A few bytes of a recording with the fields of a header in them: a copy, so that reading on leaves them as they are.
struct FieldBytes {
    /// The most that there can be.
    static let capacity = 64

    /// How many there are.
    let byteCount: Int
    private var storage = SIMD64<UInt8>.zero

    /// The first of these bytes, as many as there is room for.
    @inline(__always)
    init(_ bytes: RawSpan) {
        byteCount = min(bytes.byteCount, Self.capacity)
        unsafe withUnsafeMutableBytes(of: &storage) { storage in
            unsafe bytes.withUnsafeBytes { bytes in
                unsafe storage.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes.prefix(Self.capacity)))
            }
        }
    }

    @inline(__always)
    private func withBytes<Result>(_ body: (RawSpan) -> Result) -> Result {
        unsafe withUnsafeBytes(of: storage) { bytes in
            let bytes = unsafe UnsafeRawBufferPointer(rebasing: bytes[..<byteCount]).bytes
            return body(bytes)
        }
    }

    /// The byte at `offset`; nil where there are fewer.
    @inline(__always)
    func byte(at offset: Int) -> UInt8? { withBytes { $0.byte(at: offset) } }

    /// An unsigned integer stored with its least significant byte first; nil where the bytes end too early.
    @inline(__always)
    func littleEndian<T: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(at offset: Int, as type: T.Type) -> T? {
        withBytes { $0.littleEndian(at: offset, as: type) }
    }

    /// An unsigned integer stored with its most significant byte first; nil where the bytes end too early.
    @inline(__always)
    func bigEndian<T: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(at offset: Int, as type: T.Type) -> T? {
        withBytes { $0.bigEndian(at: offset, as: type) }
    }

    /// Whether the ASCII `text` is at `offset`.
    func has(_ text: StaticString, at offset: Int = 0) -> Bool { withBytes { $0.has(text, at: offset) } }

    /// Whether `expected` is at `offset`.
    func has(_ expected: [UInt8], at offset: Int = 0) -> Bool { withBytes { $0.has(expected, at: offset) } }

    /// The bytes as an array.
    var array: [UInt8] { withBytes { $0.array } }
}
