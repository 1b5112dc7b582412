import PreflightModel

/// Measures the audio of Matroska and WebM by the header, and where that says nothing or the file is cut by the times of
/// its blocks (RFC 9559; EBML is RFC 8794).
enum MatroskaWalker: ContainerWalker {
    static let containers: [Container] = [.matroska]
    static let precedingTags = PrecedingTags.excluded

    static let words = ForeignContainer.matroska

    static func recognises(_ start: RawSpan) -> Bool {
        start.bigEndian(at: 0, as: UInt32.self) == 0x1A45_DFA3
    }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        var walk = MatroskaWalk()
        try walk.walk(&reader)
        guard var track = walk.tracks.first(where: \.isAudio) else { throw words.badHeader(.noAudioTrack) }
        // The track states the rate of what was encoded; decoders put out this one (RFC 7845, 5.1).
        if track.codec == .opus { track.sampleRate = 48000 }
        try words.checked(rate: track.sampleRate, channels: track.channelCount)
        let isCut = walk.isCut
        let declared = walk.duration.flatMap { frames($0 * walk.scale, track.sampleRate) }
        let end = walk.lastBlock.map { Double($0) * walk.scale + track.blockDuration }
        let walked = end.flatMap { frames($0, track.sampleRate) } ?? 0
        var frameCount = walked
        if let declared, !isCut { frameCount = declared }
        guard frameCount > 0 else { throw words.withoutAudio }
        let videoTrackCount = walk.tracks.count(where: \.isVideo)
        var defects = videoTrackCount > 0 ? [words.videoTrack(videoTrackCount)] : []
        if isCut, let declared, declared > walked {
            defects.append(
                words.truncated(
                    declared: declared, present: walked, sampleRate: track.sampleRate, end: reader.byteCount,
                    fileEnd: reader.byteCount))
        }
        return WalkedRecording(
            container: .matroska, codec: track.codec, sampleRate: track.sampleRate, channelCount: track.channelCount,
            bitDepth: track.bitDepth, frameCount: frameCount, codedFrameCount: frameCount,
            declaredDuration: declared.map { ExactDuration(frameCount: $0, sampleRate: track.sampleRate) },
            audioByteCount: walk.blockByteCount, method: .declared, defects: defects, samples: words.undecoded)
    }

    /// The times of the container are fractions of nanoseconds, so the frames are the nearest.
    private static func frames(_ nanoseconds: Double, _ rate: Int) -> Int64? {
        let frames = (nanoseconds * Double(rate) / 1e9).rounded()
        return frames >= 0 && frames < 1e15 ? Int64(frames) : nil
    }
}
