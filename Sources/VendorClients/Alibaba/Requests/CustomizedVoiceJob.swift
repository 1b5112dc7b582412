package import Foundation
import PreflightModel

/// A voice-cloning job, as the service describes it.
package struct CustomizedVoiceJob: Hashable, Sendable, Decodable {
    /// Where a job stands.
    package struct Status: OpenVocabulary {
        /// The service's name for it.
        package let rawValue: String

        /// A status by its name; every name is allowed.
        package init(rawValue: String) { self.rawValue = rawValue }

        /// It was created.
        package static let initialization: Status = "Initialization"
        /// Its recordings are judged.
        package static let audioDetecting: Status = "AudioDetecting"
        /// It waits for its training.
        package static let preTraining: Status = "PreTraining"
        /// It is trained.
        package static let training: Status = "Training"
        /// The voice is there.
        package static let success: Status = "Success"
        /// There will be no voice.
        package static let fail: Status = "Fail"

        /// Whether the job stays so; an unknown status counts as one that passes.
        package var isFinal: Bool { self == .success || self == .fail }
    }

    /// The job.
    package var jobID: String
    /// The voice; nil where the service does not say it yet.
    package var voiceID: String?
    /// Where it stands.
    package var status: Status
    /// What the service says of it, without blanks around; empty even for some that failed.
    package var message: String
    /// `Basic`, `Standard`, or what came.
    package var type: String?
    /// The voice's name, without the line break that the service puts behind it.
    package var voiceName: String?
    /// The voice's description, likewise.
    package var voiceDescription: String?
    /// What the voice is for, as it came.
    package var scenario: String?
    /// The speaker's gender, as it came.
    package var gender: String?
    /// When the job was created, as it came.
    package var createTime: String?

    /// When the job was created, to the second; nil where it is not stated or not as the document says.
    package var created: Date? { createTime.flatMap { try? Date($0, strategy: .iso8601) } }

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
    package init(from decoder: any Decoder) throws {
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
