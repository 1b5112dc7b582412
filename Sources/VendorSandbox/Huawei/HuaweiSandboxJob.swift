import Foundation

/// What an audit found; a job without any finding continues.
struct HuaweiAuditFindings: Sendable {
    /// What is wrong with one file.
    struct FileError: Sendable, Encodable {
        var audioName: String
        var textName: String
        var code: String
        var message: String

        enum CodingKeys: String, CodingKey {
            case audioName = "audio_name"
            case textName = "text_name"
            case code = "error_code"
            case message = "error_message"
        }
    }

    /// What the system found.
    var errors: [FileError] = []
    /// What a person would say of the whole.
    var message: String?

    var isEmpty: Bool { errors.isEmpty && message == nil }

    mutating func add(_ code: String, _ message: String, audio: String = "", text: String = "") {
        errors.append(FileError(audioName: audio, textName: text, code: code, message: message))
    }
}

/// One voice-training job of the sandbox.
struct HuaweiSandboxJob: Sendable {
    /// How long the vendor takes, in seconds: the audits about a day, the whole about five working days
    /// ("模型审核和制作可以加快吗").
    static let stages: [(String, seconds: Double)] = [
        ("SYSTEM_AUDITING", 600), ("AUDITING", 86_400), ("WAITING_SPLIT", 1800), ("SPLITTING", 3600),
        ("ANNOTATING", 86_400), ("WAITING", 3600), ("PROCESSING", 172_800), ("RESULT_REVIEW", 43_200),
        ("UPLOADING", 600),
    ]

    let id: String
    let edition: HuaweiSandboxEdition
    var details: HuaweiJobDetails
    let created: Date
    let assetID = RandomText.hexadecimal(32)
    /// When it was committed last; nil before the first time.
    var committed: Date?
    /// How often it was committed.
    var commits = 0
    /// What the audit of the last commit found.
    var audit: Task<HuaweiAuditFindings, Never>?
    /// The end to which it was ordered by the last commit; nil for its own.
    var ending: HuaweiEnding?

    init(edition: HuaweiSandboxEdition, details: HuaweiJobDetails, created: Date) {
        id = RandomText.uuid()
        self.edition = edition
        self.details = details
        self.created = created
    }

    /// The state by the sandbox's clock.
    func state(_ clock: SandboxClock) async -> String {
        guard let committed else { return "CREATING" }
        var stages = Self.stages[...]
        if let ending, let index = stages.firstIndex(where: { $0.0 == ending.after }) {
            stages = stages.prefix(through: index)
        }
        let state = clock.stage(
            of: JobTimeline(began: committed, stages: Array(stages), last: ending?.state ?? "SUCCEED"))
        guard state != "SYSTEM_AUDITING", let audit else { return state }
        return await audit.value.isEmpty ? state : "AUDIT_FAILED"
    }

    /// What the audit found: in what was uploaded, else what its ordered end says; nil before the first commit.
    var findings: HuaweiAuditFindings? {
        get async {
            guard let found = await audit?.value else { return nil }
            return found.isEmpty ? ending?.findings ?? found : found
        }
    }
}

/// The editions of voice training.
enum HuaweiSandboxEdition: String, Sendable, CaseIterable {
    case basic
    case middle
    case advance

    /// How many sentences go into the zip, each a recording and a text; nil for one long recording.
    var sentenceCount: Int? {
        switch self {
        case .basic: 20
        case .middle: 100
        case .advance: nil
        }
    }

    /// What this tenant has to send in all, in seconds. Every tenant has figures of its own; those of the sandbox are
    /// small, so that it can be rehearsed with small files.
    var seconds: (least: Int, most: Int, advised: Int) {
        switch self {
        case .basic: (20, 600, 300)
        case .middle: (100, 1800, 900)
        case .advance: (10, 43_200, 3600)
        }
    }
}
