import PreflightModel
import Synchronization
import VendorClients

/// Brings recordings into the VOD application: a place is applied for, the file is put there, and a media file is made of
/// it.
struct TencentUploads: Sendable {
    let client: TencentClient
    let subAppID: Int64
    /// Another place than the bucket's own host, such as a sandbox.
    let store: Endpoint?

    /// How many times one run finds that the right to write has expired before it gives up; the next run resumes.
    private static let greatestExpiryCount = 3
    /// How many times one run applies for a place because the vendor does not have what was uploaded.
    private static let greatestLossCount = 3

    /// Whether a step brought the recording of a role to the vendor, in whatever round.
    static func isStep(_ name: String, of role: String) -> Bool {
        ["apply", "upload", "commit"].contains { name == "\($0) \(role)" || name.hasPrefix("\($0) \(role) (") }
    }

    /// A place in the vendor's store, without the right to write to it, which is never written down.
    private struct Place: Codable, Sendable {
        var bucket: String
        var region: String
        var key: String
        /// Names the upload; of use only to those who can sign as the account.
        var vodSessionKey: String
    }

    /// What became of the file at a place.
    private struct Arrival: Codable, Sendable {
        /// Whether it is there; if not, the right to write to the place is gone.
        var isStored: Bool
        /// The media file, where a look made it already.
        var fileID: String?
    }

    /// What became of a commit.
    private struct Commit: Codable, Sendable {
        /// The media file; nil where the vendor does not know the upload any more.
        var fileID: String?
    }

    /// The recording as the vendor finds it, uploaded where it is a file.
    func input(_ source: TencentRecordingSource, _ steps: StepLog) async throws -> TencentAudioInput {
        switch source {
        case .url(let address, _): .url(address)
        case .media(let id, _): .file(id: id)
        case .file(let recording): .file(id: try await fileID(of: recording, steps))
        }
    }

    private func fileID(of recording: TencentLocalRecording, _ steps: StepLog) async throws -> String {
        var (expiries, losses) = (0, 0)
        for round in 1... {
            let name = round == 1 ? recording.role : "\(recording.role) (\(round))"
            // The right to write lives in this run only; a run that finds a place but no right applies again.
            let right = WriteRight()
            let place = try await steps.idempotent("apply \(name)") {
                let answer = try await client.send(applyRequest(recording))
                right.set(answer.temporaryCredentials ?? client.credentials)
                return Place(
                    bucket: answer.storageBucket, region: answer.storageRegion, key: answer.objectKey,
                    vodSessionKey: answer.vodSessionKey)
            }
            let credentials = right.credentials
            let step = "upload \(name)"
            let arrival = try await steps.once(step) { _ in
                try await look(at: place)
            } perform: {
                guard let credentials else { return Arrival(isStored: false) }
                return try await put(recording, at: place, credentials, step, steps)
            }
            if let fileID = arrival.fileID { return fileID }
            guard arrival.isStored else {
                // Of an earlier run's place the right is gone with that run.
                if credentials != nil { expiries += 1 }
                guard expiries < Self.greatestExpiryCount else {
                    throw SubmissionFailure(
                        .temporary, TencentSubmissionWords.uploadDoesNotHold("\(recording.path)", expiries))
                }
                continue
            }
            let known: Commit? = try steps.outcome(of: "commit \(name)")
            let commit = try await steps.idempotent("commit \(name)") { try await self.commit(place) }
            if let fileID = commit.fileID { return fileID }
            if known == nil { losses += 1 }
            guard losses < Self.greatestLossCount else {
                throw SubmissionFailure(
                    .temporary, TencentSubmissionWords.uploadIsLost("\(recording.path)", losses))
            }
        }
        throw CancellationError()
    }

    /// The vendor makes a media file only of what is there, and what is there is whole and right, since COS compared its
    /// MD5 before it stored it: so a commit also tells whether a PUT whose answer was lost arrived.
    private func look(at place: Place) async throws -> StepSearch<Arrival> {
        do {
            let answer = try await client.send(commitRequest(place.vodSessionKey))
            return .found(Arrival(isStored: true, fileID: answer.fileID))
        } catch let failure as VendorFailure where [.refused, .notFound].contains(failure.kind) {
            return .absent
        }
    }

    private func put(
        _ recording: TencentLocalRecording, at place: Place, _ credentials: TencentCredentials, _ step: String,
        _ steps: StepLog
    ) async throws -> Arrival {
        let endpoint = store ?? COSClient.endpoint(bucket: place.bucket, region: place.region)
        let cos = COSClient(credentials: credentials, endpoint: endpoint, connection: client.connection)
        let count = recording.digests.byteCount
        let request = COSPutObject(
            key: place.key, body: .file(recording.path, byteCount: count), crc64: recording.digests.crc64,
            md5: recording.digests.md5)
        for attempt in 1...2 {
            do throws(VendorFailure) {
                _ = try await cos.send(request) { steps.progress(step, $0, count) }
                return Arrival(isStored: true)
            } catch {
                switch error.kind {
                case .expired: return Arrival(isStored: false)
                case .corrupted where attempt == 1: break
                default: throw error
                }
            }
        }
        return Arrival(isStored: false)
    }

    private func commit(_ place: Place) async throws -> Commit {
        do {
            return Commit(fileID: try await client.send(commitRequest(place.vodSessionKey)).fileID)
        } catch let failure as VendorFailure where Self.saysThatNothingIsThere(failure) {
            return Commit(fileID: nil)
        }
    }

    /// Whether a refused commit means that what was uploaded is not there: the vendor does not know the upload, or has no
    /// file of it. No document says what it answers then; an upload that was confirmed and cannot be committed is lost.
    private static func saysThatNothingIsThere(_ failure: VendorFailure) -> Bool {
        if failure.kind == .notFound || failure.status == 404 { return true }
        guard let code = failure.code else { return false }
        return TencentErrors.matches(code, TencentErrors.unknownUploadSession) || code == "FailedOperation"
    }

    private func applyRequest(_ recording: TencentLocalRecording) -> ApplyUpload {
        ApplyUpload(mediaType: recording.mediaType, subAppID: subAppID, mediaName: recording.mediaName)
    }

    private func commitRequest(_ session: String) -> CommitUpload {
        CommitUpload(vodSessionKey: session, subAppID: subAppID)
    }
}

/// The right to write to a place, which is kept in memory only.
private final class WriteRight: Sendable {
    private let state = Mutex<TencentCredentials?>(nil)

    var credentials: TencentCredentials? { state.withLock { $0 } }

    func set(_ credentials: TencentCredentials) { state.withLock { $0 = credentials } }
}
