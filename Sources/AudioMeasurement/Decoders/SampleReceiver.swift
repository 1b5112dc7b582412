import SignalAnalysis

/// Takes samples as they are decoded.
protocol SampleReceiver: ~Copyable {
    /// The rate of the samples that come next, in hertz. Decoders say it where only they know it.
    var sampleRate: Int { get set }
    /// Whether the decoder puts mono out as two channels, of which one is enough.
    var doublesMono: Bool { get set }
    /// Decoders that can begin at any frame at no cost leave out those before this one, and say so.
    var firstFrame: Int64 { get }
    /// Whether nothing more is wanted.
    var isContent: Bool { get }

    /// Goes over frames that the decoder does not put out: those before `firstFrame`, or what fills its overlap.
    mutating func skip(_ frameCount: Int64)

    /// Adds interleaved samples that were decoded from what was read up to `byteOffset`.
    mutating func add<Sample: WaveformSample & SignalSample>(
        _ samples: UnsafeBufferPointer<Sample>, channelCount: Int, byteOffset: Int64)
}

extension SampleReceiver where Self: ~Copyable {
    var firstFrame: Int64 { 0 }
    var isContent: Bool { false }
    mutating func skip(_ frameCount: Int64) {}
}
