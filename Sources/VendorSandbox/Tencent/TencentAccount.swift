import Foundation
import Synchronization

/// What Tencent's API and its object store know together.
final class TencentAccount: Sendable {
    /// The right to write one object, for a while.
    struct TemporaryCredential: Sendable {
        let secretID: String
        let secretKey: String
        let token: String
        let expires: Date
        /// The object that may be written.
        let key: String
    }

    /// An upload that was applied for.
    struct UploadSession: Sendable {
        let subAppID: Int64
        let key: String
        let fileID: String
        /// Whether it was committed; a second commit answers the same.
        var isCommitted = false
    }

    /// A media file of an application.
    struct Media: Sendable {
        let subAppID: Int64
        let key: String
    }

    /// The number at the end of the account's buckets.
    static let accountNumber = "1258000000"
    /// The only bucket, since requests to a bare loopback address name none.
    static let bucket = "vodsandbox-\(accountNumber)"
    /// How long one session's mark is remembered, and how far back tasks are listed, in seconds.
    static let threeDays = 3.0 * 86_400

    private struct State {
        var credentials: [String: TemporaryCredential] = [:]
        var uploads: [String: UploadSession] = [:]
        var media: [String: Media] = [:]
        var tasks: [TencentCloneTask] = []
        var sessions: [String: Date] = [:]
        var voices: Set<String> = []
        var calls: [String: [Date]] = [:]
    }

    private let state = Mutex(State())

    // MARK: Rates

    /// Whether one more call of an operation keeps to its limit a second; it is counted then.
    func takes(_ operation: String, limit: Int, now: Date) -> Bool {
        state.withLock { state in
            let recent = state.calls[operation, default: []].filter { abs(now.timeIntervalSince($0)) < 1 }
            guard recent.count < limit else { return false }
            state.calls[operation] = recent + [now]
            return true
        }
    }

    // MARK: Uploads

    func open(_ session: UploadSession, named name: String, with credential: TemporaryCredential) {
        state.withLock { state in
            state.uploads[name] = session
            state.credentials[credential.secretID] = credential
        }
    }

    func uploadSession(_ name: String) -> UploadSession? { state.withLock { $0.uploads[name] } }

    func temporaryCredential(_ secretID: String) -> TemporaryCredential? { state.withLock { $0.credentials[secretID] } }

    /// Makes a media file of an upload; again, it is the same one.
    func commit(_ name: String) {
        state.withLock { state in
            guard let session = state.uploads[name] else { return }
            state.uploads[name]?.isCommitted = true
            state.media[session.fileID] = Media(subAppID: session.subAppID, key: session.key)
        }
    }

    func media(_ fileID: String, of subAppID: Int64) -> Media? {
        state.withLock { $0.media[fileID] }.flatMap { $0.subAppID == subAppID ? $0 : nil }
    }

    // MARK: Tasks

    /// Whether a session's mark is new; it is remembered for three days then. An empty one is always.
    func marks(_ session: String, of subAppID: Int64, now: Date) -> Bool {
        guard !session.isEmpty else { return true }
        let name = "\(subAppID)/\(session)"
        return state.withLock { state in
            if let before = state.sessions[name], now.timeIntervalSince(before) < Self.threeDays { return false }
            state.sessions[name] = now
            return true
        }
    }

    /// Whether a voice's name was free; it is taken then.
    func takes(voice: String) -> Bool { state.withLock { $0.voices.insert(voice).inserted } }

    /// Gives a voice's name back, since nothing came of it.
    func release(voice: String) { _ = state.withLock { $0.voices.remove(voice) } }

    /// Where auditions are fetched without a signature.
    static let auditionFront = "/aigc-demo/"

    /// The object behind the address of an audition, which is of a task of the last three days. What a new voice says is
    /// not spoken here: its audition is the recording that it was cloned from.
    func key(ofAudition path: String, now: Date) -> String? {
        guard path.hasPrefix(Self.auditionFront) else { return nil }
        let id = path.dropFirst(Self.auditionFront.count).prefix { $0 != "." }
        guard let subAppID = Int64(id.prefix { $0 != "-" }),
            case .file(_, let key) = tasks(of: subAppID, now: now).first(where: { $0.id == id })?.input.audio
        else { return nil }
        return key
    }

    func add(_ task: TencentCloneTask) { state.withLock { $0.tasks.append(task) } }

    /// The tasks of an application in the last three days, the newest first.
    func tasks(of subAppID: Int64, now: Date) -> [TencentCloneTask] {
        state.withLock { state in
            state.tasks.reversed().filter {
                $0.subAppID == subAppID && now.timeIntervalSince($0.created) < Self.threeDays
            }
        }
    }
}
