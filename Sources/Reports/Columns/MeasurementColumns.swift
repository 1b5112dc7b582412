import PreflightModel

/// The columns that `--columns` and `--wide` choose from.
package enum MeasurementColumns {
    /// All of them; a new one is an entry here, and help, text and CSV have it.
    package static let all: [MeasurementColumn] = signal + speech + scores

    /// What `--wide` shows.
    package static let wide = ["loudness", "peak", "speech", "snr", "noise", "bandwidth", "mos"].compactMap(named)

    /// The column of this name; nil where there is none.
    package static func named(_ name: String) -> MeasurementColumn? { all.first { $0.name == name } }

    private static let signal: [MeasurementColumn] = [
        MeasurementColumn(
            "loudness", field: "loudness", "integrated loudness", depth: .decode, unit: "LUFS",
            .number { $0.signal?.levels.loudness }),
        MeasurementColumn(
            "loudness-range", field: "loudnessRange", "loudness range", depth: .decode, unit: "LU",
            .number { $0.signal?.loudnessRange }),
        MeasurementColumn(
            "peak", field: "peak", "sample peak", depth: .decode, unit: "dBFS", .number { $0.signal?.levels.peak }),
        MeasurementColumn(
            "true-peak", field: "truePeak", "true peak", depth: .decode, unit: "dBTP",
            .number { $0.signal?.levels.truePeak }),
        MeasurementColumn(
            "rms", field: "rms", "root mean square", depth: .decode, unit: "dBFS", .number { $0.signal?.levels.rms }),
        MeasurementColumn(
            "dc-offset", field: "dcOffset", "DC offset in percent of full scale", depth: .decode, unit: "%",
            decimals: 2, scale: 0.01, .number { $0.signal?.levels.dcOffset }),
        MeasurementColumn(
            "clipping", field: "clippingRunCount", "clipped runs", depth: .decode, decimals: 0,
            .number { $0.signal.map { Double($0.clipping.runCount) } }),
        MeasurementColumn(
            "dropouts", field: "dropoutRunCount", "dropouts", depth: .decode, decimals: 0,
            .number { $0.signal.map { Double($0.dropouts.runCount) } }),
        MeasurementColumn(
            "channel-relation", field: "channels", "what the channels have to do with each other", depth: .decode,
            .word { $0.signal?.channels.rawValue }),
        MeasurementColumn(
            "used-bits", field: "effectiveBitDepth", "bits that the samples really use", depth: .decode, unit: "bit",
            decimals: 0, .number { $0.signal?.effectiveBitDepth.map(Double.init) }),
        MeasurementColumn(
            "hash", field: "sampleHash", "hash of the decoded samples", depth: .decode,
            .word { $0.signal?.sampleHash }),
    ]

    private static let speech: [MeasurementColumn] = [
        MeasurementColumn(
            "speech", field: "speechDuration", "how long somebody speaks, without pauses", depth: .listen, unit: "s",
            .estimate { $0.speech?.duration }),
        MeasurementColumn(
            "continuous", field: "longestContinuous", "longest stretch of continuous speech", depth: .listen, unit: "s",
            .number { $0.speech?.longestContinuous?.duration }),
        MeasurementColumn(
            "pause", field: "longestPause", "longest pause", depth: .listen, unit: "s",
            .number { $0.speech?.longestPause }),
        MeasurementColumn(
            "first-word", field: "first", "where the first word begins", depth: .listen, unit: "s", decimals: 2,
            .number { $0.speech?.first }),
        MeasurementColumn(
            "last-word", field: "last", "where the last word ends", depth: .listen, unit: "s", decimals: 2,
            .number { $0.speech?.last }),
        MeasurementColumn(
            "level", field: "speechLevel", "level of speech alone", depth: .listen, unit: "dBFS",
            .number { $0.speech?.level }),
        MeasurementColumn(
            "snr", field: "snr", "signal-to-noise ratio", depth: .listen, unit: "dB", decimals: 0,
            .estimate { $0.speech?.snr }),
        MeasurementColumn(
            "noise", field: "noiseFloor", "loudest noise floor", depth: .listen, unit: "dBFS",
            .number { $0.speech?.noiseFloor.loudest }),
        MeasurementColumn(
            "bandwidth", field: "bandwidth", "up to which frequency there is sound", depth: .listen, unit: "kHz",
            scale: 1000, .estimate { $0.speech?.bandwidth }),
        MeasurementColumn(
            "echo", field: "reverberant", "whether the room echoes", depth: .listen,
            .word { $0.speech?.isReverberant.map { $0 ? "yes" : "no" } }),
        MeasurementColumn(
            "hum", field: "humFrequency", "frequency of mains hum, 0 where there is none", depth: .listen, unit: "Hz",
            decimals: 0,
            .number {
                switch $0.speech?.hum {
                case .heard(let frequency, _): Double(frequency)
                case .some(.none): 0
                case nil: nil
                }
            }),
    ]

    private static let scores: [MeasurementColumn] = [
        MeasurementColumn(
            "mos", field: "mosP808", "opinion score, DNSMOS P.808", depth: .listen,
            .estimate { $0.speech?.mos?.p808 }),
        MeasurementColumn(
            "mos-overall", field: "mosOverall", "of speech and background, DNSMOS P.835", depth: .listen,
            needsP835: true, .estimate { $0.speech?.mos?.overall }),
        MeasurementColumn(
            "mos-signal", field: "mosSignal", "of the speech alone, DNSMOS P.835", depth: .listen, needsP835: true,
            .estimate { $0.speech?.mos?.signal }),
        MeasurementColumn(
            "mos-background", field: "mosBackground", "of the background alone, DNSMOS P.835", depth: .listen,
            needsP835: true, .estimate { $0.speech?.mos?.background }),
    ]
}
