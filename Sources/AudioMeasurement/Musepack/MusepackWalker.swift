import PreflightModel

/// Measures Musepack: stream version 7 by the lengths of its frames, version 8 by its packets.
enum MusepackWalker: ContainerWalker {
    static let containers: [Container] = [.musepack]
    static let precedingTags = PrecedingTags.usual

    private static let words = ForeignContainer.musepack
    private static let sampleRates = [44100, 48000, 37800, 32000]
    private static let samplesPerFrame: Int64 = 1152
    /// What the synthesis filter of the decoder puts in front (libmpcdec, MPC_DECODER_SYNTH_DELAY, rounded up).
    private static let unmarkedPadding: Int64 = 576

    static func recognises(_ start: RawSpan) -> Bool {
        start.has("MPCK") || (start.has("MP+") && start.byte(at: 3).map { $0 & 15 == 7 } == true)
    }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        try reader.fields(at: 0, count: 4).has("MPCK") ? walkPackets(&reader) : readHeader(&reader)
    }

    private static func readHeader(_ reader: inout RecordingReader) throws(MeasuringFailure) -> WalkedRecording {
        let bytes = try reader.fields(at: 0, count: 28)
        guard let frames = bytes.littleEndian(at: 4, as: UInt32.self),
            let flags = bytes.littleEndian(at: 8, as: UInt32.self),
            let gapless = bytes.littleEndian(at: 20, as: UInt32.self)
        else { throw words.badHeader(.cutOff) }
        let present = try wholeFrames(atMost: Int64(frames), &reader)
        let last = Int64(gapless >> 20 & 0x7FF)
        let unused = gapless >> 31 == 1 && last > 0 ? max(0, samplesPerFrame - last) : unmarkedPadding
        let declared = max(0, Int64(frames) * samplesPerFrame - unused)
        let coded = present * samplesPerFrame
        let frameCount = present == Int64(frames) ? declared : coded
        guard frameCount > 0 else { throw words.withoutAudio }
        let rate = sampleRates[Int(flags >> 16 & 3)]
        var defects: [Defect] = []
        if frameCount < declared {
            defects.append(
                words.truncated(
                    declared: declared, present: frameCount, sampleRate: rate, end: reader.byteCount,
                    fileEnd: reader.byteCount))
        }
        return WalkedRecording(
            container: .musepack, codec: "musepack7", sampleRate: rate, channelCount: 2, frameCount: frameCount,
            codedFrameCount: coded, declaredDuration: ExactDuration(frameCount: declared, sampleRate: rate),
            audioByteCount: reader.byteCount, defects: defects, samples: words.undecoded)
    }

    /// How many frames are there to their last bit: each begins with its length in bits, in 20 bits.
    ///
    /// The stream is one of bits in words of 32, least significant byte first; the frames begin behind 200 of them.
    private static func wholeFrames(
        atMost count: Int64, _ reader: inout RecordingReader
    ) throws(MeasuringFailure) -> Int64 {
        var bit: Int64 = 200
        var frames: Int64 = 0
        let end = reader.byteCount * 8
        reader.readAhead = RecordingReader.capacity
        while frames < count {
            let bytes = try reader.fields(at: bit / 32 * 4, count: 8)
            guard let first = bytes.littleEndian(at: 0, as: UInt32.self) else { break }
            let second = bytes.littleEndian(at: 4, as: UInt32.self) ?? 0
            let both = UInt64(first) << 32 | UInt64(second)
            bit += 20 + Int64(both >> UInt64(44 - bit % 32) & 0xF_FFFF)
            guard bit <= end else { break }
            frames += 1
        }
        return frames
    }

    private static func walkPackets(_ reader: inout RecordingReader) throws(MeasuringFailure) -> WalkedRecording {
        var offset: Int64 = 4
        var header: (total: Int64, silence: Int64, rate: Int, channels: Int, perPacket: Int64)?
        var packets: Int64 = 0
        reader.readAhead = 64
        while true {
            let bytes = try reader.fields(at: offset, count: 12)
            guard let first = bytes.byte(at: 0), (0x41...0x5A).contains(first) else { break }
            var index = 2
            guard let size = number(bytes, &index), size >= Int64(index), size <= reader.byteCount - offset else {
                break
            }
            if bytes.has("SH"), header == nil {
                let body = try reader.fields(at: offset + Int64(index), count: 32)
                // Behind a check of four bytes and the version.
                var next = 5
                guard let total = number(body, &next), let silence = number(body, &next),
                    let rates = body.byte(at: next), let rest = body.byte(at: next + 1)
                else { throw words.badHeader(.cutOff) }
                guard rates >> 5 < 4 else { throw words.badHeader(.unknownSampleRate) }
                header = (
                    total, silence, sampleRates[Int(rates >> 5)], Int(rest >> 4) + 1,
                    samplesPerFrame << Int64(2 * (rest & 7))
                )
            }
            if bytes.has("AP") { packets += 1 }
            offset += size
        }
        guard let header else { throw words.badHeader(.missing) }
        let present = Int64(clamping: Int128(packets) * Int128(header.perPacket))
        let coded = header.total == 0 ? present : min(header.total, present)
        let frameCount = max(0, coded - header.silence)
        guard frameCount > 0 else { throw words.withoutAudio }
        var defects: [Defect] = []
        if coded < header.total {
            defects.append(
                words.truncated(
                    declared: header.total, present: coded, sampleRate: header.rate, end: offset,
                    fileEnd: reader.byteCount))
        }
        return WalkedRecording(
            container: .musepack, codec: "musepack8", sampleRate: header.rate, channelCount: header.channels,
            frameCount: frameCount, codedFrameCount: coded,
            declaredDuration: ExactDuration(
                frameCount: max(0, header.total - header.silence), sampleRate: header.rate),
            audioByteCount: offset, tagByteCount: reader.byteCount - offset, defects: defects,
            samples: words.undecoded)
    }

    /// A number in groups of seven bits, the most significant first.
    private static func number(_ bytes: FieldBytes, _ index: inout Int) -> Int64? {
        var value: Int64 = 0
        for _ in 0..<9 {
            guard let byte = bytes.byte(at: index), value < 1 << 55 else { return nil }
            index += 1
            value = value << 7 | Int64(byte & 0x7F)
            if byte & 0x80 == 0 { return value }
        }
        return nil
    }
}
