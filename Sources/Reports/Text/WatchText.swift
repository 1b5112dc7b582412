package import PreflightModel

/// What `watch` prints: some lines for each recording that came in, then what all of them come to.
package enum WatchText {
    /// What is new, and where that changes anything, the totals and the verdict.
    ///
    /// - Parameters:
    ///   - report: What all recordings that are there now come to.
    ///   - changed: Those that are new or changed.
    ///   - gone: Those that are not there any more.
    ///   - newlyWaiting: Those that are still being written, and were not named before.
    ///   - waitingCount: How many are still being written in all.
    package static func render(
        _ report: Report, changed: [RecordingPath], gone: [RecordingPath], newlyWaiting: [RecordingPath],
        waitingCount: Int, style: TextStyle, sentences: any Sentences = EnglishSentences()
    ) -> String {
        var text = recordings(report, Set(changed), style: style, sentences)
        text += others(report, changed, style: style, sentences)
        let leftOut = report.leftOut.filter { changed.contains($0.path) }
        if let leftOut = MeasurementWords.leftOut(leftOut) { text += "      \(style.dim(leftOut))\n" }
        for path in gone { text += "\(style.yellow("gone"))  \(TerminalText.visible(path.description))\n" }
        for path in newlyWaiting {
            text += "\(style.dim("...."))  \(TerminalText.visible(path.description))  waiting until it is complete\n"
        }
        // What is waited for changes nothing yet.
        if changed.isEmpty, gone.isEmpty { return text }
        // Of nothing, no rule is broken; that is not a verdict.
        if report.recordings.isEmpty, report.unreadable.isEmpty { return text + "      no recordings yet.\n" }
        let more = waitingCount > 0 ? style.dim("; \(waitingCount) more not complete yet") : ""
        return text + totals(report, style: style, sentences) + ReportText.verdict(report, style: style, sentences)
            + "\(more)\n"
    }

    private static func recordings(
        _ report: Report, _ changed: Set<RecordingPath>, style: TextStyle, _ sentences: any Sentences
    ) -> String {
        let recordings = report.recordings.filter { changed.contains($0.measurement.path) }
        // Whoever stands at the microphone hears of the take; its format has not changed since the one before.
        let isHeard = report.recordings.contains { $0.measurement.signal != nil }
        let rows = recordings.map { recording in
            (isHeard ? sound(recording.measurement) : MeasurementWords.row(recording.measurement))
                + [headroom(of: recording, in: report, sentences) ?? ""]
        }
        let right = isHeard ? [1, 2, 3, 4] : MeasurementWords.rightColumns
        return zip(recordings, TerminalText.columns(rows, right: right)).map { recording, row in
            let path = recording.measurement.path
            let findings = report.findings.filter { $0.path == path && $0.role == recording.role }
            return "\(ReportText.mark(findings, style: style))  \(trimmed(row))\n"
                + details(findings, style: style, sentences)
        }.joined()
    }

    /// `take-03.wav  0:12.400  peak −3.1 dBFS  speech −21.4 dBFS  SNR 41 ± 3 dB  no clipping`.
    private static func sound(_ recording: RecordingMeasurement) -> [String] {
        [
            TerminalText.visible(recording.path.description), MeasurementWords.clock(recording.duration),
            LevelWords.peak(recording), LevelWords.speechLevel(recording),
            "SNR \(LevelWords.estimate(recording.speech?.snr, "dB"))",
            recording.signal.map(LevelWords.clipping) ?? "clipping \(LevelWords.unknown)",
        ]
    }

    /// What could not be measured, and texts and documents.
    private static func others(
        _ report: Report, _ changed: [RecordingPath], style: TextStyle, _ sentences: any Sentences
    ) -> String {
        let shown = Set(report.recordings.map(\.measurement.path) + report.leftOut.map(\.path))
        return changed.filter { !shown.contains($0) }.map { path in
            let findings = report.findings.filter { $0.path == path }
            let mark = ReportText.mark(findings, style: style)
            return "\(mark)  \(TerminalText.visible(path.description))\n" + details(findings, style: style, sentences)
        }.joined()
    }

    private static func details(_ findings: [Finding], style: TextStyle, _ sentences: any Sentences) -> String {
        findings.map { ReportText.detail($0, quoting: false, style: style, sentences) }.joined()
    }

    private static func trimmed(_ row: String) -> String {
        String(row.reversed().drop { $0 == " " }.reversed())
    }

    /// "60.0 s above the minimum of 1 min": of the rule whose limit is nearest; nil where the recording passes none,
    /// or is refused.
    private static func headroom(
        of recording: RoledRecording, in report: Report, _ sentences: any Sentences
    ) -> String? {
        // Beside what is wrong, what is right does not matter.
        let isRefused = report.findings.contains {
            $0.path == recording.measurement.path && $0.role == recording.role && $0.severity == .error
        }
        if isRefused { return nil }
        var own = report
        own.passes = report.passes.filter { $0.path == recording.measurement.path && $0.role == recording.role }
        return own.nearestPass.flatMap { sentences.headroom(of: $0) }.map { TerminalText.visible($0) }
    }

    /// `      material: 7 recordings, 14:12.000 of 15 min to 30 min in total; 48.0 s short of 15 min`.
    private static func totals(_ report: Report, style: TextStyle, _ sentences: any Sentences) -> String {
        let ofSets = (report.findings + report.passes).filter { $0.path == nil && $0.parameter == nil }
        var text = ""
        for totals in report.totals {
            let count = MeasurementWords.count(totals.recordingCount, "recording", "recordings")
            var line = "\(totals.role): \(count), \(MeasurementWords.clock(seconds: totals.duration))"
            if let rule = ofSets.first(where: { $0.role == totals.role && $0.measured?.unit == .seconds }) {
                line += sentences.limit(of: rule).map { " of \($0)" } ?? " in all"
                line += sentences.headroom(of: rule).map { "; \($0)" } ?? ""
            } else {
                line += " in all"
            }
            text += "      \(TerminalText.visible(line))\n"
            if let sound = LevelWords.summary(totals) { text += "      \(sound)\n" }
        }
        for finding in report.findings where finding.path == nil && finding.measured?.unit != .seconds {
            // What was not given may still come.
            if finding.severity > .note { text += ReportText.detail(finding, quoting: false, style: style, sentences) }
        }
        return text
    }
}
