import PreflightModel
public import VendorClients

/// The requests that a submission would make; made without a ledger, and nothing is sent.
public enum SubmissionPlan {
    /// The requests in order, and what is worth saying.
    ///
    /// Where no credentials are found, that is said, and the names of their variables stand in the requests.
    /// - Throws: `SubmissionFailure`.
    public static func requests(
        of package: SubmissionPackage, target: SubmissionTarget, connection: VendorConnection
    ) throws -> (requests: [PlannedRequest], warnings: [String]) {
        do {
            let submission = try VendorSubmissions.make(package: package, target: target, connection: connection)
            return (try submission.plan(), submission.warnings)
        } catch let failure as CredentialFailure {
            return try requests(of: package, target: target, connection: connection, lacking: failure.message)
        } catch let failure as SubmissionFailure where failure.kind == .credentials {
            return try requests(
                of: package, target: target, connection: connection, lacking: failure.messages.joined(separator: " "))
        }
    }

    private static func requests(
        of package: SubmissionPackage, target: SubmissionTarget, connection: VendorConnection, lacking message: String
    ) throws -> (requests: [PlannedRequest], warnings: [String]) {
        var target = target
        target.credentials = CredentialSources(
            environment: Dictionary(uniqueKeysWithValues: variables.map { ($0, $0) }), home: "", read: { _ in nil })
        let submission = try VendorSubmissions.make(package: package, target: target, connection: connection)
        return (try submission.plan(), [message] + submission.warnings)
    }

    /// The variables that each vendor's own tools read and a submission needs.
    private static let variables = [
        "ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK",
        "HUAWEICLOUD_SDK_PROJECT_ID", "TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY",
    ]
}
