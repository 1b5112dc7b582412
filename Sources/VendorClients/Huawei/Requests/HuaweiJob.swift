package import Foundation

/// A voice-training job (`TrainingJobInfo`).
package struct HuaweiJob: Hashable, Sendable, Decodable {
    /// The job's ID.
    package var jobID: String
    /// The state as it came.
    package var state: HuaweiJobState
    /// The type as it came.
    package var jobType: HuaweiJobType?
    /// The voice's name.
    package var voiceName: String?
    /// `FEMALE` or `MALE`, as it came.
    package var sex: String?
    /// The language, as it came.
    package var language: String?
    /// The voice's tag, as it came.
    package var tag: String?
    /// `PACKAGE` or `SEGMENT`, as it came.
    package var createType: String?
    /// The phone number that was given.
    package var phone: String?
    /// The label of a batch of jobs.
    package var batchName: String?
    /// The ID of an avatar-modelling job.
    package var avatarJobID: String?
    /// The voice's ID, present once it is made.
    package var assetID: String?
    /// Why it failed, by the service's code.
    package var failedCode: String?
    /// Why it failed, in the service's words.
    package var failedReason: String?
    /// How often it has been in this state.
    package var rejectTimes: Int64?
    /// When it was created, as it came: the unit is not documented.
    package var createTime: Int64?
    /// When its state last changed, as it came.
    package var lastUpdateTime: Int64?

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
    package var created: Date? { createTime.map(Self.date) }
    /// When its state last changed.
    package var updated: Date? { lastUpdateTime.map(Self.date) }

    /// The documents give no unit, and a range that fits seconds: what would lie beyond the year 5138 as seconds is
    /// taken for milliseconds.
    private static func date(_ number: Int64) -> Date {
        Date(timeIntervalSince1970: number >= 100_000_000_000 ? Double(number) / 1000 : Double(number))
    }
}
