/// A part of an object, as OSS has it.
public struct OSSPart: Hashable, Sendable, Codable {
    /// Its number, 1 to 10 000, which orders the parts.
    public var number: Int
    /// Its entity tag, in quotation marks.
    public var entityTag: String
    /// Its size in bytes; nil where OSS does not say.
    public var byteCount: Int64?
    /// CRC-64/XZ of its bytes in decimal; nil where OSS does not say.
    public var crc64: String?

    /// A part from its facts.
    public init(number: Int, entityTag: String, byteCount: Int64? = nil, crc64: String? = nil) {
        self.number = number
        self.entityTag = entityTag
        self.byteCount = byteCount
        self.crc64 = crc64
    }

    /// The numbers that parts may have.
    public static let numbers = 1...10_000
    /// The sizes that parts may have, in bytes: 100 KB to 5 GB; the last one may be smaller.
    public static let byteCounts: ClosedRange<Int64> = 102_400...(5 << 30)
}
