package import PreflightModel

/// A form in which measurements are written.
package enum MeasurementFormat: String, CaseIterable, Sendable {
    /// For people: a line for each recording, what is wrong with it below, totals last.
    case text
    /// One JSON document, which is written when everything is measured.
    case json
    /// JSON lines: each is complete when it is written, and says by itself what it is.
    case jsonl
    /// RFC 4180, a record for each file, with a header.
    case csv

    /// What writes measurements by this program at this depth, item by item.
    ///
    /// - Parameters:
    ///   - tool: The program that measures.
    ///   - depth: How deep it measures.
    ///   - columns: What text and CSV show beside their usual columns; JSON has everything anyway.
    ///   - style: Whether the text for people is coloured.
    ///   - isForTerminal: Whether a terminal shows CSV, which has no other way to keep control characters from it.
    ///   - sentences: What messages are made of.
    package func writer(
        tool: Report.Tool?, depth: MeasurementMethod?, columns: [MeasurementColumn] = [],
        style: TextStyle = TextStyle(), isForTerminal: Bool = false, sentences: any Sentences = EnglishSentences()
    ) -> any MeasurementWriter {
        switch self {
        case .text: MeasurementText(columns: columns, style: style, sentences: sentences)
        case .json: MeasurementDocument(tool: tool, depth: depth, sentences: sentences)
        case .jsonl: MeasurementLines(tool: tool, depth: depth, sentences: sentences)
        case .csv: MeasurementCSV(columns: columns, isForTerminal: isForTerminal, sentences: sentences)
        }
    }

    /// The whole of what is written for `measurements`.
    ///
    /// - Throws: What JSON cannot hold, such as a number that is none; measurements of this program have none.
    package func render(
        _ measurements: Measurements, columns: [MeasurementColumn] = [], style: TextStyle = TextStyle(),
        isForTerminal: Bool = false, sentences: any Sentences = EnglishSentences()
    ) throws -> String {
        var writer = writer(
            tool: measurements.tool, depth: measurements.depth, columns: columns, style: style,
            isForTerminal: isForTerminal, sentences: sentences)
        return try measurements.items.reduce(into: "") { $0 += try writer.add($1) } + writer.finish()
    }
}
