import PreflightModel
import VendorClients

/// Every way of submitting that there is.
package enum VendorSubmissions {
    /// Those of all vendors, in the order of the vendors.
    package static let all = VendorDescription.all.flatMap(\.submissions)

    /// The sentences that are read for recordings of `profile`; nil where its vendor provides none.
    package static func script(for profile: String) -> VendorDescription.Script? {
        scripts.first { $0.profiles.contains(profile) }
    }

    /// The profiles whose vendors provide sentences.
    package static var scriptProfiles: [String] { scripts.flatMap(\.profiles) }

    private static var scripts: [VendorDescription.Script] { VendorDescription.all.compactMap(\.script) }

    /// The way of submitting packages of `profile`; nil if there is none.
    package static func submission(for profile: String) -> (any VendorSubmission.Type)? {
        all.first { $0.profiles.contains(profile) }
    }

    /// The way of submitting `package`, ready.
    ///
    /// - Throws: `SubmissionFailure`, of kind `usage` if there is none for its profile.
    static func make(
        package: SubmissionPackage, target: SubmissionTarget, connection: VendorConnection
    ) throws -> any VendorSubmission {
        guard let type = submission(for: package.manifest.profile.vendorProfile) else {
            throw SubmissionFailure(
                .usage,
                "packages for \(package.manifest.profile.id) cannot be submitted from here; only those for "
                    + "\(all.flatMap { $0.profiles }.joined(separator: ", ")) and for profiles that extend one of them "
                    + "can. Submit it as the vendor's document says.")
        }
        return try type.init(
            package: package, target: target, connection: paced(connection, to: target, for: type))
    }

    /// Looks at the job of `record` once.
    ///
    /// - Throws: `SubmissionFailure`, of kind `usage` where this version knows no way to ask.
    static func look(
        at job: SubmittedJob, of record: SubmissionRecord, target: SubmissionTarget, connection: VendorConnection,
        _ steps: StepLog
    ) async throws -> JobReport {
        guard let type = submission(for: record.profile.vendorProfile) else {
            throw SubmissionFailure(
                .usage,
                "submission \(record.id): this version does not submit packages of \(record.profile.id). Use the version "
                    + "of voice-preflight that submitted it.")
        }
        return try await type.look(
            at: job, of: record, target: target, connection: paced(connection, to: target, for: type), steps)
    }

    private static func paced(
        _ connection: VendorConnection, to target: SubmissionTarget, for type: any VendorSubmission.Type
    ) -> VendorConnection {
        // A rehearsal on this machine has nobody to spare.
        guard !target.isRehearsal else { return connection }
        var connection = connection
        connection.transport = PacedTransport(connection.transport, requestsPerSecond: type.requestsPerSecond)
        return connection
    }
}
