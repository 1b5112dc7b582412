public import Foundation

/// Asks how a job stands (ShowVoiceTrainingJob).
public struct HuaweiShowJob: HuaweiRequest {
    /// The operation's name.
    public static let operation = "ShowVoiceTrainingJob"

    /// The job's ID.
    public var jobID: String
    /// The ID of a third-party user.
    public var appUserID: String?

    /// A question for a job.
    public init(jobID: String) { self.jobID = jobID }

    /// What the documents forbid.
    public var mistakes: [RequestMistake] {
        var mistakes = HuaweiMistakes()
        mistakes.segment("job_id", jobID, atMost: 64)
        mistakes.appUserID(appUserID)
        return mistakes.found
    }

    /// `GET …/user/jobs/{job_id}`.
    public var call: HuaweiCall { HuaweiCall(method: "GET", path: ["user", "jobs", jobID], appUserID: appUserID) }

    /// How the job stands.
    public typealias Answer = HuaweiJob
}

/// A voice-training job (`TrainingJobInfo`).
public struct HuaweiJob: Hashable, Sendable, Decodable {
    /// The job's ID.
    public var jobID: String
    /// The state as it came.
    public var state: HuaweiJobState
    /// The type as it came.
    public var jobType: HuaweiJobType?
    /// The voice's name.
    public var voiceName: String?
    /// `FEMALE` or `MALE`, as it came.
    public var sex: String?
    /// The language, as it came.
    public var language: String?
    /// The voice's tag, as it came.
    public var tag: String?
    /// `PACKAGE` or `SEGMENT`, as it came.
    public var createType: String?
    /// The phone number that was given.
    public var phone: String?
    /// The label of a batch of jobs.
    public var batchName: String?
    /// The ID of an avatar-modelling job.
    public var avatarJobID: String?
    /// The voice's ID, present once it is made.
    public var assetID: String?
    /// Why it failed, by the service's code.
    public var failedCode: String?
    /// Why it failed, in the service's words.
    public var failedReason: String?
    /// How often it has been in this state.
    public var rejectTimes: Int64?
    /// When it was created, as it came: the unit is not documented.
    public var createTime: Int64?
    /// When its state last changed, as it came.
    public var lastUpdateTime: Int64?

    enum CodingKeys: String, CodingKey {
        case jobID = "job_id"
        case jobType = "job_type"
        case voiceName = "voice_name"
        case createType = "create_type"
        case batchName = "batch_name"
        case avatarJobID = "dhtms_job_id"
        case assetID = "asset_id"
        case failedCode = "job_failed_code"
        case failedReason = "job_failed_reason"
        case rejectTimes = "reject_times"
        case createTime = "create_time"
        case lastUpdateTime = "lastupdate_time"
        case state, sex, language, tag, phone
    }

    /// When it was created.
    public var created: Date? { createTime.map(Self.date) }
    /// When its state last changed.
    public var updated: Date? { lastUpdateTime.map(Self.date) }

    /// The documents give no unit, and a range that fits seconds: what would lie beyond the year 5138 as seconds is
    /// taken for milliseconds.
    private static func date(_ number: Int64) -> Date {
        Date(timeIntervalSince1970: number >= 100_000_000_000 ? Double(number) / 1000 : Double(number))
    }
}
