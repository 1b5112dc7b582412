package import PreflightModel

/// What `check --group-by set --format json` prints for each set: a line with the report that a check of its recordings alone
/// would have.
package struct SetReport: Encodable {
    private let schema: String
    private let set: String
    private let report: Report

    /// The report on a set.
    package init(set: String, report: Report) { (schema, self.set, self.report) = (report.schema, set, report) }
}
