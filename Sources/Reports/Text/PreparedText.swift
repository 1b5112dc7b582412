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
        let place = TerminalText.visible(folder.description)
        let count = MeasurementWords.count(set.results.count, "recording", "recordings")
        return text + style.bold("PREPARED") + "  \(place): \(count)\n"
    }

    /// That everything came out the same once more.
    package static func renderVerified(_ set: PreparedSet) -> String {
        let count = MeasurementWords.count(set.results.count, "recording", "recordings")
        return "VERIFIED  \(set.profile.id): \(count) come out the same when they are made again from "
            + "\(MeasurementWords.count(set.sources.count, "original", "originals"))\n"
    }
}
