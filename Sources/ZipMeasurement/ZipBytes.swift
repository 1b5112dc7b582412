import AudioMeasurement
import PreflightModel

/// The bytes of a zip, through one window of fixed size: whatever a header claims, no more is ever held.
struct ZipBytes: ~Copyable {
    /// The most bytes that one call returns: more than any header with its three variable fields.
    static let capacity = 256 * 1024

    /// The size of the zip in bytes.
    let byteCount: Int64
    /// Where the bytes come from.
    let source: any ByteSource
    private var window: [UInt8] = []
    private var windowOffset: Int64 = 0

    init(_ source: any ByteSource) {
        byteCount = source.byteCount
        self.source = source
    }

    /// A copy of the bytes from `offset` on: `count` of them, or fewer where the zip ends or `capacity` is reached. Where
    /// they are not at hand, up to `readAhead` are read at once.
    mutating func bytes(
        at offset: Int64, count: Int, readAhead: Int = 4096
    ) throws(MeasuringFailure) -> [UInt8] {
        guard offset >= 0, offset < byteCount, count > 0 else { return [] }
        let wanted = Int(min(Int64(min(count, Self.capacity)), byteCount - offset))
        if offset < windowOffset || offset + Int64(wanted) > windowOffset + Int64(window.count) {
            if Task.isCancelled { throw .cancelled }
            let many = Int(min(Int64(min(max(wanted, readAhead), Self.capacity)), byteCount - offset))
            window = try source.bytes(at: offset, count: many)
            windowOffset = offset
            guard window.count == many else {
                throw .shrank(expected: byteCount, present: offset + Int64(window.count))
            }
        }
        let start = Int(offset - windowOffset)
        return Array(window[start..<(start + wanted)])
    }
}
