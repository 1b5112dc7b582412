public import Foundation
public import PreflightModel

/// A voice-cloning job, as the service describes it.
public struct CustomizedVoiceJob: Hashable, Sendable, Decodable {
    /// Where a job stands.
    public struct Status: OpenVocabulary {
        /// The service's name for it.
        public let rawValue: String

        /// A status by its name; every name is allowed.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// It was created.
        public static let initialization: Status = "Initialization"
        /// Its recordings are judged.
        public static let audioDetecting: Status = "AudioDetecting"
        /// It waits for its training.
        public static let preTraining: Status = "PreTraining"
        /// It is trained.
        public static let training: Status = "Training"
        /// The voice is there.
        public static let success: Status = "Success"
        /// There will be no voice.
        public static let fail: Status = "Fail"

        /// Whether the job stays so; an unknown status counts as one that passes.
        public var isFinal: Bool { self == .success || self == .fail }
    }

    /// The job.
    public var jobID: String
    /// The voice; nil where the service does not say it yet.
    public var voiceID: String?
    /// Where it stands.
    public var status: Status
    /// What the service says of it, without blanks around; empty even for some that failed.
    public var message: String
    /// `Basic`, `Standard`, or what came.
    public var type: String?
    /// The voice's name, without the line break that the service puts behind it.
    public var voiceName: String?
    /// The voice's description, likewise.
    public var voiceDescription: String?
    /// What the voice is for, as it came.
    public var scenario: String?
    /// The speaker's gender, as it came.
    public var gender: String?
    /// When the job was created, as it came.
    public var createTime: String?

    /// When the job was created, to the second; nil where it is not stated or not as the document says.
    public var created: Date? { createTime.flatMap { try? Date($0, strategy: .iso8601) } }

    private enum CodingKeys: String, CodingKey {
        case jobID = "JobId"
        case voiceID = "VoiceId"
        case status = "Status"
        case message = "Message"
        case type = "Type"
        case voiceName = "VoiceName"
        case voiceDescription = "VoiceDesc"
        case scenario = "Scenario"
        case gender = "Gender"
        case createTime = "CreateTime"
        case creationTime = "GmtCreate"
    }

    /// Reads a job; only its ID and status must be there.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        func text(_ key: CodingKeys) throws -> String? {
            try values.decodeIfPresent(String.self, forKey: key)?.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        jobID = try values.decode(String.self, forKey: .jobID)
        voiceID = try text(.voiceID).flatMap { $0.isEmpty ? nil : $0 }
        status = try values.decode(Status.self, forKey: .status)
        message = try text(.message) ?? ""
        type = try text(.type)
        voiceName = try text(.voiceName)
        voiceDescription = try text(.voiceDescription)
        scenario = try text(.scenario)
        gender = try text(.gender)
        createTime = try text(.createTime) ?? text(.creationTime)
    }
}
