import PreflightModel

/// What `measure --format json` prints.
struct MeasurementDocument: MeasurementWriter {
    private var measurements: Measurements

    private let sentences: any Sentences

    init(tool: Report.Tool?, depth: MeasurementMethod?, sentences: any Sentences) {
        measurements = Measurements(tool: tool, depth: depth)
        self.sentences = sentences
    }

    mutating func add(_ item: MeasuredItem) -> String {
        measurements.items.append(item)
        return ""
    }

    mutating func finish() throws -> String {
        // Items may come as they are done; a document has the order of the input.
        measurements.items.sort { $0.index < $1.index }
        return try JSONText.document(measurements, sentences: sentences)
    }
}
