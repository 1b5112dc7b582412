public import Foundation
public import PreflightModel

/// One trip of a package to a vendor, as the ledger has it.
public struct SubmissionRecord: Hashable, Sendable, Codable {
    /// The submission's name: 12 lower-case hexadecimal digits.
    public var id: String
    /// When it was begun.
    public var createdAt: Date
    /// When something last became known of it.
    public var updatedAt: Date
    /// The vendor.
    public var vendor: Vendor
    /// The profile that the package was checked against.
    public var profile: Report.ProfileReference
    /// Where its manifest was.
    public var manifestPath: String
    /// The manifest, as it was submitted.
    public var manifest: Manifest
    /// The parameters that it was submitted with, by the vendor's names.
    public var parameters: [String: String]
    /// The endpoints that it went to, where they were given; nil for the vendor's own.
    public var endpoints: String?
    /// The region that it goes to, so that a later look asks the same one; nil where an older version wrote it.
    public var region: String?
    /// What makes two submissions the same: SHA-256 over profile, content, parameters and endpoints.
    package var fingerprint: String
    /// Where it stands, in our words.
    public var state: SubmissionState
    /// Where it stands, in the vendor's words; nil before the vendor said anything.
    public var vendorState: String?
    /// The vendor's job; nil before it is known.
    public var job: SubmittedJob?
    /// What the vendor said last.
    public var message: String?
    /// What is known of the result, such as the voice's ID.
    public var facts: [JobFact]
    /// What the vendor found wrong.
    public var findings: [VendorFinding]
    /// What the vendor says of the job besides; nil before it said anything.
    public var details: JobDetails?
    /// What its user does next, from the vendor's table of states; nil before the vendor said anything.
    public var next: String?
}

/// A job that the vendor has.
public struct SubmittedJob: Hashable, Sendable, Codable {
    /// The vendor's ID of the job.
    public var id: String
    /// What else is needed to ask for it, by the vendor's names.
    package var keys: [String: String]

    /// A job by its ID.
    package init(id: String, keys: [String: String] = [:]) {
        self.id = id
        self.keys = keys
    }
}

/// Something that is known of a job's result.
public struct JobFact: Hashable, Sendable, Codable {
    /// The vendor's name for it, as in `VoiceId`.
    public var name: String
    /// Its value.
    public var value: String

    /// A fact from its parts.
    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// What a vendor says of a job besides its state; what it does not say is nil.
public struct JobDetails: Hashable, Sendable, Codable {
    /// The kind of job in the vendor's words, as `Standard` or `ADVANCE`.
    public var type: String?
    /// The voice's name.
    public var voiceName: String?
    /// The voice's description.
    public var voiceDescription: String?
    /// What the voice is for, in the vendor's words.
    public var scenario: String?
    /// The speaker's gender, in the vendor's words.
    public var gender: String?
    /// When the job was created, by the vendor's clock.
    public var createdAt: Date?
    /// When the job was over, by the vendor's clock.
    public var finishedAt: Date?
    /// How far the job is, 0 to 100.
    public var progress: Int?

    /// Details that say nothing yet.
    package init() {}
}

/// Something that the vendor found wrong with what it was handed.
public struct VendorFinding: Hashable, Sendable, Codable {
    /// The recording or file; nil for the whole.
    public var item: String?
    /// The vendor's code; nil where it has none.
    public var code: String?
    /// The vendor's words.
    public var message: String

    /// A finding from its parts.
    package init(item: String? = nil, code: String? = nil, message: String) {
        self.item = item
        self.code = code
        self.message = message
    }
}

/// One look at a job.
package struct JobReport: Hashable, Sendable {
    /// The vendor's state, as it came.
    package var vendorState: String
    /// What it means; states that no document names count as running.
    package var state: SubmissionState
    /// The vendor's words; nil where it said none.
    package var message: String?
    /// What is known of the result.
    package var facts: [JobFact]
    /// What the vendor found wrong.
    package var findings: [VendorFinding]
    /// What the vendor says of the job besides.
    package var details: JobDetails
    /// What its user does next; `{submission}` and `{manifest}` stand for the submission's ID and its manifest's path.
    package var next: String

    /// A look at a job whose vendor named a state.
    ///
    /// - Parameters:
    ///   - vendorState: The state as it came.
    ///   - meaning: What it means, from the vendor's table.
    ///   - message: The vendor's words; nil for those of the table.
    init(
        _ vendorState: String, _ meaning: JobStateMeaning, message: String? = nil, facts: [JobFact] = [],
        findings: [VendorFinding] = [], details: JobDetails = JobDetails()
    ) {
        self.vendorState = vendorState
        state = meaning.state
        next = meaning.next
        self.message = message ?? meaning.message
        self.facts = facts
        self.findings = findings
        self.details = details
    }
}
