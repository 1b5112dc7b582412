@testable import AudioMeasurement

/// Builds MPEG audio streams byte by byte; frames have valid headers and a payload of zeros, which is silence.
struct MPEGStreamBuilder {
    /// The fields of a header; frames of the others are 144 bytes of layer III at 32 kbit/s, 16 kHz, mono.
    struct Format: Hashable {
        /// 3 is version 1, 2 is version 2, 0 is version 2.5.
        var version: UInt32 = 2
        /// 1 to 3.
        var layer = 3
        var rateIndex: UInt32 = 2
        var isMono = true
        var isProtected = false

        func word(bitRateIndex: UInt32, isPadded: Bool) -> UInt32 {
            let protection: UInt32 = isProtected ? 0 : 1
            let fields = version << 19 | UInt32(4 - layer) << 17 | protection << 16
            return 0xFFE0_0000 | fields | bitRateIndex << 12 | rateIndex << 10 | (isPadded ? 1 << 9 : 0)
                | (isMono ? 3 : 0) << 6
        }
    }

    static let version1 = Format(version: 3, rateIndex: 0, isMono: false)

    var bytes: [UInt8] = []
    var format = Format()

    /// One frame with a payload of zeros; `byteCount` is for free format, where the bit rate index is 0.
    static func frame(
        _ format: Format = Format(), bitRateIndex: UInt32 = 4, isPadded: Bool = false, byteCount: Int? = nil
    ) -> [UInt8] {
        let word = format.word(bitRateIndex: bitRateIndex, isPadded: isPadded)
        let size = byteCount ?? MPEGFrameHeader(word).map(\.tabulatedByteCount) ?? 0
        let header = (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) }
        return header + [UInt8](repeating: 0, count: max(0, size - 4))
    }

    mutating func addFrames(_ count: Int, bitRateIndex: UInt32 = 4) {
        for _ in 0..<count { bytes += Self.frame(format, bitRateIndex: bitRateIndex) }
    }

    /// An info frame such as LAME writes; `frames` and `byteCount` are what it claims.
    static func info(
        _ format: Format = Format(), magic: String = "Xing", frames: UInt32?, byteCount: UInt32? = nil,
        trim: (delay: UInt32, padding: UInt32)? = nil
    ) -> [UInt8] {
        var frame = Self.frame(format, bitRateIndex: 8)
        var offset = 4 + (MPEGFrameHeader(format.word(bitRateIndex: 8, isPadded: false))?.sideInformationByteCount ?? 0)
        func put(_ new: [UInt8]) {
            frame.replaceSubrange(offset..<(offset + new.count), with: new)
            offset += new.count
        }
        put(Array(magic.utf8))
        put(bigEndian((frames == nil ? 0 : 1) | (byteCount == nil ? 0 : 2)))
        if let frames { put(bigEndian(frames)) }
        if let byteCount { put(bigEndian(byteCount)) }
        if let trim {
            put(Array("LAME3.100".utf8) + [UInt8](repeating: 0, count: 11))
            put(bigEndian(trim.delay << 12 | trim.padding))
        }
        return frame
    }

    static func bigEndian(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) }
    }

    /// An ID3v2.3 tag with this content, or with another size than it has.
    static func id3v2(_ content: [UInt8], claiming size: Int? = nil) -> [UInt8] {
        let size = size ?? content.count
        let digits = [21, 14, 7, 0].map { UInt8(size >> $0 & 0x7F) }
        return Array("ID3".utf8) + [3, 0, 0] + digits + content
    }

    /// A frame of an ID3v2.3 tag.
    static func id3Frame(_ name: String, _ content: [UInt8]) -> [UInt8] {
        Array(name.utf8) + bigEndian(UInt32(content.count)) + [0, 0] + content
    }

    static let id3v1: [UInt8] = Array("TAG".utf8) + [UInt8](repeating: 0x20, count: 125)

    /// An APEv2 tag of one item, with header and footer.
    static func ape(_ item: [UInt8]) -> [UInt8] {
        func part(_ flags: UInt32) -> [UInt8] {
            let numbers: [UInt32] = [2000, UInt32(item.count + 32), 1, flags, 0, 0]
            return Array("APETAGEX".utf8) + numbers.flatMap { bigEndian($0).reversed() }
        }
        return part(0xA000_0000) + item + part(0x8000_0000)
    }
}
