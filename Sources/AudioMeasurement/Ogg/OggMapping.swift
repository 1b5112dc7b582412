import PreflightModel

/// How one codec is stored in Ogg: what its headers say, and how long each of its packets lasts.
protocol OggMapping {
    /// What the first packet says.
    var format: OggFormat { get }
    /// How many bytes of the next packet `take` needs to see.
    var wantedByteCount: Int { get }
    /// What trimming the granule positions may express.
    var trimming: GranuleClock.Trimming { get }

    /// Takes the next packet in.
    mutating func take(_ packet: OggPacket) -> OggPacketKind

    /// What is wrong inside the packets, once all are taken in.
    var defects: [Defect] { get }
}

/// The audio of a logical stream, as its first packet describes it.
struct OggFormat: Hashable {
    var codec: Codec
    /// The rate of the output in hertz.
    var sampleRate: Int
    var channelCount: Int
    var bitDepth: Int?
    /// Frames at the start that are decoded and not played (RFC 7845, 4.2).
    var preSkip: Int64 = 0
}

/// A packet, of which only the first bytes are held.
struct OggPacket {
    /// The first bytes: all of a short packet.
    var start: [UInt8] = []
    var byteCount: Int64 = 0
    /// FLAC's CRC-16 over all bytes.
    var check: UInt32 = 0
    /// From the first page of the packet to the end of its last page.
    var range: Range<Int64> = 0..<0
}

/// What a packet is.
enum OggPacketKind: Hashable {
    /// A header, a comment, or nothing that sounds.
    case header
    /// Audio that decodes to so many frames.
    case audio(frameCount: Int64)
    /// Audio whose length the packets alone do not tell.
    case unmeasured
    /// Not a packet of this codec.
    case invalid
}

/// The mappings there are, by the first packet of a stream.
enum OggMappings {
    /// The mapping of a stream that begins with this packet; nil when it is not audio that is measured here.
    static func mapping(for packet: RawSpan) -> (any OggMapping)? {
        VorbisMapping(packet) ?? OpusMapping(packet) ?? OggFLACMapping(packet) ?? SpeexMapping(packet)
    }

    /// What is in a stream that is not measured.
    static func kind(of packet: RawSpan) -> OggStreamKind {
        if packet.has("\u{01}vorbis") { return .unreadableVorbis }
        if packet.has("OpusHead") { return .unreadableOpus }
        if packet.has("theora", at: 1) { return .theora }
        if packet.has("OVP80") { return .vp8 }
        if packet.has("BBCD") { return .dirac }
        if packet.has("daala", at: 1) { return .daala }
        if packet.has("fishead\0") { return .skeleton }
        if packet.has("kate", at: 1) { return .kate }
        if packet.has("CMML") { return .cmml }
        if packet.has("text", at: 1) { return .writ }
        if packet.has("video", at: 1) { return .ogmVideo }
        if packet.has("audio", at: 1) { return .ogmAudio }
        if packet.has("CELT    ") { return .celt }
        if packet.has("PCM     ") { return .pcm }
        if packet.has("MIDI", at: 2) || packet.has("OggMIDI") { return .midi }
        if packet.has("fLaC") { return .oldFLAC }
        return .unknown
    }
}
