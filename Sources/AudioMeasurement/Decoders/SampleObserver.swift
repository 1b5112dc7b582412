import PreflightModel
import SignalAnalysis

/// Takes samples as they are decoded, to the waveform where one is drawn, and to the meter of the signal.
struct SampleObserver {
    private var waveform: WaveformBuilder?
    private let coding: SampleCoding
    private var meter: SignalMeter?
    private var channelCount = 0
    /// Whether rate and channels stayed the same; a place in time would mean nothing otherwise.
    private var isUniform = true

    /// Whether the decoder puts mono out as two channels, of which one is enough.
    var doublesMono = false
    private let walkedChannelCount: Int

    /// The rate of the samples that come next, in hertz. Decoders say it where only they know it.
    var sampleRate: Int {
        didSet { if sampleRate != oldValue, meter != nil { isUniform = false } }
    }

    /// Gets ready for the samples of a recording, and to draw them where that is wanted.
    init(_ walked: WalkedRecording, drawing: Bool) {
        waveform = drawing ? WaveformBuilder(expectedFrameCount: walked.codedFrameCount) : nil
        coding = SampleCoding(walked.codec)
        sampleRate = walked.sampleRate
        walkedChannelCount = walked.channelCount
    }

    /// Adds interleaved samples that were decoded from what was read up to `byteOffset`.
    mutating func add<Sample: WaveformSample & SignalSample>(
        _ samples: UnsafeBufferPointer<Sample>, channelCount: Int, byteOffset: Int64
    ) {
        unsafe waveform?.add(samples, channelCount: channelCount, byteOffset: byteOffset)
        guard doublesMono, walkedChannelCount == 1, channelCount == 2 else {
            return unsafe measure(samples, channelCount: channelCount)
        }
        let count = samples.count / 2
        unsafe withUnsafeTemporaryAllocation(of: Sample.self, capacity: count) { mono in
            for frame in 0..<count { unsafe mono[frame] = unsafe samples[2 * frame] }
            unsafe measure(UnsafeBufferPointer(mono), channelCount: 1)
        }
    }

    private mutating func measure<Sample: SignalSample>(_ samples: UnsafeBufferPointer<Sample>, channelCount: Int) {
        if self.channelCount == 0 {
            self.channelCount = channelCount
            meter = SignalMeter(sampleRate: sampleRate, channelCount: channelCount, coding: coding)
        }
        guard channelCount == self.channelCount else {
            isUniform = false
            return
        }
        if isUniform { unsafe meter?.add(samples) }
    }

    /// What was drawn of a recording that begins at `origin` in its file; nil where nothing was.
    func waveform(origin: Int64) -> Waveform? { waveform?.finish(origin: origin) }

    /// What was measured; nil where there were no samples, or where their rate or number of channels changed midway.
    func signal() -> SignalMeasurement? { isUniform ? meter?.finish() : nil }
}

extension SampleCoding {
    /// How a codec comes to its samples.
    fileprivate init(_ codec: Codec) {
        let isCompanded = ["pcm_mulaw", "pcm_alaw", "adpcm_", "gsm"].contains { codec.rawValue.hasPrefix($0) }
        self = codec.isLossless ? .linear : isCompanded ? .companded : .transformed
    }
}
