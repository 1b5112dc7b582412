import PreflightModel

/// Levels, estimates and other numbers of sound as people read them; what is unknown is a dash.
enum LevelWords {
    /// What stands for an unknown value.
    static let unknown = "–"

    /// `−20.1`, `0.0`, with as many decimals as are asked for.
    static func number(_ value: Double, decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (value.magnitude * scale).rounded()
        guard scaled < 9e15 else { return "\(value)" }
        let (whole, rest) = Int64(scaled).quotientAndRemainder(dividingBy: Int64(scale))
        let digits = String(rest)
        let fraction = decimals > 0 ? "." + String(repeating: "0", count: decimals - digits.count) + digits : ""
        return (value < 0 && scaled > 0 ? "−" : "") + "\(whole)\(fraction)"
    }

    /// `−20.1 dBFS`, or a dash.
    static func level(_ value: Double?, _ unit: String, decimals: Int = 1) -> String {
        value.map { "\(number($0, decimals: decimals)) \(unit)" } ?? unknown
    }

    /// `41 ± 3 dB`, or a dash.
    static func estimate(_ estimate: Estimate?, _ unit: String, decimals: Int = 0) -> String {
        guard let estimate else { return unknown }
        let (value, uncertainty) = (
            number(estimate.value, decimals: decimals), number(estimate.uncertainty, decimals: decimals)
        )
        return "\(value) ± \(uncertainty)" + (unit.isEmpty ? "" : " \(unit)")
    }

    /// `14:02`, `1:02:03`, to the second.
    static func clock(_ seconds: Double) -> String {
        let text = MeasurementWords.clock(seconds: seconds.rounded())
        return text.hasSuffix(".000") ? String(text.dropLast(4)) : text
    }

    /// `38 to 46 dB`, or `41 dB` where both ends look the same.
    static func range(_ spread: SoundTotals.Spread, _ unit: String) -> String {
        let (least, greatest) = (number(spread.least, decimals: 0), number(spread.greatest, decimals: 0))
        return least == greatest ? "\(least) \(unit)" : "\(least) to \(greatest) \(unit)"
    }

    /// `−19.8 ± 1.1 LUFS`: the mean and the standard deviation, the latter where there are several.
    static func mean(_ spread: SoundTotals.Spread, _ unit: String, of count: Int) -> String {
        let mean = number(spread.mean, decimals: 1)
        return count > 1 ? "\(mean) ± \(number(spread.deviation, decimals: 1)) \(unit)" : "\(mean) \(unit)"
    }

    /// `peak −7.5 dBFS, loudness −24.6 LUFS, speech 0:06 of 0:07, SNR 26 ± 4 dB, clipped 12 times`; nil where no samples
    /// were measured.
    static func sound(_ recording: RecordingMeasurement) -> String? {
        guard let signal = recording.signal else { return nil }
        var parts = [peak(recording), "loudness \(level(signal.levels.loudness, "LUFS"))"]
        if let speech = recording.speech {
            parts.append("speech \(clock(speech.duration.value)) of \(clock(recording.duration.seconds))")
            parts.append("SNR \(estimate(speech.snr, "dB"))")
        }
        if signal.clipping.runCount > 0 { parts.append(clipping(signal)) }
        if signal.dropouts.runCount > 0 {
            parts.append(MeasurementWords.count(signal.dropouts.runCount, "dropout", "dropouts"))
        }
        return parts.joined(separator: ", ")
    }

    /// `peak −3.1 dBFS`, or `silent` where there is nothing but zeros.
    static func peak(_ recording: RecordingMeasurement) -> String {
        guard let signal = recording.signal else { return "peak \(unknown)" }
        return signal.levels.peak == nil ? "silent" : "peak \(level(signal.levels.peak, "dBFS"))"
    }

    /// `speech −21.4 dBFS`, or `no speech` where nobody speaks.
    static func speechLevel(_ recording: RecordingMeasurement) -> String {
        if let speech = recording.speech, speech.segmentCount == 0 { return "no speech" }
        return "speech \(level(recording.speech?.level, "dBFS"))"
    }

    /// `no clipping`, `clipped once`, `clipped 12 times`.
    static func clipping(_ signal: SignalMeasurement) -> String {
        switch signal.clipping.runCount {
        case ...0: "no clipping"
        case 1: "clipped once"
        default: "clipped \(signal.clipping.runCount) times"
        }
    }

    /// `speech 14:02 of 16:24, loudness −19.8 ± 1.1 LUFS, SNR 38 to 46 dB`; nil where nothing of it is known.
    static func summary(_ totals: Report.Totals) -> String? {
        guard let sound = totals.sound else { return nil }
        var parts: [String] = []
        if let speech = sound.speech, let heard = sound.heardDuration {
            parts.append("speech \(clock(speech.value)) of \(clock(heard))")
        }
        if let loudness = sound.loudness {
            parts.append("loudness \(mean(loudness, "LUFS", of: totals.recordingCount))")
        }
        if let snr = sound.snr { parts.append("SNR \(range(snr, "dB"))") }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
