import PreflightModel

/// Bare streams of MPEG audio frames: MP3, MP2, MP1.
enum MPEGWalker: ContainerWalker {
    static let containers: [Container] = [.mp3]
    static let precedingTags = PrecedingTags.assumed

    /// What other formats begin with; frames may be inside, but these files are never a bare stream.
    private static let foreignMagic: [StaticString] = [
        "RIFF", "RIFX", "RF64", "BW64", "riff", "FORM", "fLaC", "OggS", "caff",
    ]

    static func isForeign(_ start: RawSpan) -> Bool {
        foreignMagic.contains { start.has($0) } || start.has("ftyp", at: 4)
    }

    static func recognises(_ start: RawSpan) -> Bool {
        if isForeign(start) { return false }
        if ID3v2Tag(start) != nil || APETag(start) != nil { return true }
        // A first look only: the walk sees more than these bytes and judges strictly.
        for index in start.byteOffsets where start[index] == 0xFF && MPEGFrameHeader(start, at: index) != nil {
            return true
        }
        return false
    }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        let stream = try MPEGStream.walk(&reader, range: 0..<reader.byteCount, depth: depth)
        return WalkedRecording(
            container: .mp3, codec: stream.codec, sampleRate: stream.sampleRate, channelCount: stream.channelCount,
            frameCount: stream.frameCount, codedFrameCount: stream.codedFrameCount,
            playedStart: stream.playedStart,
            declaredDuration: stream.declaredDuration, audioByteCount: stream.audioByteCount,
            constantBitRate: stream.constantBitRate, tagByteCount: stream.tagByteCount, method: stream.method,
            defects: stream.defects, samples: stream.samples)
    }
}
