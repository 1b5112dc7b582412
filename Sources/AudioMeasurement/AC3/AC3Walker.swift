import PreflightModel

/// Measures streams of AC-3 and E-AC-3 by their frames (ETSI TS 102 366).
enum AC3Walker: ContainerWalker {
    static let containers: [Container] = [.ac3]
    static let precedingTags = PrecedingTags.usual

    private static let words = ForeignContainer.ac3
    private static let sampleRates = [48000, 44100, 32000]
    private static let kilobits = [
        32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640,
    ]
    private static let channels = [2, 1, 2, 3, 3, 4, 4, 5]

    private struct Frame {
        var byteCount = 0
        var sampleRate = 0
        var channelCount = 0
        var sampleCount: Int64 = 1536
        var isEnhanced = false
        /// Whether it belongs to the first stream and not to one that adds to it.
        var isMain = true

        init?(_ bytes: RawSpan) {
            guard bytes.bigEndian(at: 0, as: UInt16.self) == 0x0B77, let second = bytes.byte(at: 2),
                let third = bytes.byte(at: 3), let fourth = bytes.byte(at: 4), let fifth = bytes.byte(at: 5),
                let sixth = bytes.byte(at: 6)
            else { return nil }
            isEnhanced = (11...16).contains(fifth >> 3)
            if isEnhanced {
                guard second >> 6 < 3 else { return nil }
                isMain = second >> 6 != 1 && second >> 3 & 7 == 0
                byteCount = ((Int(second) & 7) << 8 | Int(third)) * 2 + 2
                let rate = Int(fourth >> 6)
                let blocks = Int(fourth >> 4 & 3)
                guard rate < 3 || blocks < 3 else { return nil }
                sampleRate = rate < 3 ? sampleRates[rate] : sampleRates[blocks] / 2
                sampleCount = rate < 3 ? Int64([1, 2, 3, 6][blocks]) * 256 : 1536
                channelCount = channels[Int(fourth >> 1 & 7)] + Int(fourth & 1)
                return
            }
            let code = Int(fourth & 63)
            guard fifth >> 3 <= 10, fourth >> 6 < 3, code < 38 else { return nil }
            let shift = max(0, Int(fifth >> 3) - 8)
            let rate = sampleRates[Int(fourth >> 6)]
            let words = kilobits[code / 2] * 96000 / rate
            byteCount = 2 * (words + (rate == 44100 ? code & 1 : 0))
            sampleRate = rate >> shift
            let mode = Int(sixth >> 5)
            // The bit for the low frequencies follows the mix levels that the mode has.
            let skipped = (mode & 1 == 1 && mode != 1 ? 2 : 0) + (mode & 4 != 0 ? 2 : 0) + (mode == 2 ? 2 : 0)
            channelCount = channels[mode] + Int(sixth >> UInt8(4 - skipped) & 1)
        }
    }

    static func recognises(_ start: RawSpan) -> Bool {
        guard let first = Frame(start) else { return false }
        guard first.byteCount < start.byteCount else { return true }
        return Frame(start.extracting(first.byteCount...)) != nil
            || start.byteCount - first.byteCount < 7
    }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        guard let first = try reader.withBytes(at: 0, count: 8, { Frame($0) }) else { throw .unknownContainer }
        var position: Int64 = 0
        var frameCount: Int64 = 0
        reader.readAhead = RecordingReader.capacity
        while let frame = try reader.withBytes(at: position, count: 8, { Frame($0) }),
            Int64(frame.byteCount) <= reader.byteCount - position, frame.byteCount > 6
        {
            if frame.isMain, frame.sampleRate == first.sampleRate { frameCount += frame.sampleCount }
            position += Int64(frame.byteCount)
        }
        guard frameCount > 0 else { throw .unknownContainer }
        let rest = position..<reader.byteCount
        return WalkedRecording(
            container: .ac3, codec: first.isEnhanced ? "eac3" : "ac3", sampleRate: first.sampleRate,
            channelCount: first.channelCount, frameCount: frameCount, codedFrameCount: frameCount,
            audioByteCount: position,
            defects: words.partialFrame(rest),
            samples: words.undecoded)
    }
}
