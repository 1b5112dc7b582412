package import PreflightModel

/// Several reports in one JSON document.
package struct ReportCollection: Encodable, Sendable {
    private let schema: String
    private let reports: [Report]

    /// The reports in the order of the profiles.
    package init(_ reports: [Report]) {
        self.schema = Report.schema
        self.reports = reports
    }
}
