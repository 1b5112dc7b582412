import PreflightModel

/// The words of the HTML report, as plain text.
enum HTMLWords {
    static func verdict(_ verdict: Verdict) -> String {
        switch verdict {
        case .pass: "Pass"
        case .fail: "Fail"
        case .undetermined: "Undetermined"
        }
    }

    /// The heading above the originals of prepared recordings.
    static func originals(_ report: Report) -> String { "The originals: \(verdict(report.verdict).lowercased())" }

    static func status(_ status: FileStatus) -> String {
        switch status {
        case .fail: "Fail"
        case .open: "Undecided"
        case .warn: "Warning"
        case .pass: "Pass"
        }
    }

    /// A sign beside the word, since colour alone says nothing to many people.
    static func sign(_ status: FileStatus) -> String {
        switch status {
        case .fail: "✕"
        case .open: "?"
        case .warn: "!"
        case .pass: "✓"
        }
    }

    /// "suppressed error", "known error".
    static func weight(_ finding: Finding, _ suppression: SuppressedFinding.Suppression) -> String {
        (suppression.kind == .baseline ? "known" : "suppressed") + " \(FindingWords.weight(finding))"
    }

    /// "Suppressed by .voice-preflight.yml:14 (the vendor agreed), until 2027-01-31."
    static func reason(_ suppression: SuppressedFinding.Suppression) -> String {
        let words = FindingWords.suppression(suppression) + (suppression.expires.map { ", until \($0)" } ?? "") + "."
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// "min 10 s", "max 5 min".
    static func limit(_ limit: TimeAxis.Limit) -> String { "\(limit.isMinimum ? "min" : "max") \(limit.words)" }

    /// "max 5 min: tencent-vod-clone".
    static func limit(_ limit: TimeAxis.Limit, of profiles: [String]) -> String {
        "\(self.limit(limit)): \(profiles.joined(separator: ", "))"
    }

    /// What a drawing shows, for those who cannot see it.
    static func drawing(_ drawing: WaveformDrawing) -> String {
        let length = MeasurementWords.clock(drawing.measurement.duration)
        var parts = [drawing.measurement.waveform == nil ? "Length \(length)" : "Waveform, \(length) long"]
        if let spectrogram = drawing.measurement.waveform?.spectrogram { parts.append(pitch(spectrogram)) }
        parts += drawing.axis.limits.map(limit)
        parts += drawing.marks.map { "mark \($0.number) at \(time($0, in: drawing)): \($0.defect.code)" }
        return parts.joined(separator: "; ")
    }

    /// "spectrogram up to 24 kHz".
    static func pitch(_ spectrogram: Spectrogram) -> String {
        "spectrogram up to \(LevelWords.number(spectrogram.greatestFrequency / 1000, decimals: 0)) kHz"
    }

    /// The time of a mark: "1:28.5", or "0:10.2 to 0:12.9".
    static func time(_ mark: WaveformDrawing.Mark, in drawing: WaveformDrawing) -> String {
        // A player knows nothing of encoder delay and padding behind the end.
        let end = drawing.measurement.duration.seconds
        let first = min(end, mark.places.lowerBound * drawing.axis.duration)
        let last = min(end, mark.places.upperBound * drawing.axis.duration)
        let start = MeasurementWords.clock(seconds: first)
        return last - first < 0.1 ? "about \(start)" : "about \(start) to \(MeasurementWords.clock(seconds: last))"
    }

    /// "bytes 300,000 to 300,040".
    static func bytes(_ offset: Int64, _ count: Int64?) -> String {
        guard let count, count > 1 else { return "byte \(offset)" }
        let (end, overflow) = offset.addingReportingOverflow(count - 1)
        return overflow ? "from byte \(offset)" : "bytes \(offset) to \(end)"
    }

    static func confidence(_ confidence: RuleSource.Confidence) -> String {
        switch confidence {
        case .a: "the vendor's own document"
        case .b: "a copy or an older page of the vendor's"
        case .c: "a third party"
        case .own: "your own rule"
        }
    }

    /// "clipping", in the legend.
    static func kind(_ kind: SoundMarks.Kind) -> String {
        switch kind {
        case .clipping: "clipping"
        case .dropout: "dropout"
        case .repetition: "the same again"
        case .pause: "pause of \(LevelWords.number(SpeechMeasurement.shortestSentencePause, decimals: 1)) s or more"
        }
    }

    /// "clipped at", "longest of 7 pauses at", before the places themselves.
    static func kind(_ kind: SoundMarks.Kind, _ count: Int) -> String {
        switch kind {
        case .clipping: "clipped at"
        case .dropout: "dropouts at"
        case .repetition: "repeated at"
        case .pause: count == 1 ? "pause at" : "longest pause at"
        }
    }

    /// "0:42.310", "0:42.310, channel 2", and of a pause its length.
    static func place(_ mark: SoundMarks.Mark) -> String {
        var text = MeasurementWords.clock(seconds: mark.place.start)
        if let channel = mark.place.channel { text += ", channel \(channel)" }
        if mark.kind == .pause { text += " (\(LevelWords.number(mark.place.duration, decimals: 1)) s)" }
        return text
    }

    /// "clipping: 0:42.310 to 0:42.318, channel 2".
    static func title(_ mark: SoundMarks.Mark) -> String {
        let start = MeasurementWords.clock(seconds: mark.place.start)
        let end = MeasurementWords.clock(seconds: mark.place.start + mark.place.duration)
        let channel = mark.place.channel.map { ", channel \($0)" } ?? ""
        let name = mark.kind == .repetition ? "repetition" : mark.kind.rawValue
        return "\(name): \(start) to \(end)\(channel)"
    }

    /// "a.wav: loudness −20.1 LUFS, noise −62.0 dBFS".
    static func levels(_ name: String, loudness: Double?, noise: Double?) -> String {
        "\(name): loudness \(LevelWords.level(loudness, "LUFS")), noise \(LevelWords.level(noise, "dBFS"))"
    }

    static func chart(_ count: Int) -> String { "Loudness and noise of \(count) recordings, in the order of the files" }

    /// "Furthest from the others, by 10.2 dB:", before its name.
    static func oddest(_ decibels: Double) -> String {
        "Furthest from the others, by \(LevelWords.number(decibels, decimals: 1)) dB:"
    }

    /// What the picture of voices is, for those who do not see it.
    static func voices(_ count: Int) -> String {
        "\(count) recordings as dots, near each other where their voices are alike."
    }

    static func voiceLegend(_ groupCount: Int) -> String {
        "Each dot is a recording; near each other are those whose voices are alike. "
            + (groupCount == 1
                ? "They sound like one speaker." : "They sound like \(groupCount) speakers, one colour each.")
    }

    static let otherVoices = "Other speakers than most:"

    static let chartLegend =
        "Each column is a recording: the dot is its loudness in LUFS, the dash its noise in dBFS. Dashed lines are the "
        + "medians."
    static let soundLegend =
        "The waveform is shaded where somebody speaks. The spectrogram below it shows which frequencies sound. Marks:"
    static let notPlayed =
        "The recording cannot be played: it is no longer where it was, or the browser does not know its format."
    /// "0:02.310, 85 % of it heard".
    static func said(_ word: SaidWord) -> String {
        let time = MeasurementWords.clock(seconds: min(max(0, word.start), 1e9))
        guard let error = word.error else { return "\(time), not compared" }
        return "\(time), \(Int((100 * (1 - error)).rounded())) % of it heard"
    }

    /// What the mark of a word means.
    static func agreement(_ name: String) -> String {
        switch name {
        case "heard": "heard as written"
        case "partly": "partly heard"
        case "missing": "not heard"
        default: "not compared"
        }
    }

    static let noWaveform = "No waveform: the samples were not decoded."
    static let notMeasured = "It could not be measured."
    static let legend =
        "Waveforms: the pale shape is the peak, the dark one the root mean square, over all channels, on a linear "
        + "scale up to full scale. Dashed lines are limits on the length. Numbered marks show where in the audio a "
        + "defect is."
}
