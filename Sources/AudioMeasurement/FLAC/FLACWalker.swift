import PreflightModel

/// Walks native FLAC (RFC 9639): metadata blocks, then frames, found by their sync codes and held together by both of
/// their checks.
enum FLACWalker: ContainerWalker {
    static let containers: [Container] = [.flac]
    static let precedingTags = PrecedingTags.walked
    // STREAMINFO comes first and has 34 bytes (RFC 9639, 8.2).
    static let lateHeader: LateHeader.Mark? = LateHeader.Mark(firstByte: UInt8(ascii: "f")) { bytes, index in
        bytes.has("fLaC", at: index) && bytes.bigEndian(at: index + 4, as: UInt32.self).map { $0 & 0x7FFF_FFFF } == 34
    }

    static func recognises(_ start: RawSpan) -> Bool {
        start.has("fLaC")
    }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        let tag = try TagsInFront(&reader, in: 0..<reader.byteCount).end
        let metadata = try FLACMetadata(&reader, from: tag + 4)
        let info = metadata.info
        let declared =
            info.totalFrameCount > 0
            ? ExactDuration(frameCount: info.totalFrameCount, sampleRate: info.sampleRate) : nil
        var walked = WalkedRecording(
            container: .flac, codec: .flac, sampleRate: info.sampleRate, channelCount: info.channelCount,
            bitDepth: info.bitDepth, frameCount: info.totalFrameCount, codedFrameCount: info.totalFrameCount,
            declaredDuration: declared, audioByteCount: max(0, reader.byteCount - metadata.end),
            tagByteCount: tag + metadata.tagByteCount, samples: .none(DecodingObstacle(.headerOnly)))
        if depth == .declared, info.totalFrameCount > 0 {
            walked.method = .declared
            return walked
        }
        var frames = FLACFrameWalk(info: info, start: metadata.end, end: reader.byteCount)
        try frames.walk(&reader)
        walked.frameCount = frames.clock.frameCount
        walked.codedFrameCount = frames.clock.frameCount
        walked.audioByteCount = frames.frameByteCount
        walked.tagByteCount += frames.tagByteCount
        walked.defects = frames.defects(metadata: metadata)
        walked.samples = samples(of: frames, info: metadata)
        return walked
    }

    /// The frames behind a STREAMINFO without a length, so that libFLAC reads to the end, whatever the header claimed.
    private static func samples(of frames: FLACFrameWalk, info metadata: FLACMetadata) -> SampleSource {
        guard frames.clock.frameCount > 0 else { return .none(DecodingObstacle(.noWholeFrame)) }
        var header: [UInt8] = Array("fLaC".utf8) + [0x80, 0, 0, UInt8(FLACStreamInfo.byteCount)]
        header += metadata.infoBytes
        header[21] &= 0xF0
        for index in 22..<26 { header[index] = 0 }
        let isWhole = !frames.isDamaged
        return .sndfile(
            VirtualFile(
                segments: [.memory(header), .recording(frames.audio)],
                expectedFrameCount: isWhole ? frames.clock.frameCount : nil))
    }
}
