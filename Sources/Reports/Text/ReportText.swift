package import PreflightModel

/// What `check` prints for people: one line a recording, what is wrong with it below, the verdict last.
package enum ReportText {
    /// The whole text, with a line feed at the end.
    ///
    /// - Parameters:
    ///   - report: What the check says.
    ///   - worstCount: How many recordings are listed, the worst first; nil for all, in the order of input.
    ///   - style: Whether it is coloured.
    ///   - sentences: What messages are made of.
    package static func render(
        _ report: Report, worstCount: Int? = nil, style: TextStyle, sentences: any Sentences = EnglishSentences()
    ) -> String {
        var text =
            style.bold(TerminalText.visible(report.profile.id)) + "  \(TerminalText.visible(report.profile.title))\n"
        text += archives(report, style: style, sentences)
        text += recordings(report, worstCount: worstCount, style: style, sentences)
        text += documents(report, style: style, sentences)
        text += set(report, style: style, sentences)
        text += SuppressionText.render(report.suppressed ?? [], style: style, sentences)
        text += needed(report, style: style)
        if let leftOut = MeasurementWords.leftOut(report.leftOut) { text += style.dim(leftOut) + "\n" }
        return text + verdict(report, style: style, sentences) + "\n"
    }

    /// The line above the report on one of many sets.
    package static func heading(ofSet name: String, style: TextStyle) -> String {
        style.bold("SET  \(TerminalText.visible(name))") + "\n"
    }

    // MARK: Zips

    /// A line a zip, marked by the worst that is said of it or of anything in it, and what is wrong with itself.
    private static func archives(_ report: Report, style: TextStyle, _ sentences: any Sentences) -> String {
        (report.archives ?? []).map { archive in
            let own = report.findings.filter { $0.path == archive.path }
            let inside = report.findings.filter { $0.archive == archive.path }
            let details = own.map { detail($0, quoting: true, style: style, sentences) }.joined()
            return "\(mark(own + inside, style: style))  \(MeasurementWords.line(of: archive))\n\(details)"
        }.joined()
    }

    // MARK: Recordings

    private static func recordings(
        _ report: Report, worstCount: Int?, style: TextStyle, _ sentences: any Sentences
    ) -> String {
        let byPath = report.findingsByPath
        let suppressed = (report.suppressed ?? []).map(\.finding)
        let recordings = worstCount.map { WorstFirst(report).recordings.prefix($0) } ?? report.recordings[...]
        let showsRoles = Set(report.recordings.map(\.role) + report.unreadable.map(\.role)).count > 1
        let rows = TerminalText.columns(
            recordings.map { recording in
                let row = MeasurementWords.row(recording.measurement)
                return (showsRoles ? [TerminalText.visible(recording.role)] : []) + row
            }, right: Set(MeasurementWords.rightColumns.map { showsRoles ? $0 + 1 : $0 }))
        var text = ""
        // The vendor's words are shown where a rule first matters, not at each of a hundred recordings.
        var quoted: Set<String> = []
        // A recording that was given twice has every finding twice.
        var shown: Set<Finding> = []
        for (recording, row) in zip(recordings, rows) {
            let findings = (byPath[recording.measurement.path] ?? []).filter { $0.role == recording.role }
            let isSuppressed = suppressed.contains {
                $0.path == recording.measurement.path && $0.role == recording.role && $0.severity > .note
            }
            text += "\(mark(findings, isSuppressed: isSuppressed, style: style))  \(row)\n"
            if findings.contains(where: { $0.severity > .note }), let sound = LevelWords.sound(recording.measurement) {
                text += style.dim("        sound    \(sound)") + "\n"
            }
            for finding in findings where shown.insert(finding).inserted {
                text += detail(finding, quoting: quoted.insert(finding.rule).inserted, style: style, sentences)
            }
        }
        let rest = report.recordings.count - recordings.count
        if rest > 0 {
            text += "      \(MeasurementWords.count(rest, "better recording", "better recordings")) not listed\n"
        }
        let unlisted = report.recordingCount - report.recordings.count
        if unlisted > 0 {
            let count = MeasurementWords.count(unlisted, "more recording", "more recordings")
            text += "\(style.green("ok  "))  \(count) without findings\n"
        }
        for unreadable in report.unreadable {
            let name = TerminalText.visible(unreadable.recording.path.description)
            let findings = (byPath[unreadable.recording.path] ?? []).filter { $0.role == unreadable.role }
            // What was not measured is never well, also where that does not count.
            text += "\(findings.isEmpty ? style.red("????") : mark(findings, style: style))  \(name)\n"
            for finding in findings { text += detail(finding, quoting: true, style: style, sentences) }
        }
        return text
    }

    /// The worst of these findings in four letters; `isSuppressed` where there is something that does not count.
    static func mark(_ findings: [Finding], isSuppressed: Bool = false, style: TextStyle) -> String {
        if findings.contains(where: { $0.severity == .error && $0.outcome == .fail }) { return style.red("FAIL") }
        if findings.contains(where: { $0.severity == .error }) { return style.red("????") }
        // Notes change nothing.
        if findings.contains(where: { $0.severity > .note }) { return style.yellow("warn") }
        return isSuppressed ? style.yellow("supp") : style.green("ok  ")
    }

    /// The files that are not recordings.
    private static func documents(_ report: Report, style: TextStyle, _ sentences: any Sentences) -> String {
        var seen = Set(
            report.recordings.map(\.measurement.path) + report.unreadable.map(\.recording.path)
                + (report.archives ?? []).map(\.path))
        let met = Set(report.passes.compactMap(\.path))
        let documents = (report.documents ?? []).map(\.path).filter(met.contains)
        let paths = (report.findings.compactMap(\.path) + documents).filter { seen.insert($0).inserted }
        let byPath = Dictionary(grouping: report.findings, by: \.path)
        return paths.map { path in
            let findings = byPath[path] ?? []
            let details = findings.map { detail($0, quoting: true, style: style, sentences) }.joined()
            return "\(mark(findings, style: style))  \(TerminalText.visible(path.description))\n\(details)"
        }.joined()
    }

    static func detail(_ finding: Finding, quoting: Bool, style: TextStyle, _ sentences: any Sentences) -> String {
        let label = style.severity(finding.severity, TerminalText.padded(finding.severity.rawValue, to: 7))
        var text = "        \(label)  \(TerminalText.visible(FindingWords.text(finding, sentences)))"
        text += " \(style.dim("[\(TerminalText.visible(finding.rule))]"))\n"
        if quoting, let source = finding.source {
            text += style.dim("                 \(TerminalText.visible(source.titledStatement))") + "\n"
        }
        return text
    }

    // MARK: The whole set

    private static func set(_ report: Report, style: TextStyle, _ sentences: any Sentences) -> String {
        var text = ""
        for totals in report.totals {
            let count = MeasurementWords.count(totals.recordingCount, "recording", "recordings")
            text +=
                "      \(TerminalText.visible(totals.role)): \(count), \(MeasurementWords.clock(seconds: totals.duration)) in all, "
                + "\(MeasurementWords.size(totals.byteCount))\n"
            if let sound = LevelWords.summary(totals) { text += "      \(sound)\n" }
        }
        for finding in report.findings where finding.path == nil && !finding.isStillNeeded {
            text += detail(finding, quoting: true, style: style, sentences)
        }
        return text
    }

    private static func needed(_ report: Report, style: TextStyle) -> String {
        FindingWords.needed(report).map { style.dim(TerminalText.visible($0)) + "\n" } ?? ""
    }

    // MARK: Verdict

    static func verdict(_ report: Report, style: TextStyle, _ sentences: any Sentences) -> String {
        let word =
            switch report.verdict {
            case .pass: style.green("PASS")
            case .fail: style.red("FAIL")
            case .undetermined: style.red("UNDETERMINED")
            }
        return style.bold(word)
            + "  \(TerminalText.visible(report.profile.id)): \(FindingWords.summary(report, sentences))"
    }
}

extension Report {
    /// The headroom, in words, of the rule that is closest to its limit, in proportion to what was measured, and the place.
    func nearestLimit(_ sentences: any Sentences) -> String? {
        nearestPass.map { pass in
            let subject = pass.path.map { TerminalText.visible($0.lastComponent.description) }
            let rule = TerminalText.visible(pass.rule)
            let place = subject.map { "\($0), \(rule)" } ?? rule
            return "\(TerminalText.visible(sentences.headroom(of: pass) ?? "")) (\(place))"
        }
    }

    /// The rule that is closest to its limit, in proportion to what was measured.
    var nearestPass: Finding? {
        let candidates = passes.compactMap { pass -> (closeness: Double, pass: Finding)? in
            pass.closeness.map { ($0, pass) }
        }
        return candidates.min { $0.closeness < $1.closeness }?.pass
    }
}
