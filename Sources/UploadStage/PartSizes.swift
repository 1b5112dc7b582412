/// Which recordings go to a vendor's store in parts, so that a broken connection or a killed run costs a part and not the
/// whole, and how large the parts are.
struct PartSizes: Hashable, Sendable {
    /// Recordings of more bytes go in parts.
    var greatestWhole: Int64
    /// Bytes of a part, unless that makes too many parts.
    var usual: Int64
    /// The most parts that the store takes.
    var greatestCount: Int64

    /// Bytes of every part of a recording but the last, which may be smaller: as usual, or whole MiB so that there are no
    /// more parts than the store takes; nil for a recording that goes whole.
    func partByteCount(of byteCount: Int64) -> Int64? {
        guard byteCount > greatestWhole else { return nil }
        let step: Int64 = 1 << 20
        let least = Self.quotient(byteCount, greatestCount)
        return least <= usual ? usual : Self.quotient(least, step) * step
    }

    /// How many parts of `partByteCount` bytes a recording has.
    static func count(_ byteCount: Int64, of partByteCount: Int64) -> Int { Int(quotient(byteCount, partByteCount)) }

    /// The bytes of part `number`, the first one being 1.
    static func range(_ number: Int, of partByteCount: Int64, in byteCount: Int64) -> Range<Int64> {
        let start = min(Int64(number - 1) * partByteCount, byteCount)
        return start..<min(start + partByteCount, byteCount)
    }

    /// Parts as a step's name tells of them, as in "in 17 parts of 10 MiB".
    static func words(_ count: Int, of byteCount: Int64) -> String {
        let size = byteCount % (1 << 20) == 0 ? "\(byteCount >> 20) MiB" : "\(byteCount) bytes"
        return "in \(count) parts of \(size)"
    }

    private static func quotient(_ value: Int64, _ divisor: Int64) -> Int64 {
        value / divisor + (value % divisor == 0 ? 0 : 1)
    }
}
