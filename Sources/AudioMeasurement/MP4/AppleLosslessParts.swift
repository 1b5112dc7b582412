/// Apple Lossless packets as Core Audio files of bounded size, one after another; packets do not need each other.
struct AppleLosslessParts: VirtualFileSequence {
    /// Packets in a part: 23 minutes at 48 kHz, and a packet table of some 48 KiB.
    static let packetCount = 16384

    private var packets: MP4PacketTable
    private let cookie: AppleLosslessCookie
    private let timescale: Int64

    init(_ packets: MP4PacketTable, cookie: AppleLosslessCookie, timescale: Int64) {
        self.packets = packets
        self.cookie = cookie
        self.timescale = timescale
    }

    mutating func next(_ reader: inout RecordingReader) throws(MeasuringFailure) -> VirtualFile? {
        var ranges: [Range<Int64>] = []
        var sizes: [Int64] = []
        var frames: Int64 = 0
        while sizes.count < Self.packetCount, let range = try packets.next(&reader) {
            ranges.appendMerging(range)
            sizes.append(range.upperBound - range.lowerBound)
            let length = packets.duration.rescaled(from: timescale, to: Int64(cookie.sampleRate))
            frames = frames.addingSaturated(length)
            // libsndfile takes every packet but the last for a full one.
            if length != Int64(cookie.frameLength) { break }
        }
        guard !sizes.isEmpty else { return nil }
        let flags: UInt32 =
            switch cookie.bitDepth {
            case 16: 1
            case 20: 2
            case 24: 3
            default: 4
            }
        let file = CoreAudioFile(
            sampleRate: cookie.sampleRate, format: "alac", flags: flags, bytesPerPacket: 0,
            framesPerPacket: cookie.frameLength, channelCount: cookie.channelCount, bitsPerChannel: 0,
            cookie: cookie.bytes)
        return file.file(ranges, packetByteCounts: sizes, frameCount: frames)
    }
}
