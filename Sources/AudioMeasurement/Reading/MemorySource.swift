/// Bytes in memory.
public struct MemorySource: ByteSource, Sendable {
    private let bytes: [UInt8]

    /// A source of these bytes.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// How many there are.
    public var byteCount: Int64 { Int64(bytes.count) }

    /// Copies bytes from `offset` on.
    public func read(into target: UnsafeMutableRawBufferPointer, at offset: Int64) throws(MeasuringFailure) -> Int {
        let start = Int(clamping: min(max(0, offset), byteCount))
        let count = min(target.count, bytes.count - start)
        unsafe bytes.withUnsafeBytes { unsafe target.copyMemory(from: .init(rebasing: $0[start..<(start + count)])) }
        return count
    }
}
