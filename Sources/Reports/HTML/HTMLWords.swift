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
        parts += drawing.axis.limits.map(limit)
        parts += drawing.marks.map { "mark \($0.number) at \(time($0, in: drawing)): \($0.defect.code)" }
        return parts.joined(separator: "; ")
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

    static let noWaveform = "No waveform: the samples were not decoded."
    static let notMeasured = "It could not be measured."
    static let legend =
        "Waveforms: the pale shape is the peak, the dark one the root mean square, over all channels, on a linear "
        + "scale up to full scale. Dashed lines are limits on the length. Numbered marks show where in the audio a "
        + "defect is."
}
