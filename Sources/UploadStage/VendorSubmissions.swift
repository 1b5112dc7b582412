import PreflightModel
import VendorClients

/// Every way of submitting that there is.
public enum VendorSubmissions {
    /// The list; a vendor's new operation is one line here.
    public static let all: [any VendorSubmission.Type] = [
        AlibabaStandardSubmission.self, AlibabaBasicSubmission.self, AlibabaCosyVoiceSubmission.self,
        HuaweiSubmission.self, TencentVODSubmission.self,
    ]

    /// The way of submitting packages of `profile`; nil where there is none.
    public static func submission(for profile: String) -> (any VendorSubmission.Type)? {
        all.first { $0.profiles.contains(profile) }
    }

    /// The way of submitting `package`, ready.
    ///
    /// - Throws: `SubmissionFailure`, of kind `usage` where there is none for its profile.
    static func make(
        package: SubmissionPackage, target: SubmissionTarget, connection: VendorConnection
    ) throws -> any VendorSubmission {
        guard let type = submission(for: package.manifest.profile.vendorProfile) else {
            throw SubmissionFailure(
                .usage,
                "packages of \(package.manifest.profile.id) cannot be submitted from here; those of "
                    + "\(all.flatMap { $0.profiles }.joined(separator: ", ")) and of profiles that extend one of them "
                    + "can. Hand it over as the vendor's document says.")
        }
        var connection = connection
        // A rehearsal on this machine has nobody to spare.
        if !target.isRehearsal {
            connection.transport = PacedTransport(connection.transport, requestsPerSecond: type.requestsPerSecond)
        }
        return try type.init(package: package, target: target, connection: connection)
    }
}
