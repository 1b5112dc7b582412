/// What is done to recordings so that a profile accepts them: found before anything is written, and all there is to carry out.
///
/// The JSON form has the schema `plan`.
public struct PreparationPlan: Hashable, Sendable, Codable {
    /// The name and version of the JSON form.
    package static let schema = "voice-preflight/plan/1"

    /// The name and version of the JSON form.
    package var schema: String = PreparationPlan.schema
    /// The program that made it.
    public var tool: Report.Tool
    /// The profile that the result is to meet.
    public var profile: Report.ProfileReference
    /// What operations may cost at most.
    public var allowedCost: PreparationCost
    /// The total length in seconds that was aimed at; nil for as much good material as the limits allow.
    public var aim: Double?
    /// What the check says of the recordings as they are.
    public var verdictBefore: Verdict
    /// What the check is expected to say of the result.
    public var verdictAfter: Verdict
    /// The least cost with which the result would pass; nil where it passes, and where no cost helps.
    public var sufficientCost: PreparationCost?
    /// The recordings, in the order of input.
    package var sources: [PlannedSource]
    /// The new recordings: by role in the order of the profile, then in the order of their sources.
    package var results: [PlannedResult]
    /// The texts that go with new recordings, in the order of these.
    package var texts: [PlannedText]
    /// What is not used, in the order of input.
    package var leftOut: [PlannedExclusion]
    /// What keeps the result from passing, or is advised against, in the order of a report.
    public var findings: [Finding]

    /// Makes a plan from its parts.
    package init(
        tool: Report.Tool, profile: Report.ProfileReference, allowedCost: PreparationCost, aim: Double? = nil,
        verdictBefore: Verdict, verdictAfter: Verdict, sufficientCost: PreparationCost? = nil,
        sources: [PlannedSource], results: [PlannedResult], texts: [PlannedText] = [],
        leftOut: [PlannedExclusion], findings: [Finding]
    ) {
        self.tool = tool
        self.profile = profile
        self.allowedCost = allowedCost
        self.aim = aim
        self.verdictBefore = verdictBefore
        self.verdictAfter = verdictAfter
        self.sufficientCost = sufficientCost
        self.sources = sources
        self.results = results
        self.texts = texts
        self.leftOut = leftOut
        self.findings = findings
    }
}

/// A recording that a plan starts from.
package struct PlannedSource: Hashable, Sendable, Codable {
    /// Its role in the submission.
    package var role: String
    /// Where it is, as it was given.
    package var path: RecordingPath
    /// Its size in bytes.
    package var byteCount: Int64
    /// SHA-256 in lower-case hexadecimal; nil where it was not measured.
    package var sha256: String?
    /// What it is; nil where it could not be measured.
    package var format: PreparedFormat?
    /// What the check says of it alone.
    package var verdict: Verdict

    /// Makes a source from its parts.
    package init(
        role: String, path: RecordingPath, byteCount: Int64, sha256: String?, format: PreparedFormat?, verdict: Verdict
    ) {
        self.role = role
        self.path = path
        self.byteCount = byteCount
        self.sha256 = sha256
        self.format = format
        self.verdict = verdict
    }
}

/// A recording that a plan makes.
package struct PlannedResult: Hashable, Sendable, Codable {
    /// Its role in the submission.
    package var role: String
    /// Where it is put, from the output folder.
    package var path: RecordingPath
    /// How it is made; parts count the sources of the plan.
    package var take: PreparedTake
    /// What is done and why, in the order in which it is done; none for a recording that is copied as it is.
    package var steps: [PlannedStep]
    /// What it is then; measuring it finds the same.
    package var format: PreparedFormat
    /// What the check is expected to say of it alone.
    package var verdict: Verdict

    /// Makes a result from its parts.
    package init(
        role: String, path: RecordingPath, take: PreparedTake, steps: [PlannedStep], format: PreparedFormat,
        verdict: Verdict
    ) {
        self.role = role
        self.path = path
        self.take = take
        self.steps = steps
        self.format = format
        self.verdict = verdict
    }
}

/// A text that goes with a new recording, unchanged but for its name.
package struct PlannedText: Hashable, Sendable, Codable {
    /// Its role in the submission.
    package var role: String
    /// Where it is, as it was given.
    package var source: RecordingPath
    /// SHA-256 in lower-case hexadecimal.
    package var sha256: String
    /// Where it is put, from the output folder.
    package var path: RecordingPath

    /// Makes a text from its parts.
    package init(role: String, source: RecordingPath, sha256: String, path: RecordingPath) {
        self.role = role
        self.source = source
        self.sha256 = sha256
        self.path = path
    }
}
