import Foundation

/// The making of one voice.
struct TencentCloneTask: Sendable {
    /// How far it is, in the vendor's words.
    enum Stage: String, Sendable {
        case waiting = "WAITING"
        case processing = "PROCESSING"
        case finish = "FINISH"
        case aborted = "ABORTED"

        /// Whether the task is over.
        var isOver: Bool { self == .finish || self == .aborted }
    }

    /// What comes out.
    struct Outcome: Sendable {
        /// 0 for a voice; the vendor's sibling API groups the others: 40000 bad input, 60000 bad source, 70000 internal.
        var errCode = 0
        /// Empty for a voice.
        var errCodeExt = ""
        var message = "SUCCESS"

        static let duplicateVoice = Outcome(
            errCode: 40_000, errCodeExt: "InvalidParameterValue", message: "voice_id already exists")
    }

    let id: String
    let subAppID: Int64
    /// The parameters as they came.
    let input: Input
    let created: Date
    let timeline: JobTimeline<Stage>
    /// What comes out, found while the task goes through its stages.
    let outcome: Task<Outcome, Never>

    /// The parameters of the call that made it.
    struct Input: Sendable {
        var audio: Recording
        var voiceID: String
        var text: String
        var promptAudio: Recording?
        var promptText: String?
        var payload: String?
        var sessionID: String?
        var sessionContext: String?
    }

    /// Where a recording is.
    enum Recording: Sendable {
        case file(id: String, key: String)
        /// A media file that is there from the start, without bytes.
        case media(id: String)
        case url(String)

        /// The media file; nil for an address.
        var fileID: String? {
            switch self {
            case .file(let id, _), .media(let id): id
            case .url: nil
            }
        }

        /// The form in which the vendor repeats it.
        var value: TencentValue {
            switch self {
            case .file(let id, _), .media(let id): .object(["Type": .text("File"), "FileId": .text(id), "Url": .null])
            case .url(let address): .object(["Type": .text("Url"), "FileId": .null, "Url": .text(address)])
            }
        }
    }

    /// The stages of a task, with the seconds that they take at the vendor's, as far as anybody has seen.
    static func timeline(from began: Date, to last: Stage = .finish) -> JobTimeline<Stage> {
        JobTimeline(began: began, stages: [(.waiting, seconds: 5), (.processing, seconds: 20)], last: last)
    }
}
