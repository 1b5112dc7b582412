/// The codes of what a rule says of a number that it limits.
package struct NumberCodes: Hashable, Sendable {
    /// The rule's keyword in profiles.
    package let kind: String
    /// The number is allowed.
    package let met: FindingCode
    /// The number is below the minimum.
    package let tooLow: FindingCode
    /// The number is above the maximum.
    package let tooHigh: FindingCode
    /// The number is not in the list of those that are allowed.
    package let notAccepted: FindingCode
    /// The number is between two readings of a unit that the vendor does not define.
    package let unitUndefined: FindingCode
    /// The number depends on how a reader treats encoder delay and padding.
    package let dependsOnReader: FindingCode
    /// A limit is within what the estimate of the number may be off by.
    package let tooCloseToCall: FindingCode
    /// The number cannot be told from this recording.
    package let unknown: FindingCode
    /// The measurement is too shallow for the number.
    package let notMeasured: FindingCode
    /// The recording has nothing that the number is of.
    package let absent: FindingCode

    private init(_ kind: String, low: String, high: String) {
        func code(_ what: String) -> FindingCode { FindingCode(rawValue: "\(kind).\(what)") }
        self.kind = kind
        met = code("met")
        tooLow = code(low)
        tooHigh = code(high)
        notAccepted = code("not-accepted")
        unitUndefined = code("unit-undefined")
        dependsOnReader = code("depends-on-reader")
        tooCloseToCall = code("too-close-to-call")
        unknown = code("unknown")
        notMeasured = code("not-measured")
        absent = code("absent")
    }

    package static let duration = NumberCodes("duration", low: "too-short", high: "too-long")
    package static let totalDuration = NumberCodes("totalDuration", low: "too-short", high: "too-long")
    package static let size = NumberCodes("size", low: "too-small", high: "too-large")
    package static let totalSize = NumberCodes("totalSize", low: "too-small", high: "too-large")
    package static let count = NumberCodes("count", low: "too-few", high: "too-many")
    /// How many files a role takes.
    package static let files = NumberCodes("files", low: "too-few", high: "too-many")
    package static let sampleRate = NumberCodes("sampleRate", low: "too-low", high: "too-high")
    package static let channels = NumberCodes("channels", low: "too-few", high: "too-many")
    package static let bitDepth = NumberCodes("bitDepth", low: "too-low", high: "too-high")
    package static let bitRate = NumberCodes("bitRate", low: "too-low", high: "too-high")
    /// The length of a file name.
    package static let fileName = NumberCodes("fileName", low: "too-short", high: "too-long")
    /// The length of a parameter's value.
    package static let length = NumberCodes("length", low: "too-short", high: "too-long")
    /// The length of a parameter's value in bytes of UTF-8.
    package static let byteLength = NumberCodes("byteLength", low: "too-short", high: "too-long")
    package static let integer = NumberCodes("integer", low: "too-small", high: "too-large")

    package static let peak = NumberCodes("peak", low: "too-low", high: "too-high")
    package static let truePeak = NumberCodes("truePeak", low: "too-low", high: "too-high")
    package static let rms = NumberCodes("rms", low: "too-low", high: "too-high")
    package static let loudness = NumberCodes("loudness", low: "too-low", high: "too-high")
    package static let loudnessRange = NumberCodes("loudnessRange", low: "too-low", high: "too-high")
    package static let clipping = NumberCodes("clipping", low: "too-little", high: "too-much")
    package static let dcOffset = NumberCodes("dcOffset", low: "too-low", high: "too-high")
    package static let leadingSilence = NumberCodes("leadingSilence", low: "too-short", high: "too-long")
    package static let trailingSilence = NumberCodes("trailingSilence", low: "too-short", high: "too-long")
    package static let pause = NumberCodes("pause", low: "too-short", high: "too-long")
    package static let speech = NumberCodes("speech", low: "too-short", high: "too-long")
    package static let continuousSpeech = NumberCodes("continuousSpeech", low: "too-short", high: "too-long")
    /// The ratio of signal to noise.
    package static let snr = NumberCodes("snr", low: "too-low", high: "too-high")
    package static let noiseFloor = NumberCodes("noiseFloor", low: "too-low", high: "too-high")
    package static let bandwidth = NumberCodes("bandwidth", low: "too-low", high: "too-high")
    /// A mean opinion score.
    package static let mos = NumberCodes("mos", low: "too-low", high: "too-high")
    /// The net duration of speech in all recordings.
    package static let totalSpeech = NumberCodes("totalSpeech", low: "too-short", high: "too-long")
    /// How far the loudness of recordings is apart.
    package static let loudnessSpread = NumberCodes("loudnessSpread", low: "too-low", high: "too-high")
    /// How far the noise of recordings is apart.
    package static let noiseSpread = NumberCodes("noiseSpread", low: "too-low", high: "too-high")

    /// The kinds that are about what is to be heard.
    package static let ofSound: [NumberCodes] = [
        .peak, .truePeak, .rms, .loudness, .loudnessRange, .clipping, .dcOffset, .leadingSilence, .trailingSilence,
        .pause, .speech, .continuousSpeech, .snr, .noiseFloor, .bandwidth, .mos, .totalSpeech, .loudnessSpread,
        .noiseSpread,
    ]

    package static let all: [NumberCodes] =
        [
            .duration, .totalDuration, .size, .totalSize, .count, .files, .sampleRate, .channels, .bitDepth, .bitRate,
            .fileName, .length, .byteLength, .integer,
        ] + ofSound

    /// All codes of the kind.
    package var all: [FindingCode] {
        let some: [FindingCode] =
            switch self {
            case .duration, .totalDuration: [dependsOnReader]
            case .size, .totalSize: [unitUndefined]
            case .sampleRate, .channels, .bitDepth, .bitRate: [notAccepted]
            case _ where Self.ofSound.contains(self): [tooCloseToCall, unknown, notMeasured, absent]
            default: []
            }
        return [met, tooLow, tooHigh] + some
    }
}
