package import PreflightModel

/// What `prepare` prints when it is done.
package enum PreparedText {
    /// What the check says of the result, and where that is.
    package static func render(
        _ report: Report, set: PreparedSet?, folder: RecordingPath, style: TextStyle,
        sentences: any Sentences = EnglishSentences()
    ) -> String {
        let text = "\n" + ReportText.render(report, style: style, sentences: sentences)
        guard let set else { return text + "nothing was written, since the result does not pass\n" }
        return text + place(of: set, in: folder)
    }

    /// Where the new recordings are.
    package static func place(of set: PreparedSet, in folder: RecordingPath) -> String {
        "PREPARED  \(set.profile.id): \(MeasurementWords.count(set.results.count, "recording", "recordings")) in "
            + "\(TerminalText.visible(folder.description))\n"
    }

    /// How to make recordings that pass; empty where no command does.
    static func hint(_ command: String?, style: TextStyle) -> String {
        command.map { "to make recordings that pass: \(style.bold(TerminalText.visible($0)))\n" } ?? ""
    }

    /// That everything came out the same once more.
    package static func renderVerified(_ set: PreparedSet) -> String {
        let count = MeasurementWords.count(set.results.count, "recording", "recordings")
        return "VERIFIED  \(set.profile.id): \(count) come out the same when they are made again from "
            + "\(MeasurementWords.count(set.sources.count, "original", "originals"))\n"
    }
}
