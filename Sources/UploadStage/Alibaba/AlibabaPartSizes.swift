import VendorClients

/// Which recordings go to OSS in parts, so that a broken connection or a killed run costs a part and not the whole, and
/// how large the parts are.
struct AlibabaPartSizes: Hashable, Sendable {
    /// Recordings of more bytes go in parts. 100 MiB is where OSS' own tools begin, and its document on multipart uploads
    /// ("larger than 100 MB").
    var greatestWhole: Int64 = 100 << 20
    /// Bytes of a part, what the vendor's own uploader for media takes: 10 MiB, a quarter of a minute at 5 Mbit/s.
    var usual: Int64 = 10 << 20

    /// Bytes of every part of a recording but the last, which may be smaller: as usual, or whole MiB so that no more than
    /// 10 000 parts are needed; nil for a recording that goes whole.
    func partByteCount(of byteCount: Int64) -> Int64? {
        guard byteCount > greatestWhole else { return nil }
        let (most, step) = (Int64(OSSPart.numbers.upperBound), Int64(1 << 20))
        let least = Self.quotient(byteCount, most)
        return least <= usual ? usual : Self.quotient(least, step) * step
    }

    /// How many parts of `partByteCount` bytes a recording has.
    static func count(_ byteCount: Int64, of partByteCount: Int64) -> Int { Int(quotient(byteCount, partByteCount)) }

    /// The bytes of part `number`, the first one being 1.
    static func range(_ number: Int, of partByteCount: Int64, in byteCount: Int64) -> Range<Int64> {
        let start = min(Int64(number - 1) * partByteCount, byteCount)
        return start..<min(start + partByteCount, byteCount)
    }

    private static func quotient(_ value: Int64, _ divisor: Int64) -> Int64 {
        value / divisor + (value % divisor == 0 ? 0 : 1)
    }
}
