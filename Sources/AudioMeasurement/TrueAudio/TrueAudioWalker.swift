import PreflightModel

/// Measures True Audio (TTA1) by its seek table, which states the size of every frame.
enum TrueAudioWalker: ContainerWalker {
    static let containers: [Container] = [.trueAudio]
    static let precedingTags = PrecedingTags.usual

    private static let words = ForeignContainer.trueAudio
    private static let headerByteCount: Int64 = 22

    static func recognises(_ start: RawSpan) -> Bool { start.has("TTA1") }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        let bytes = try reader.fields(at: 0, count: Int(headerByteCount))
        guard let channels = bytes.littleEndian(at: 6, as: UInt16.self),
            let bits = bytes.littleEndian(at: 8, as: UInt16.self),
            let rate = bytes.littleEndian(at: 10, as: UInt32.self),
            let total = bytes.littleEndian(at: 14, as: UInt32.self)
        else { throw words.badHeader(.cutOff) }
        let declared = Int64(total)
        try words.checked(rate: Int(rate), channels: Int(channels))
        guard declared > 0 else { throw words.withoutAudio }
        // A frame is 256/245 of a second (TTA1 format description).
        let frameLength = max(1, 256 * Int64(rate) / 245)
        let frames = (declared + frameLength - 1) / frameLength
        var position = headerByteCount + 4 * frames + 4
        var frameCount: Int64 = 0
        var index: Int64 = 0
        while index < frames,
            let size = try reader.fields(at: headerByteCount + 4 * index, count: 4).littleEndian(
                at: 0, as: UInt32.self), size > 0, position <= reader.byteCount - Int64(size)
        {
            position += Int64(size)
            index += 1
            frameCount = min(declared, index * frameLength)
        }
        guard frameCount > 0 else { throw words.withoutAudio }
        var defects: [Defect] = []
        if frameCount < declared {
            defects.append(
                words.truncated(
                    declared: declared, present: frameCount, sampleRate: Int(rate), end: position,
                    fileEnd: reader.byteCount))
        }
        return WalkedRecording(
            container: .trueAudio, codec: "tta", sampleRate: Int(rate), channelCount: Int(channels),
            bitDepth: Int(bits), frameCount: frameCount, codedFrameCount: frameCount,
            declaredDuration: ExactDuration(frameCount: declared, sampleRate: Int(rate)), audioByteCount: position,
            tagByteCount: max(0, reader.byteCount - position), defects: defects, samples: words.undecoded)
    }
}
