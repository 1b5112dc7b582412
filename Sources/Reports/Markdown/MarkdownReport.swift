import PreflightModel

/// What `check --format markdown` prints, and what stands in the summary of a step on GitHub: for each profile the verdict,
/// a table of what was found, and the recordings, folded up.
enum MarkdownReport {
    /// - Parameter greatestByteCount: The most bytes that the document may have; rows that would not fit are counted
    ///   instead. At least 4096 for each report.
    static func render(
        _ reports: [Report], greatestByteCount: Int = .max, sentences: any Sentences = EnglishSentences()
    ) -> String {
        // Some room is kept for headings, totals and the numbers of what is left out.
        var document = Document(room: greatestByteCount - 4096 * reports.count)
        for (index, report) in reports.enumerated() {
            if index > 0 { document.add("\n") }
            add(report, to: &document, sentences)
        }
        return document.text
    }

    private static func add(_ report: Report, to document: inout Document, _ sentences: any Sentences) {
        document.add("## \(sign(report.verdict)) \(MarkdownText.escaped(FindingWords.verdict(report, sentences)))\n\n")
        document.add("\(MarkdownText.escaped(report.profile.title)), revision \(report.profile.revision)\n")
        let findings = report.distinctFindings.filter { !$0.isStillNeeded }
        document.addTable(
            header: "| | where | what is wrong, and what to do | rule |\n|---|---|---|---|\n",
            rows: findings.map { finding in
                let source = FindingWords.source(finding).map { "<br>\(MarkdownText.escaped($0))" } ?? ""
                return "| \(FindingWords.weight(finding)) | \(subject(finding)) "
                    + "| \(MarkdownText.escaped(FindingWords.text(finding, sentences)))\(source) "
                    + "| \(MarkdownText.code(finding.rule)) |\n"
            })
        addSuppressed(report, to: &document, sentences)
        if let needed = FindingWords.needed(report) { document.add("\n\(MarkdownText.escaped(needed))\n") }
        addRecordings(report, to: &document)
    }

    private static func addSuppressed(
        _ report: Report, to document: inout Document, _ sentences: any Sentences
    ) {
        document.addTable(
            header: "| not counted | where | what is wrong | rule |\n|---|---|---|---|\n",
            rows: report.distinctSuppressed.map { item in
                "| \(MarkdownText.escaped(FindingWords.suppression(item.suppression))) | \(subject(item.finding)) "
                    + "| \(MarkdownText.escaped(FindingWords.text(item.finding, sentences))) "
                    + "| \(MarkdownText.code(item.finding.rule)) |\n"
            })
    }

    private static func addRecordings(_ report: Report, to document: inout Document) {
        guard !report.recordings.isEmpty else { return }
        let totals = report.totals.map { totals in
            let count = MeasurementWords.count(totals.recordingCount, "recording", "recordings")
            return "\(totals.role): \(count), \(MeasurementWords.clock(seconds: totals.duration)), "
                + MeasurementWords.size(totals.byteCount)
        }
        for sound in report.totals.compactMap(LevelWords.summary) {
            document.add("\n\(MarkdownText.escaped(sound))\n")
        }
        document.add("\n<details><summary>\(HTMLText.escaped(totals.joined(separator: "; ")))</summary>\n")
        document.addTable(
            header: "| recording | format | | | | length | size |\n|---|---|--:|---|--:|--:|--:|\n",
            rows: report.recordings.map { recording in
                let measurement = recording.measurement
                let format = "\(measurement.container) \(measurement.codec)"
                return "| \(MarkdownText.code(measurement.path.description)) | \(MarkdownText.escaped(format)) "
                    + "| \(measurement.sampleRate) Hz | \(MeasurementWords.channels(measurement.channelCount)) "
                    + "| \(MeasurementWords.resolution(measurement)) | \(MeasurementWords.clock(measurement.duration)) "
                    + "| \(MeasurementWords.size(measurement.byteCount)) |\n"
            })
        document.add("\n</details>\n")
    }

    /// Names are code, so that none of them is a mention or a link.
    private static func subject(_ finding: Finding) -> String {
        if let path = finding.path { return MarkdownText.code(path.description) }
        return MarkdownText.escaped(FindingWords.subject(finding))
    }

    private static func sign(_ verdict: Verdict) -> String {
        switch verdict {
        case .pass: "✅"
        case .fail: "❌"
        case .undetermined: "❔"
        }
    }

    /// A text of bounded size.
    private struct Document {
        private(set) var text = ""
        private var room: Int

        init(room: Int) { self.room = room }

        mutating func add(_ part: String) {
            text += part
            room -= part.utf8.count
        }

        mutating func addTable(header: String, rows: [String]) {
            guard !rows.isEmpty else { return }
            add("\n" + header)
            for (index, row) in rows.enumerated() {
                guard row.utf8.count <= room else { return add("\n\(rows.count - index) more\n") }
                add(row)
            }
        }
    }
}
