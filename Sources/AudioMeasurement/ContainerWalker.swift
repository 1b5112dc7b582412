package import PreflightModel

/// Finds out what is in one family of containers by walking its structure, without decoding.
///
/// Walkers parse hostile bytes: they never trap, never allocate from a claimed size, never loop without progress, and
/// limit their depth. What is wrong is a defect of the walked recording; only what cannot be measured at all is thrown.
protocol ContainerWalker: Sendable {
    /// The containers of the family, which the walker tells apart.
    static var containers: [Container] { get }

    /// What ID3v2 tags in front of the container mean; `misplaced` unless a walker says otherwise.
    static var precedingTags: PrecedingTags { get }

    /// The header by which it is found behind bytes of other origin; nil, unless a walker says otherwise, where none is
    /// long enough not to occur by chance.
    static var lateHeader: LateHeader.Mark? { get }

    /// Whether the content is of this family, judged by the first bytes (up to 4,096 of them, never the file's name).
    static func recognises(_ start: RawSpan) -> Bool

    /// Walks the recording. At depth `declared` a walker may stop at a header that states the length.
    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording
}

extension ContainerWalker {
    static var precedingTags: PrecedingTags { .misplaced }
    static var lateHeader: LateHeader.Mark? { nil }
}

/// What ID3v2 tags in front of a container mean.
enum PrecedingTags {
    /// They make it another file: it is not looked for there.
    case excluded
    /// It is found there, but many of its readers refuse it.
    case misplaced
    /// Programs put them there, and readers expect them.
    case usual
    /// The same, and the walker goes over them itself.
    case walked
    /// What is behind tags is this where nothing else is recognised; and the walker goes over them itself.
    case assumed
}

/// What a walker found, and where the samples are.
package struct WalkedRecording {
    package var container: Container
    package var codec: Codec
    /// Sample frames per second that a decoder puts out.
    package var sampleRate: Int
    /// The rate of the AAC core below SBR.
    var coreSampleRate: Int?
    package var channelCount: Int
    var bitDepth: Int?
    /// What a gapless player plays.
    package var frameCount: Int64
    /// What is in the file.
    package var codedFrameCount: Int64
    /// How much of `frameCount` may be priming that no header marks.
    var uncertainFrameCount: Int64 = 0
    /// How many frames that a decoder puts out come before those that are played; nil where that is not said in a way that
    /// can be relied upon, or where what is played is in several pieces.
    package var playedStart: Int64? = 0
    /// Sample frames that a decoder makes of each packet, where it is the same for all.
    package var packetFrameCount: Int64?
    /// The length that the headers claim, before any repair.
    var declaredDuration: ExactDuration?
    /// Bytes of coded audio, for the mean bit rate.
    var audioByteCount: Int64
    /// The bit rate in bits per second that every frame states, where they all state the same; better than the mean,
    /// since a stream may end between two whole bytes of padding.
    var constantBitRate: Int?
    var tagByteCount: Int64 = 0
    /// `scan` unless only headers were believed.
    var method: MeasurementMethod = .scan
    package var defects: [Defect] = []
    package var samples: SampleSource
}

/// How the samples of a walked recording are decoded.
package enum SampleSource {
    /// libsndfile reads these segments as if they were one file.
    case sndfile(VirtualFile)
    /// libsndfile reads these files one after another; together they hold all samples.
    case sndfileParts(any VirtualFileSequence)
    /// libmpg123 is fed these byte ranges, each a run of whole frames, in order.
    case mpegFrames([Range<Int64>])
    /// An AAC decoder, if one was handed in, is given these packets one by one.
    case aacPackets(AACStreamFormat, any PacketTable)
    /// There is no decoder.
    case none(DecodingObstacle)
}

/// The packets of a stream inside a container, in decoding order.
package protocol PacketTable {
    /// The byte range of the next packet; nil after the last one.
    mutating func next(_ reader: inout RecordingReader) throws(MeasuringFailure) -> Range<Int64>?
}

/// Virtual files that are decoded one after another, made only when their turn comes, so that memory does not grow
/// with the recording.
package protocol VirtualFileSequence {
    /// The next file; nil after the last one.
    mutating func next(_ reader: inout RecordingReader) throws(MeasuringFailure) -> VirtualFile?
}

/// A file that is put together from pieces in memory and ranges of the recording.
package struct VirtualFile {
    /// One piece.
    package enum Segment {
        case memory([UInt8])
        case recording(Range<Int64>)
    }

    /// The pieces, in order.
    package var segments: [Segment]
    /// How many sample frames a decoder must find when it agrees with the walker; nil when that cannot be said.
    package var expectedFrameCount: Int64?

    /// The whole recording as it is.
    init(whole byteCount: Int64, expectedFrameCount: Int64?) {
        self.init(segments: [.recording(0..<byteCount)], expectedFrameCount: expectedFrameCount)
    }

    init(segments: [Segment], expectedFrameCount: Int64?) {
        self.segments = segments
        self.expectedFrameCount = expectedFrameCount
    }
}
