import PreflightModel

/// Walks native FLAC (RFC 9639): metadata blocks, then frames, found by their sync codes and held together by both of
/// their checks.
enum FLACWalker: ContainerWalker {
    static func recognises(_ start: UnsafeRawBufferPointer) -> Bool {
        start.has("fLaC", at: LeadingTag.byteCount(start))
    }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        let tag = Int64(LeadingTag.byteCount(try reader.bytes(at: 0, count: 10)))
        let metadata = try FLACMetadata(&reader, from: tag + 4)
        let info = metadata.info
        let declared =
            info.totalFrameCount > 0
            ? ExactDuration(frameCount: info.totalFrameCount, sampleRate: info.sampleRate) : nil
        var walked = WalkedRecording(
            container: .flac, codec: .flac, sampleRate: info.sampleRate, channelCount: info.channelCount,
            bitDepth: info.bitDepth, frameCount: info.totalFrameCount, codedFrameCount: info.totalFrameCount,
            declaredDuration: declared, audioByteCount: max(0, reader.byteCount - metadata.end),
            tagByteCount: tag + metadata.tagByteCount, samples: .none(reason: "only the header was read"))
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
        walked.defects = frames.defects(metadataIsCutOff: metadata.isCutOff)
        walked.samples = samples(of: frames, info: metadata)
        return walked
    }

    /// The frames behind a STREAMINFO without a length, so that libFLAC reads to the end, whatever the header claimed.
    private static func samples(of frames: FLACFrameWalk, info metadata: FLACMetadata) -> SampleSource {
        guard frames.clock.frameCount > 0 else { return .none(reason: "the file holds no whole frame") }
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

/// An ID3v2 tag in front of the stream, which FLAC's specification forbids and some programs write.
enum LeadingTag {
    /// Its size in bytes with header and footer; 0 where there is none.
    static func byteCount(_ start: UnsafeRawBufferPointer) -> Int {
        guard start.has("ID3"), let flags = start.byte(at: 5), let size = start.bigEndian(at: 6, as: UInt32.self),
            size & 0x8080_8080 == 0
        else { return 0 }
        let content = size & 0x7F | (size >> 8 & 0x7F) << 7 | (size >> 16 & 0x7F) << 14 | (size >> 24) << 21
        return Int(content) + (flags & 0x10 == 0 ? 10 : 20)
    }
}
