import PreflightModel

/// Speex in Ogg (The Speex Codec Manual, 8.3).
struct SpeexMapping: OggMapping {
    let format: OggFormat
    let trimming = GranuleClock.Trimming.startAndEnd
    private let packetFrameCount: Int64
    private var headersLeft: Int64

    var wantedByteCount: Int { 1 }

    init?(_ packet: RawSpan) {
        guard packet.has("Speex   "), let rate = packet.littleEndian(at: 36, as: UInt32.self),
            (1...384_000).contains(rate), let channels = packet.littleEndian(at: 48, as: UInt32.self),
            (1...2).contains(channels), let size = packet.littleEndian(at: 56, as: UInt32.self),
            (1...65_536).contains(size), let count = packet.littleEndian(at: 64, as: UInt32.self), count <= 1024
        else { return nil }
        packetFrameCount = Int64(size) * Int64(max(1, count))
        headersLeft = 2 + Int64(packet.littleEndian(at: 68, as: UInt32.self) ?? 0)
        format = OggFormat(codec: .speex, sampleRate: Int(rate), channelCount: Int(channels))
    }

    mutating func take(_ packet: OggPacket) -> OggPacketKind {
        if headersLeft > 0 {
            headersLeft -= 1
            return .header
        }
        return packet.byteCount > 0 ? .audio(frameCount: packetFrameCount) : .invalid
    }

    var defects: [Defect] { [] }
}
