import PreflightModel

/// The top of the page: the verdict, and the numbers that matter most.
struct ReportHeadline {
    let reports: [Report]

    init(_ reports: [Report]) { self.reports = reports }

    /// With several profiles the worst counts, as it does for the exit status.
    private var verdict: Verdict {
        let verdicts = reports.map(\.verdict)
        if verdicts.contains(.fail) { return .fail }
        return verdicts.contains(.undetermined) ? .undetermined : .pass
    }

    private var subject: String {
        if let report = reports.first, reports.count == 1 { return report.profile.id }
        let passed = reports.filter { $0.verdict == .pass }.count
        return "\(passed) of \(MeasurementWords.count(reports.count, "profile", "profiles")) pass"
    }

    var title: String { "\(HTMLWords.verdict(verdict)): \(subject)" }

    var html: String {
        "<header class=\"top \(verdict.rawValue)\">\n<p class=\"verdict\">\(HTMLWords.verdict(verdict))</p>\n"
            + "<div><h1>\(HTMLText.escaped(subject))</h1>\n"
            + (reports.count == 1 ? reports.map { "<p>\(HTMLText.escaped($0.profile.title))</p>\n" }.joined() : "")
            + "</div>\n<dl class=\"tiles\">\(tiles)</dl>\n</header>\n"
    }

    private var tiles: String {
        guard let report = reports.first else { return "" }
        let recordings = report.recordings.map(\.measurement)
        let length = TotalDuration(recordings.lazy.map(\.duration))
        let bytes = recordings.lazy.map(\.byteCount).byteTotal
        let findings = reports.flatMap(\.findings)
        let errors = findings.filter { $0.severity == .error && $0.outcome == .fail }.count
        let open = findings.filter { $0.severity == .error && $0.outcome == .open }.count
        let warnings = findings.filter { $0.severity == .warning }.count
        var tiles = [
            ("Recordings", "\(recordings.count + report.unreadable.count)", ""),
            ("In all", MeasurementWords.clock(length), ""),
            ("Size", MeasurementWords.size(bytes), ""), ("Errors", "\(errors)", errors > 0 ? "fail" : ""),
            ("Warnings", "\(warnings)", warnings > 0 ? "warn" : ""),
        ]
        if open > 0 { tiles.insert(("Undecided", "\(open)", "open"), at: 4) }
        return tiles.map { "<div class=\"\($0.2)\"><dt>\($0.0)</dt><dd>\(HTMLText.escaped($0.1))</dd></div>" }.joined()
    }
}
