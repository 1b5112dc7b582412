import PreflightModel
import SignalAnalysis
import SpeechModels

/// Takes samples as they are decoded, to the waveform where one is drawn, to the meter of the signal, and to the listener.
struct SampleObserver: SampleReceiver, ~Copyable {
    /// Samples that are heard at once.
    private static let blockCount = 8192

    private var waveform: WaveformBuilder?
    private let coding: SampleCoding
    private let wish: ListeningWish?
    private var meter: SignalMeter?
    private var listener: SpeechListener?
    private var channelCount = 0
    /// Whether rate and channels stayed the same; a place in time would mean nothing otherwise.
    private var isUniform = true

    /// Whether the decoder puts mono out as two channels, of which one is enough.
    var doublesMono = false
    private let walkedChannelCount: Int

    /// The rate of the samples that come next, in hertz. Decoders say it where only they know it.
    var sampleRate: Int {
        didSet { if sampleRate != oldValue, channelCount > 0 { isUniform = false } }
    }

    /// Gets ready for the samples of a recording.
    ///
    /// - Parameters:
    ///   - drawing: Whether to draw a waveform.
    ///   - wish: What to listen for; nil for nothing.
    init(_ walked: WalkedRecording, drawing: Bool, listening wish: ListeningWish?) {
        waveform = drawing ? WaveformBuilder(expectedFrameCount: walked.codedFrameCount) : nil
        coding = SampleCoding(walked.codec)
        sampleRate = walked.sampleRate
        walkedChannelCount = walked.channelCount
        self.wish = wish
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
        guard channelCount > 0 else { return }
        if self.channelCount == 0 {
            self.channelCount = channelCount
            if wish?.hearsVoicesOnly != true {
                meter = SignalMeter(sampleRate: sampleRate, channelCount: channelCount, coding: coding)
            }
            if let wish {
                listener = SpeechListener(sampleRate: sampleRate, channelCount: channelCount, wish: wish)
            }
        }
        guard channelCount == self.channelCount else {
            isUniform = false
            return
        }
        guard isUniform else { return }
        unsafe meter?.add(samples)
        unsafe hear(samples)
    }

    private mutating func hear<Sample: SignalSample>(_ samples: UnsafeBufferPointer<Sample>) {
        guard listener != nil else { return }
        let most = max(1, Self.blockCount / channelCount) * channelCount
        unsafe withUnsafeTemporaryAllocation(of: Float.self, capacity: min(samples.count, most)) { block in
            guard let start = block.baseAddress else { return }
            var rest = unsafe samples[...]
            while unsafe !rest.isEmpty {
                let part = unsafe UnsafeBufferPointer(rebasing: rest.prefix(most))
                var facts = SampleFacts()
                unsafe Sample.convert(part, to: start, adding: &facts)
                unsafe listener?.hear(UnsafeBufferPointer(start: start, count: part.count))
                unsafe rest = unsafe rest.dropFirst(part.count)
            }
        }
    }

    /// Hears the end, and writes what was found into the measurement of a recording that begins at `origin` in its file.
    ///
    /// `signal` and `speech` stay nil where there were no samples, or where their rate or number of channels changed midway.
    consuming func finish(_ measurement: inout RecordingMeasurement, origin: Int64) {
        measurement.waveform = waveform?.finish(origin: origin)
        guard isUniform else { return }
        measurement.signal = meter?.finish()
        let wish = wish
        guard let heard = listener.take()?.finish() else { return }
        measurement.speech = heard.measurement
        measurement.voiceprint = heard.voices?.voiceprint
        measurement.speechPlaces = heard.places
        measurement.waveform?.speech = heard.places
        measurement.waveform?.spectrogram = heard.spectrogram
        if let recogniser = wish?.phoneRecogniser, let kept = heard.samples {
            measurement.phones =
                kept.isTooLong
                ? PhoneRecognition(recogniser: recogniser.name, .failed(.tooLong))
                : recogniser.recognition(of: kept.samples, speech: heard.segments.segments)
        }
    }
}

extension SampleCoding {
    /// How a codec comes to its samples.
    fileprivate init(_ codec: Codec) {
        let isCompanded = ["pcm_mulaw", "pcm_alaw", "adpcm_", "gsm"].contains { codec.rawValue.hasPrefix($0) }
        self = codec.isLossless ? .linear : isCompanded ? .companded : .transformed
    }
}
