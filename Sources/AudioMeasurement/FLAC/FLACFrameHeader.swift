/// The header of a FLAC frame (RFC 9639, 9.1), accepted only when every reserved bit is as it must be and the CRC-8
/// agrees.
struct FLACFrameHeader: Hashable {
    /// The most bytes a header takes.
    static let maximumByteCount = 16

    /// The size of the header in bytes, its CRC-8 included.
    var byteCount: Int
    /// Whether `number` is that of the first sample (blocks of variable size), not that of the frame.
    var countsSamples: Bool
    /// The coded number.
    var number: Int64
    /// Samples of each channel in the frame.
    var blockSize: Int
    /// In hertz; nil where the header refers to STREAMINFO.
    var sampleRate: Int?
    /// How the channels are coded; 8, 9 and 10 are the stereo modes with a difference channel.
    var channelAssignment: Int
    /// Bits per sample; nil where the header refers to STREAMINFO.
    var bitDepth: Int?

    var channelCount: Int { channelAssignment < 8 ? channelAssignment + 1 : 2 }

    /// Whether a frame can begin here: the 14 bits of the sync code, and the reserved bit.
    @inline(__always)
    static func isSync(_ first: UInt8, _ second: UInt8) -> Bool { first == 0xFF && second & 0xFE == 0xF8 }

    /// Reads the header at `offset`; nil when there is none.
    init?(_ bytes: RawSpan, at offset: Int = 0) {
        guard let first = bytes.byte(at: offset), let second = bytes.byte(at: offset + 1),
            let sizes = bytes.byte(at: offset + 2), let channels = bytes.byte(at: offset + 3),
            Self.isSync(first, second), channels & 1 == 0
        else { return nil }
        countsSamples = second & 1 == 1
        channelAssignment = Int(channels >> 4)
        guard channelAssignment <= 10 else { return nil }
        switch channels >> 1 & 7 {
        case 0: bitDepth = nil
        case 1: bitDepth = 8
        case 2: bitDepth = 12
        case 4: bitDepth = 16
        case 5: bitDepth = 20
        case 6: bitDepth = 24
        case 7: bitDepth = 32
        default: return nil
        }
        var end = offset + 4
        guard let number = Self.codedNumber(bytes, at: &end), countsSamples || number < 1 << 31 else { return nil }
        self.number = number
        guard let blockSize = Self.blockSize(code: Int(sizes >> 4), bytes, at: &end),
            let sampleRate = Self.sampleRate(code: Int(sizes & 15), bytes, at: &end)
        else { return nil }
        self.blockSize = blockSize
        self.sampleRate = sampleRate == 0 ? nil : sampleRate
        guard let check = bytes.byte(at: end) else { return nil }
        let header = bytes.extracting(offset..<end)
        guard ForwardCRC.flacHeader.check(header) >> 24 == UInt32(check) else { return nil }
        byteCount = end + 1 - offset
    }

    /// Up to 36 bits, coded as UTF-8 codes characters (RFC 9639, 9.1.5).
    private static func codedNumber(_ bytes: RawSpan, at offset: inout Int) -> Int64? {
        guard let first = bytes.byte(at: offset) else { return nil }
        offset += 1
        if first < 0x80 { return Int64(first) }
        let length = (~first).leadingZeroBitCount
        guard (2...7).contains(length) else { return nil }
        var number = Int64(first & (0x7F >> UInt8(length)))
        for _ in 1..<length {
            guard let next = bytes.byte(at: offset), next & 0xC0 == 0x80 else { return nil }
            number = number << 6 | Int64(next & 0x3F)
            offset += 1
        }
        return number
    }

    private static func blockSize(code: Int, _ bytes: RawSpan, at offset: inout Int) -> Int? {
        switch code {
        case 1: return 192
        case 2...5: return 144 << code
        case 6:
            guard let size = bytes.byte(at: offset) else { return nil }
            offset += 1
            return Int(size) + 1
        case 7:
            guard let size = bytes.bigEndian(at: offset, as: UInt16.self), size < .max else { return nil }
            offset += 2
            return Int(size) + 1
        case 8...15: return 1 << code
        default: return nil
        }
    }

    /// In hertz; 0 where the header refers to STREAMINFO.
    private static func sampleRate(code: Int, _ bytes: RawSpan, at offset: inout Int) -> Int? {
        let fixed = [
            0, 88_200, 176_400, 192_000, 8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000,
        ]
        switch code {
        case 0..<12: return fixed[code]
        case 12:
            guard let kilohertz = bytes.byte(at: offset) else { return nil }
            offset += 1
            return Int(kilohertz) * 1000
        case 13, 14:
            guard let rate = bytes.bigEndian(at: offset, as: UInt16.self) else { return nil }
            offset += 2
            return Int(rate) * (code == 13 ? 1 : 10)
        default: return nil
        }
    }
}

extension FLACFrameHeader {
    /// Whether the frame has the rate, channels and depth of the stream.
    func agrees(with info: FLACStreamInfo) -> Bool {
        channelCount == info.channelCount && (sampleRate ?? info.sampleRate) == info.sampleRate
            && (bitDepth ?? info.bitDepth) == info.bitDepth
    }
}
