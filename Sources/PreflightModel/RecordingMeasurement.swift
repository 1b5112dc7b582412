/// What is really in a recording: the measurement.
///
/// The type is not called `Measurement`, since Foundation has one of that name.
public struct RecordingMeasurement: Hashable, Sendable {
    /// Where the recording is, as it was given.
    public var path: RecordingPath
    /// The zip that the recording is an entry of: `path` is this path, a slash, and the entry's name. Nil for files.
    public var archive: RecordingPath?
    /// The size of the file in bytes.
    public var byteCount: Int64
    /// SHA-256 of the file in lower-case hexadecimal; present at depth `decode`, or when it was asked for.
    public var sha256: String?
    /// The container, by content.
    public var container: Container
    /// The codec.
    public var codec: Codec
    /// Sample frames per second that a decoder puts out, in hertz.
    public var sampleRate: Int
    /// The rate of the AAC core below SBR, in hertz; nil where there is no SBR.
    public var coreSampleRate: Int?
    /// Channels that a decoder puts out.
    public var channelCount: Int
    /// Bits per sample of linear PCM and lossless codecs; nil for lossy ones, which have none.
    public var bitDepth: Int?
    /// Mean bits per second of the audio payload, tags and headers of the container left out; nil for an empty one.
    public var bitRate: Int?
    /// Sample frames that a gapless player plays: after encoder delay and padding, edit lists and iTunSMPB.
    public var frameCount: Int64
    /// Sample frames that are in the file.
    public var codedFrameCount: Int64
    /// How many of `frameCount` may be encoder priming that no header marks; 0 where the length is certain.
    public var uncertainFrameCount: Int64
    /// The length that the headers claim; nil where they claim none.
    public var declaredDuration: ExactDuration?
    /// Bytes of tags (ID3, APE, pictures) around or in front of the audio.
    public var tagByteCount: Int64
    /// How the length was found.
    public var method: MeasurementMethod
    /// What is wrong, or worth knowing, in the order of the file.
    public var defects: [Defect]
    /// What is exactly known of the samples; present at depth `decode`, where they were decoded.
    public var signal: SignalMeasurement? {
        get { boxedSignal?.value }
        set { boxedSignal = newValue.map(Boxed.value) }
    }
    /// What was heard; present at depth `listen`, where the samples were decoded.
    public var speech: SpeechMeasurement? {
        get { boxedSpeech?.value }
        set { boxedSpeech = newValue.map(Boxed.value) }
    }
    /// The phones that were recognised, where they were asked for and a recogniser is installed.
    package var phones: PhoneRecognition? {
        get { boxedPhones?.value }
        set { boxedPhones = newValue.map(Boxed.value) }
    }
    /// The outline for drawing, where it was asked for; not in the JSON form.
    public var waveform: Waveform? {
        get { boxedWaveform?.value }
        set { boxedWaveform = newValue.map(Boxed.value) }
    }
    /// What the voice with the most speech sounds like, where voices were heard; never in the JSON form, and measurements
    /// that differ in it alone are equal, as those are that were written and read again.
    package var voiceprint: Voiceprint? {
        get { heldVoiceprint.value }
        set { heldVoiceprint.value = newValue }
    }

    /// Where somebody speaks, in order, in seconds from the first frame: all of it, where `speech` has the longest pauses only.
    /// Not in the JSON form, and as with voiceprints, no comparison looks at it.
    package var speechPlaces: [SoundPlace] {
        get { heldSpeechPlaces.value ?? [] }
        set { heldSpeechPlaces.value = newValue }
    }

    // Measurements go from thread to thread, and most have none of these.
    private var boxedSignal: Boxed<SignalMeasurement>?
    private var boxedSpeech: Boxed<SpeechMeasurement>?
    private var boxedPhones: Boxed<PhoneRecognition>?
    private var boxedWaveform: Boxed<Waveform>?
    private var heldVoiceprint = InMemory<Voiceprint>()
    private var heldSpeechPlaces = InMemory<[SoundPlace]>()

    /// Makes a measurement from its values.
    public init(
        path: RecordingPath, byteCount: Int64, sha256: String? = nil, container: Container, codec: Codec,
        sampleRate: Int, coreSampleRate: Int? = nil, channelCount: Int, bitDepth: Int? = nil, bitRate: Int? = nil,
        frameCount: Int64, codedFrameCount: Int64, uncertainFrameCount: Int64 = 0,
        declaredDuration: ExactDuration? = nil, tagByteCount: Int64 = 0, method: MeasurementMethod,
        defects: [Defect] = []
    ) {
        self.path = path
        self.byteCount = byteCount
        self.sha256 = sha256
        self.container = container
        self.codec = codec
        self.sampleRate = sampleRate
        self.coreSampleRate = coreSampleRate
        self.channelCount = channelCount
        self.bitDepth = bitDepth
        self.bitRate = bitRate
        self.frameCount = frameCount
        self.codedFrameCount = codedFrameCount
        self.uncertainFrameCount = uncertainFrameCount
        self.declaredDuration = declaredDuration
        self.tagByteCount = tagByteCount
        self.method = method
        self.defects = defects
    }

    /// What a gapless player plays, exactly.
    public var duration: ExactDuration { ExactDuration(frameCount: frameCount, sampleRate: sampleRate) }

    /// Whether the file was walked, and there is no sample frame in it.
    package var holdsNoAudio: Bool { method != .declared && frameCount <= 0 && codedFrameCount <= 0 }

    /// The shortest length that a correct reader may find; a minimum is tested against it.
    public var shortestDuration: ExactDuration {
        let shortest = min(frameCount, codedFrameCount) - uncertainFrameCount
        return ExactDuration(frameCount: max(0, shortest), sampleRate: sampleRate)
    }

    /// The longest length that a correct reader may find; a maximum is tested against it.
    public var longestDuration: ExactDuration {
        ExactDuration(frameCount: max(frameCount, codedFrameCount), sampleRate: sampleRate)
    }
}

/// A large value behind one reference, so that whoever copies what it belongs to does not copy all of it.
private indirect enum Boxed<Value: Hashable & Sendable>: Hashable, Sendable {
    case value(Value)

    var value: Value {
        switch self {
        case .value(let value): value
        }
    }
}

/// A value that goes along in memory, and that no comparison looks at.
private struct InMemory<Value: Hashable & Sendable>: Hashable, Sendable {
    private var boxed: Boxed<Value>?

    var value: Value? {
        get { boxed?.value }
        set { boxed = newValue.map(Boxed.value) }
    }

    static func == (_: Self, _: Self) -> Bool { true }
    func hash(into _: inout Hasher) {}
}

extension RecordingMeasurement: Codable {
    private enum CodingKeys: String, CodingKey {
        case path, archive, byteCount, sha256, container, codec, sampleRate, coreSampleRate, channelCount, bitDepth,
            bitRate
        case frameCount, codedFrameCount, uncertainFrameCount, duration, declaredDuration, declaredDurationFraction
        case tagByteCount, method, defects, signal, speech, phones
    }

    /// Reads the documented JSON form; `duration` is derived and not read.
    ///
    /// - Throws: `DecodingError`, also for numbers that no file has, such as a negative count.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let declared = try values.decodeIfPresent([Int64].self, forKey: .declaredDurationFraction)
        self.init(
            path: try values.decode(RecordingPath.self, forKey: .path),
            byteCount: try values.decodeCount(forKey: .byteCount),
            sha256: try values.decodeSHA256IfPresent(forKey: .sha256),
            container: try values.decode(Container.self, forKey: .container),
            codec: try values.decode(Codec.self, forKey: .codec),
            sampleRate: try values.decodeNumber(forKey: .sampleRate, atLeast: 1),
            coreSampleRate: try values.decodeNumberIfPresent(forKey: .coreSampleRate),
            channelCount: try values.decodeNumber(forKey: .channelCount),
            bitDepth: try values.decodeNumberIfPresent(forKey: .bitDepth),
            bitRate: try values.decodeNumberIfPresent(forKey: .bitRate),
            frameCount: try values.decodeCount(forKey: .frameCount),
            codedFrameCount: try values.decodeCount(forKey: .codedFrameCount),
            uncertainFrameCount: try values.decodeCountIfPresent(forKey: .uncertainFrameCount) ?? 0,
            declaredDuration: declared.flatMap {
                $0.count == 2 ? ExactDuration(numerator: $0[0], denominator: $0[1]) : nil
            },
            tagByteCount: try values.decodeCountIfPresent(forKey: .tagByteCount) ?? 0,
            method: try values.decode(MeasurementMethod.self, forKey: .method),
            defects: try values.decode([Defect].self, forKey: .defects))
        archive = try values.decodeIfPresent(RecordingPath.self, forKey: .archive)
        signal = try values.decodeIfPresent(SignalMeasurement.self, forKey: .signal)
        speech = try values.decodeIfPresent(SpeechMeasurement.self, forKey: .speech)
        phones = try values.decodeIfPresent(PhoneRecognition.self, forKey: .phones)
    }

    /// Writes the documented JSON form; `duration` and `declaredDuration` are in seconds.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(path, forKey: .path)
        try values.encodeIfPresent(archive, forKey: .archive)
        try values.encode(byteCount, forKey: .byteCount)
        try values.encodeIfPresent(sha256, forKey: .sha256)
        try values.encode(container, forKey: .container)
        try values.encode(codec, forKey: .codec)
        try values.encode(sampleRate, forKey: .sampleRate)
        try values.encodeIfPresent(coreSampleRate, forKey: .coreSampleRate)
        try values.encode(channelCount, forKey: .channelCount)
        try values.encodeIfPresent(bitDepth, forKey: .bitDepth)
        try values.encodeIfPresent(bitRate, forKey: .bitRate)
        try values.encode(frameCount, forKey: .frameCount)
        try values.encode(codedFrameCount, forKey: .codedFrameCount)
        if uncertainFrameCount > 0 { try values.encode(uncertainFrameCount, forKey: .uncertainFrameCount) }
        try values.encode(duration.seconds, forKey: .duration)
        try values.encodeIfPresent(declaredDuration?.seconds, forKey: .declaredDuration)
        if let declaredDuration {
            let fraction = [declaredDuration.numerator, declaredDuration.denominator]
            try values.encode(fraction, forKey: .declaredDurationFraction)
        }
        if tagByteCount > 0 { try values.encode(tagByteCount, forKey: .tagByteCount) }
        try values.encode(method, forKey: .method)
        try values.encode(defects, forKey: .defects)
        try values.encodeIfPresent(signal, forKey: .signal)
        try values.encodeIfPresent(speech, forKey: .speech)
        try values.encodeIfPresent(phones, forKey: .phones)
    }
}
