public import PreflightModel

/// Several reports in one JSON document.
public struct ReportCollection: Encodable, Sendable {
    private let schema: String
    private let reports: [Report]

    /// The reports in the order of the profiles.
    public init(_ reports: [Report]) {
        self.schema = Report.schema
        self.reports = reports
    }
}
