import PreflightModel

/// Opus in Ogg (RFC 7845): always 48 kHz, whatever rate OpusHead says the original had.
struct OpusMapping: OggMapping {
    let format: OggFormat
    let trimming = GranuleClock.Trimming.end
    /// How the channels are coded; 0 and 1 are what every decoder knows.
    let family: Int
    private var headerCount = 0

    var wantedByteCount: Int { headerCount < 2 ? 8 : 2 }

    init?(_ packet: RawSpan) {
        guard packet.has("OpusHead"), packet.byteCount >= 19, let version = packet.byte(at: 8), version < 16,
            let channels = packet.byte(at: 9), channels > 0,
            let preSkip = packet.littleEndian(at: 10, as: UInt16.self), let family = packet.byte(at: 18)
        else { return nil }
        self.family = Int(family)
        format = OggFormat(
            codec: .opus, sampleRate: 48_000, channelCount: Int(channels), preSkip: Int64(preSkip))
    }

    mutating func take(_ packet: OggPacket) -> OggPacketKind {
        if headerCount < 2 {
            headerCount += 1
            let mark = headerCount == 1 ? "OpusHead" : "OpusTags"
            return packet.start.prefix(8).elementsEqual(mark.utf8) ? .header : .invalid
        }
        return Self.frameCount(packet.start).map { .audio(frameCount: $0) } ?? .invalid
    }

    /// How many frames at 48 kHz a packet decodes to, by its first two bytes (RFC 6716, 3.1 and 3.2).
    static func frameCount(_ start: [UInt8]) -> Int64? {
        guard let first = start.first else { return nil }
        let size: Int64 =
            switch first >> 3 {
            case 0...11: [480, 960, 1920, 2880][Int(first >> 3 & 3)]
            case 12...15: first >> 3 & 1 == 0 ? 480 : 960
            default: 120 << Int64(first >> 3 & 3)
            }
        let count: Int64
        switch first & 3 {
        case 0: count = 1
        case 1, 2: count = 2
        default:
            guard start.count > 1 else { return nil }
            count = Int64(start[1] & 63)
        }
        return count > 0 && count * size <= 5760 ? count * size : nil
    }

    var defects: [Defect] { [] }
}
