import PreflightModel

/// A stream of MPEG audio frames in a range of a recording: the whole of a bare MP3, or what a container holds.
struct MPEGStream {
    var codec: Codec
    /// Of the first frame, in hertz; lengths are in its sample frames.
    var sampleRate: Int
    /// Of the first frame.
    var channelCount: Int
    /// What a gapless player plays.
    var frameCount: Int64
    /// How many frames that a decoder puts out come before; nil where that is not known.
    var playedStart: Int64? = 0
    /// What is in the frames, info frames left out.
    var codedFrameCount: Int64
    /// What the first Xing or VBRI header claims.
    var declaredDuration: ExactDuration?
    /// Bytes of audio frames.
    var audioByteCount: Int64
    /// Bits per second where all frames state the same; nil where they differ, and in free format.
    var constantBitRate: Int?
    /// Bytes of tags in front, behind and between.
    var tagByteCount: Int64
    /// `scan`, or `declared` where a header was believed.
    var method: MeasurementMethod
    /// The frames for the decoder.
    var samples: SampleSource
    var defects: [Defect]

    /// Walks the frames in `range`, in which tags may stand around them.
    ///
    /// - Throws: `container.unknown` when there are none, `mp3.no-frames` when there is a tag but no frame.
    static func walk(
        _ reader: inout RecordingReader, range: Range<Int64>, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> MPEGStream {
        let range = range.clamped(to: 0..<reader.byteCount)
        let tags = try TagsInFront(&reader, in: range)
        let atEnd = try TagsAtEnd(&reader, in: min(tags.end, range.upperBound)..<range.upperBound)
        guard
            let start = try MPEGStreamStart.find(&reader, in: range.lowerBound..<atEnd.start, behind: tags)
        else {
            throw tags.lastTagOffset == nil ? .unknownContainer : .mpegNoFrames(behindTag: tags.claimedEnd)
        }
        var walk = MPEGStreamWalk(start, tags: tags, range: range.lowerBound..<atEnd.start)
        walk.tagByteCount += range.upperBound - atEnd.start
        if depth == .declared, let stream = walk.believed() { return stream }
        try walk.walkFrames(&reader)
        return walk.finish()
    }
}
