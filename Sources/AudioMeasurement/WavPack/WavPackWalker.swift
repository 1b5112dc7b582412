import PreflightModel

/// Measures WavPack from version 4 on by its blocks (WavPack 4 & 5 Binary File / Block Format).
enum WavPackWalker: ContainerWalker {
    static let containers: [Container] = [.wavPack]
    static let precedingTags = PrecedingTags.usual
    static let lateHeader: LateHeader.Mark? = LateHeader.Mark(firstByte: UInt8(ascii: "w")) { bytes, index in
        Block(bytes, at: index) != nil
    }

    private static let words = ForeignContainer.wavPack
    private static let sampleRates = [
        6000, 8000, 9600, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 64000, 88200, 96000, 192_000,
    ]

    /// The header of 32 bytes that every block begins with.
    private struct Block {
        static let byteCount = 32
        let blockByteCount: Int64
        /// Sample frames of the whole file; nil where the writer did not know.
        let totalFrameCount: Int64?
        let frameCount: Int64
        let flags: UInt32

        init?(_ bytes: RawSpan, at index: Int = 0) {
            guard bytes.has("wvpk", at: index), let size = bytes.littleEndian(at: index + 4, as: UInt32.self),
                let version = bytes.littleEndian(at: index + 8, as: UInt16.self), (0x400..<0x420).contains(version),
                size >= 24, let upper = bytes.byte(at: index + 11),
                let total = bytes.littleEndian(at: index + 12, as: UInt32.self),
                let frames = bytes.littleEndian(at: index + 20, as: UInt32.self),
                let flags = bytes.littleEndian(at: index + 24, as: UInt32.self),
                index + Self.byteCount <= bytes.byteCount
            else { return nil }
            blockByteCount = Int64(size) + 8
            // All bits of the low word set says that the length is unknown; the upper byte skips that value.
            let whole = Int64(total) + Int64(upper) << 32 - Int64(upper)
            totalFrameCount = total == .max ? nil : whole * (flags >> 31 == 1 ? 8 : 1)
            self.flags = flags
            // Of DSD, blocks count bytes of eight samples.
            let samples: Int64 = flags >> 31 == 1 ? 8 : 1
            frameCount = Int64(frames) * samples
        }

        var isInitial: Bool { flags & 0x800 != 0 }
        var isFinal: Bool { flags & 0x1000 != 0 }
        var channelCount: Int { flags & 4 != 0 ? 1 : 2 }
        var rateIndex: Int { Int(flags >> 23 & 15) }
        var isDSD: Bool { flags & 0x8000_0000 != 0 }
    }

    static func recognises(_ start: RawSpan) -> Bool { Block(start) != nil }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        var position: Int64 = 0
        var first: Block?
        var rate = 0
        var channelCount = 0
        var frameCount: Int64 = 0
        reader.readAhead = Block.byteCount
        while let block = try reader.withBytes(at: position, count: Block.byteCount, { Block($0) }),
            block.blockByteCount <= reader.byteCount - position
        {
            if first == nil, block.frameCount > 0 {
                first = block
                rate = try sampleRate(of: block, at: position, in: &reader)
            }
            if block.frameCount > 0, block.isInitial {
                if channelCount > 0, frameCount == 0 { throw words.badHeader(.partsDiffer) }
                frameCount = frameCount.addingSaturated(block.frameCount)
            }
            // The blocks of the first run of channels, up to the one that says it is the last.
            if let first, first.frameCount == frameCount {
                channelCount += block.frameCount > 0 ? block.channelCount : 0
            }
            position += block.blockByteCount
        }
        guard let first, frameCount > 0 else { throw words.withoutAudio }
        try words.checked(rate: rate, channels: channelCount)
        var defects: [Defect] = []
        if let total = first.totalFrameCount, total > frameCount {
            defects.append(
                words.truncated(
                    declared: total, present: frameCount, sampleRate: rate, end: position, fileEnd: reader.byteCount))
        }
        let depth = (Int(first.flags & 3) + 1) * 8 - Int(first.flags >> 13 & 31)
        return WalkedRecording(
            container: .wavPack, codec: "wavpack", sampleRate: rate, channelCount: channelCount,
            bitDepth: first.isDSD ? 1 : depth, frameCount: frameCount, codedFrameCount: frameCount,
            declaredDuration: first.totalFrameCount.map { ExactDuration(frameCount: $0, sampleRate: rate) },
            audioByteCount: position, tagByteCount: reader.byteCount - position, defects: defects,
            samples: words.undecoded)
    }

    /// By the table, or by a sub-block where the table has no such rate.
    private static func sampleRate(
        of block: Block, at offset: Int64, in reader: inout RecordingReader
    ) throws(MeasuringFailure) -> Int {
        try reader.withBytes(at: offset, count: Int(min(block.blockByteCount, 65536))) { sampleRate(of: block, $0) }
    }

    private static func sampleRate(of block: Block, _ bytes: RawSpan) -> Int {
        var rate = sampleRates.indices.contains(block.rateIndex) ? sampleRates[block.rateIndex] : 44100
        var next = Block.byteCount
        while let identifier = bytes.byte(at: next), let low = bytes.byte(at: next + 1) {
            let isLarge = identifier & 0x80 != 0
            let high = isLarge ? bytes.littleEndian(at: next + 2, as: UInt16.self) ?? 0 : 0
            let body = next + (isLarge ? 4 : 2)
            switch identifier & 0x3F {
            case 0x27:
                if let low = bytes.littleEndian(at: body, as: UInt16.self), let high = bytes.byte(at: body + 2) {
                    rate = Int(low) | Int(high) << 16
                }
            case 0x0E:
                // The rate of DSD is the table's times a power of two, and the blocks count its bytes.
                if block.isDSD, let power = bytes.byte(at: body), power < 16 { rate = rate << (Int(power) + 3) }
            default:
                break
            }
            next = body + (Int(low) | Int(high) << 8) * 2
        }
        return rate
    }
}
