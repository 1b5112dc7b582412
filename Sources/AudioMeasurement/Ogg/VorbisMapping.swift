import PreflightModel

/// Vorbis in Ogg (Vorbis I specification, 4.2 and appendix A).
struct VorbisMapping: OggMapping {
    let format: OggFormat
    let trimming = GranuleClock.Trimming.startAndEnd
    private let blockSizes: (short: Int64, long: Int64)
    /// For each mode whether its blocks are long; nil as long as the setup header has not told.
    private var modes: [Bool]?
    private var headerCount = 0
    private var lastBlockSize: Int64?

    /// A setup header with the largest codebooks in use is a tenth of this.
    private static let longestSetup = 256 * 1024

    var wantedByteCount: Int { headerCount < 3 ? Self.longestSetup : 1 }

    init?(_ packet: RawSpan) {
        guard packet.has("\u{01}vorbis"), packet.littleEndian(at: 7, as: UInt32.self) == 0,
            let channels = packet.byte(at: 11), channels > 0,
            let rate = packet.littleEndian(at: 12, as: UInt32.self), rate > 0, rate <= UInt32(Int32.max),
            let sizes = packet.byte(at: 28)
        else { return nil }
        let (short, long) = (sizes & 15, sizes >> 4)
        guard (6...13).contains(short), (short...13).contains(long) else { return nil }
        blockSizes = (1 << Int64(short), 1 << Int64(long))
        format = OggFormat(codec: .vorbis, sampleRate: Int(rate), channelCount: Int(channels))
    }

    mutating func take(_ packet: OggPacket) -> OggPacketKind {
        if headerCount < 3 {
            headerCount += 1
            // The types of the three headers are 1, 3 and 5.
            guard packet.start.first == UInt8(2 * headerCount - 1) else { return .invalid }
            if headerCount == 3, Int64(packet.start.count) == packet.byteCount {
                modes = VorbisSetup.modes(packet.start)
            }
            return .header
        }
        guard let first = packet.start.first, first & 1 == 0 else { return .invalid }
        guard let modes else { return .unmeasured }
        let width = Int.bitWidth - (modes.count - 1).leadingZeroBitCount
        let mode = Int(first >> 1) & (1 << width - 1)
        guard mode < modes.count else { return .invalid }
        let size = modes[mode] ? blockSizes.long : blockSizes.short
        // A block gives what its first half overlaps with the block before; the very first gives nothing.
        let frames = lastBlockSize.map { $0 / 4 + size / 4 } ?? 0
        lastBlockSize = size
        return .audio(frameCount: frames)
    }

    var defects: [Defect] { [] }
}

/// The end of Vorbis's setup header, where its modes stand (Vorbis I specification, 4.2.4).
enum VorbisSetup {
    /// For each mode whether its blocks are long; nil when the end does not read as modes.
    ///
    /// Read backwards: a mode is 8 bits of mapping, two fields of 16 zero bits and the block flag, before all of them stands
    /// their number less 1 in 6 bits, behind them the framing bit. That spares reading codebooks, floors and residues.
    static func modes(_ packet: [UInt8]) -> [Bool]? {
        guard packet.withBytes({ $0.has("\u{05}vorbis") }) else { return nil }
        var bits = BackwardBits(packet)
        while let bit = bits.read(1), bit == 0 {}
        var flags: [Bool] = []
        var settled: [Bool]?
        while flags.count < 64 {
            guard let mapping = bits.read(8), mapping < 64, bits.read(16) == 0, bits.read(16) == 0,
                let flag = bits.read(1)
            else { break }
            flags.append(flag == 1)
            if bits.peek(6) == flags.count - 1 { settled = flags }
        }
        return settled.map { $0.reversed() }
    }

    private struct BackwardBits {
        private let bytes: [UInt8]
        /// Bits before this one are still to be read.
        private var position: Int

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
            position = bytes.count * 8
        }

        mutating func read(_ count: Int) -> Int? {
            guard let value = peek(count) else { return nil }
            position -= count
            return value
        }

        func peek(_ count: Int) -> Int? {
            guard position >= count else { return nil }
            var value = 0
            for bit in (position - count..<position).reversed() {
                value = value << 1 | Int(bytes[bit >> 3] >> UInt8(bit & 7) & 1)
            }
            return value
        }
    }
}
