package import PreflightModel
package import VendorClients

/// One vendor, as everything that serves all vendors knows it: a value in the vendor's folder.
package struct VendorDescription: Sendable {
    /// A part of the credentials, where the vendor's own tools read it.
    package struct CredentialField: Hashable, Sendable {
        /// The vendor's name for it, which files of endpoints use.
        var name: String
        /// The variable that holds it.
        var variable: String
        /// Whether no request can be made without it.
        var isNeeded = true
    }

    /// Sentences that the vendor wants to have read.
    package struct Script: Sendable {
        /// The profiles whose recordings are of these sentences.
        package var profiles: [String]
        /// Asks for the sentences of a scenario, in the order in which they are read.
        package var sentences:
            @Sendable (_ scenario: String, SubmissionTarget, VendorConnection) async throws -> [ScriptSentence]
    }

    /// The vendor.
    package var vendor: Vendor
    /// The services that requests go to, by the names that files of endpoints use.
    var services: [String]
    /// What proves who asks.
    var credentials: [CredentialField]
    /// The name, among the credentials in a file of endpoints, of the user's own bucket; nil where no submission needs one.
    var bucketField: String?
    /// The operation that sends a part of a recording, which plans show once with a count; nil where none goes in parts.
    var partOperation: String?
    /// The ways of submitting packages.
    var submissions: [any VendorSubmission.Type]
    /// Every state of a job that the vendor documents, and what its user does next.
    var jobStates: [JobStateMeaning]
    /// What to do about codes that say more than their kind.
    var codeAdvice: [CodeAdvice.Entry]
    /// The sentences that are read for some of its voices; nil where speakers choose their own words.
    package var script: Script?

    /// The vendors that there are: a new one is one line here.
    package static let all: [VendorDescription] = [.alibaba, .huawei, .tencent]

    /// The description of a vendor; nil for one that this version does not know.
    static func of(_ vendor: Vendor) -> VendorDescription? { all.first { $0.vendor == vendor } }
}

/// A sentence that a speaker reads for a voice.
package struct ScriptSentence: Hashable, Sendable, Codable {
    /// The number by which its recording is named.
    package var number: Int64
    /// What is read.
    package var text: String
}
