import PreflightModel

/// What one profile says of the whole set: totals, findings that concern no single file, what is still needed.
struct ProfileMarkup {
    let report: Report
    let index: Int
    let isOnly: Bool
    let markup: FindingMarkup

    var html: String {
        var text = "<section class=\"profile\" data-profiles=\"\(index)\">\n"
        if isOnly {
            text += "<h2>The whole set</h2>\n"
        } else {
            text +=
                "<h2><span class=\"chip \(verdictClass)\">\(HTMLWords.verdict(report.verdict))</span> "
                + "\(HTMLText.escaped(report.profile.id))</h2>\n<p>\(HTMLText.escaped(report.profile.title))</p>\n"
        }
        text += "<p>\(HTMLText.escaped(FindingWords.summary(report, markup.sentences))).</p>\n"
        for totals in report.totals {
            let count = MeasurementWords.count(totals.recordingCount, "recording", "recordings")
            text +=
                "<p><b>\(HTMLText.escaped(totals.role))</b>: \(count), "
                + "\(MeasurementWords.clock(seconds: totals.duration)) in all, \(MeasurementWords.size(totals.byteCount))</p>\n"
            if let sound = LevelWords.summary(totals) { text += "<p>\(HTMLText.escaped(sound))</p>\n" }
        }
        let needed = FindingWords.needed(report)
        let findings = report.findings.filter { $0.path == nil && !$0.isStillNeeded }
        let passes = report.passes.filter { $0.path == nil && $0.parameter == nil }
        let suppressed = report.distinctSuppressed.filter { $0.finding.path == nil }
        text += markup.list(findings) + markup.suppressed(suppressed)
        text += markup.nearest(passes, beside: findings)
        text += markup.passes(report.passes.filter { $0.path == nil })
        if let needed {
            text += "<p class=\"needed\">\(HTMLText.escaped(needed.prefix(1).uppercased() + needed.dropFirst()))</p>\n"
        }
        return text + "</section>\n"
    }

    private var verdictClass: String {
        switch report.verdict {
        case .pass: "pass"
        case .fail: "fail"
        case .undetermined: "open"
        }
    }
}
