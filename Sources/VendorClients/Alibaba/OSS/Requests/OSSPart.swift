/// A part of an object, as OSS has it.
package struct OSSPart: Hashable, Sendable, Codable {
    /// Its number, 1 to 10 000, which orders the parts.
    package var number: Int
    /// Its entity tag, in quotation marks.
    package var entityTag: String
    /// Its size in bytes; nil where OSS does not say.
    package var byteCount: Int64?
    /// CRC-64/XZ of its bytes in decimal; nil where OSS does not say.
    package var crc64: String?

    /// A part from its facts.
    package init(number: Int, entityTag: String, byteCount: Int64? = nil, crc64: String? = nil) {
        self.number = number
        self.entityTag = entityTag
        self.byteCount = byteCount
        self.crc64 = crc64
    }

    /// The numbers that parts may have.
    package static let numbers = 1...10_000
    /// The sizes that parts may have, in bytes: 100 KB to 5 GB; the last one may be smaller.
    package static let byteCounts: ClosedRange<Int64> = 102_400...(5 << 30)
}
