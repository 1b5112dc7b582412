import PreflightModel

/// Measures Monkey's Audio by its header, and from version 3.98 on by its seek table, which names every frame.
enum MonkeysAudioWalker: ContainerWalker {
    static let containers: [Container] = [.monkeysAudio]
    static let precedingTags = PrecedingTags.usual

    private static let words = ForeignContainer.monkeysAudio

    private struct Header {
        var rate = 0
        var channels = 0
        var bits = 0
        var blocksPerFrame: Int64 = 0
        var lastFrameBlocks: Int64 = 0
        var frames: Int64 = 0
        /// The seek table: the place of each frame in 32 bits; nil where it is not known.
        var table: Range<Int64>?
        var audioByteCount: Int64?

        init?(_ bytes: RawSpan) {
            guard bytes.has("MAC "), let version = bytes.littleEndian(at: 4, as: UInt16.self) else { return nil }
            func word(_ offset: Int) -> Int64 { Int64(bytes.littleEndian(at: offset, as: UInt32.self) ?? 0) }
            func half(_ offset: Int) -> Int { Int(bytes.littleEndian(at: offset, as: UInt16.self) ?? 0) }
            if version >= 3980 {
                // The descriptor says how long it is itself, and the header behind it.
                let start = Int(word(8))
                guard (52...2048).contains(start), start + 24 <= bytes.byteCount else { return nil }
                blocksPerFrame = word(start + 4)
                lastFrameBlocks = word(start + 8)
                frames = word(start + 12)
                bits = half(start + 16)
                channels = half(start + 18)
                rate = Int(word(start + 20))
                let tableStart = Int64(start) + word(12)
                table = tableStart..<(tableStart + word(16))
                audioByteCount = word(24) + word(28) << 32
            } else {
                guard bytes.byteCount >= 32 else { return nil }
                let level = half(6)
                let flags = half(8)
                channels = half(10)
                rate = Int(word(12))
                frames = word(24)
                lastFrameBlocks = word(28)
                bits = flags & 1 != 0 ? 8 : flags & 8 != 0 ? 24 : 16
                blocksPerFrame =
                    version >= 3950 ? 73728 * 4 : version >= 3900 || (version >= 3800 && level >= 4000) ? 73728 : 9216
            }
        }

        func frameCount(of count: Int64) -> Int64 {
            guard count > 0 else { return 0 }
            let whole = Int128(count) * Int128(blocksPerFrame)
            return Int64(clamping: count == frames ? whole - Int128(blocksPerFrame - lastFrameBlocks) : whole)
        }
    }

    static func recognises(_ start: RawSpan) -> Bool { start.has("MAC ") }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        let found = try reader.withBytes(at: 0, count: 4096) { Header($0) }
        guard let header = found else { throw words.badHeader(.cutOff) }
        try words.checked(rate: header.rate, channels: header.channels)
        guard header.lastFrameBlocks <= header.blocksPerFrame else {
            throw words.badHeader(.lastFrameTooLong)
        }
        let declared = header.frameCount(of: header.frames)
        guard declared > 0 else { throw words.withoutAudio }
        let whole = try wholeFrames(header, &reader)
        let frameCount = whole.map { header.frameCount(of: $0) } ?? declared
        var defects: [Defect] = []
        if frameCount < declared {
            defects.append(
                words.truncated(
                    declared: declared, present: frameCount, sampleRate: header.rate, end: reader.byteCount,
                    fileEnd: reader.byteCount))
        }
        return WalkedRecording(
            container: .monkeysAudio, codec: "ape", sampleRate: header.rate, channelCount: header.channels,
            bitDepth: header.bits, frameCount: frameCount, codedFrameCount: frameCount,
            declaredDuration: ExactDuration(frameCount: declared, sampleRate: header.rate),
            audioByteCount: max(0, min(header.audioByteCount ?? reader.byteCount, reader.byteCount)),
            method: whole == nil ? .declared : .scan, defects: defects, samples: words.undecoded)
    }

    /// How many frames end inside the file; nil where no table says.
    private static func wholeFrames(
        _ header: Header, _ reader: inout RecordingReader
    ) throws(MeasuringFailure) -> Int64? {
        guard let table = header.table, let audio = header.audioByteCount, audio > 0,
            (table.upperBound - table.lowerBound) / 4 >= header.frames, table.upperBound <= reader.byteCount,
            let first = try reader.fields(at: table.lowerBound, count: 4).littleEndian(at: 0, as: UInt32.self)
        else { return nil }
        if Int64(first) <= reader.byteCount, audio <= reader.byteCount - Int64(first) { return header.frames }
        // A frame ends where the next one begins; the places grow, so the first one too far decides.
        var whole: Int64 = 0
        while whole + 1 < header.frames,
            let next = try reader.fields(at: table.lowerBound + 4 * (whole + 1), count: 4)
                .littleEndian(at: 0, as: UInt32.self), Int64(next) <= reader.byteCount
        {
            whole += 1
        }
        return whole
    }
}
