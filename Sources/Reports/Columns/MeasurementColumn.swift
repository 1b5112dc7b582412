package import PreflightModel

/// A column of measurements that is shown on request.
package struct MeasurementColumn: Sendable {
    /// What stands in the column.
    enum Content: Sendable {
        case number(@Sendable (RecordingMeasurement) -> Double?)
        case estimate(@Sendable (RecordingMeasurement) -> Estimate?)
        case word(@Sendable (RecordingMeasurement) -> String?)
    }

    /// The name, as `--columns` takes it.
    package let name: String
    /// The name of the field in CSV, as in JSON.
    let field: String
    /// What it says, for help and documentation.
    package let title: String
    /// How deep to measure for it: `decode` or `listen`.
    package let depth: MeasurementMethod
    /// Whether the scores of P.835 are needed.
    package let needsP835: Bool
    let unit: String
    let decimals: Int
    /// How many units of the measurement are one of those that people read.
    let scale: Double
    let content: Content

    init(
        _ name: String, field: String, _ title: String, depth: MeasurementMethod, unit: String = "", decimals: Int = 1,
        scale: Double = 1, needsP835: Bool = false, _ content: Content
    ) {
        self.name = name
        self.field = field
        self.title = title
        self.depth = depth
        self.unit = unit
        self.decimals = decimals
        self.scale = scale
        self.needsP835 = needsP835
        self.content = content
    }

    /// Whether it holds numbers, which end at the same place.
    var isNumber: Bool {
        if case .word = content { return false }
        return true
    }

    /// The cell as people read it: `−20.1 LUFS`, `41 ± 3 dB`, or a dash where nothing is known.
    func text(_ recording: RecordingMeasurement) -> String {
        switch content {
        case .number(let value):
            let number = value(recording).map { LevelWords.number($0 / scale, decimals: decimals) }
            return number.map { unit.isEmpty ? $0 : "\($0) \(unit)" } ?? LevelWords.unknown
        case .estimate(let estimate):
            let scaled = estimate(recording).map { Estimate($0.value / scale, uncertainty: $0.uncertainty / scale) }
            return LevelWords.estimate(scaled, unit, decimals: decimals)
        case .word(let word): return word(recording) ?? LevelWords.unknown
        }
    }

    /// The names of its fields in CSV: an estimate has its uncertainty beside it.
    var fields: [String] {
        if case .estimate = content { return [field, "\(field)Uncertainty"] }
        return [field]
    }

    /// The values of its fields in CSV, in the units of JSON; empty where nothing is known.
    func values(_ recording: RecordingMeasurement) -> [String] {
        switch content {
        case .number(let value): return [value(recording).map(Self.plain) ?? ""]
        case .estimate(let estimate):
            let estimate = estimate(recording)
            return [estimate.map { Self.plain($0.value) } ?? "", estimate.map { Self.plain($0.uncertainty) } ?? ""]
        case .word(let word): return [word(recording) ?? ""]
        }
    }

    /// A whole number without `.0`, as JSON has it.
    private static func plain(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? "\(Int64(value))" : "\(value)"
    }
}
