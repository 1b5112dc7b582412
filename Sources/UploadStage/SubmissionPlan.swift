import PreflightModel
public import VendorClients

/// The requests that a submission would make; made without a ledger, and nothing is sent.
public enum SubmissionPlan {
    /// The requests in order, and what is worth saying.
    ///
    /// - Throws: `SubmissionFailure`.
    public static func requests(
        of package: SubmissionPackage, target: SubmissionTarget, connection: VendorConnection
    ) throws -> (requests: [PlannedRequest], warnings: [String]) {
        let submission = try VendorSubmissions.make(package: package, target: target, connection: connection)
        return (try submission.plan(), submission.warnings)
    }
}
