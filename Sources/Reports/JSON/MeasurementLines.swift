import PreflightModel

/// What `measure --format jsonl` prints: a `MeasurementLine` for each file, and for each entry of a zip behind the zip's.
struct MeasurementLines: MeasurementWriter {
    let tool: Report.Tool?
    let depth: MeasurementMethod?
    let sentences: any Sentences

    func add(_ item: MeasuredItem) throws -> String {
        try JSONText.line(MeasurementLine(tool: tool, depth: depth, item: item), sentences: sentences)
    }

    func finish() -> String { "" }
}
