import Foundation
import PreflightModel
import Synchronization
import VendorClients

/// Brings recordings to where the service takes them from: its own storage, or the user's bucket.
struct AlibabaUploads: Sendable {
    let session: AlibabaSession

    // MARK: As media

    /// The media IDs of recordings, in their order, when all are uploaded and the service has analysed them: it does so
    /// while the next ones are on their way.
    func mediaIDs(of sources: [AlibabaRecordingSource], _ steps: StepLog) async throws -> [String] {
        // Before anything is uploaded: an ID that the service does not know makes the rest useless.
        for case .media(let id, let name, let parameter) in sources { try await known(id, name, parameter, steps) }
        var mediaIDs: [String] = []
        for source in sources {
            switch source {
            case .media(let id, _, _): mediaIDs.append(id)
            case .file(let recording):
                mediaIDs.append(
                    session.bucket == nil
                        ? try await storedByService(recording, steps) : try await registered(recording, steps))
            }
        }
        for (source, mediaID) in zip(sources, mediaIDs) {
            if case .file(let recording) = source { try await analysed(recording, mediaID, steps) }
        }
        return mediaIDs
    }

    /// Makes sure that the service has media that the user says it has.
    private func known(_ id: String, _ name: String, _ parameter: String, _ steps: StepLog) async throws {
        let media = try await steps.ask("find \(name)") { () -> GetMediaInfo.Response? in
            do {
                return try await session.client.send(GetMediaInfo(.mediaID(id)))
            } catch let failure as VendorFailure where failure.kind == .notFound {
                return nil
            }
        }
        guard let media else { throw SubmissionFailure(.refused, AlibabaSubmissionWords.unknownMedia(parameter, id)) }
        if let status = media.status, status.rawValue.hasSuffix("Fail") {
            throw SubmissionFailure(.refused, AlibabaSubmissionWords.notAnalysed("\(parameter) \(id)", status.rawValue))
        }
    }

    private func storedByService(_ recording: AlibabaRecording, _ steps: StepLog) async throws -> String {
        // The ticket is a secret, so it lives in this run only; a later run gets a fresh one.
        let ticket = Mutex<AlibabaUploadTicket?>(nil)
        // An asset whose answer was lost stays empty; it costs nothing and is used by nobody.
        let mediaID = try await steps.idempotent("create media \(recording.name)") {
            let made = try await session.client.send(create(recording))
            ticket.withLock { $0 = made.ticket }
            return made.mediaID
        }
        let connection = session.client.connection
        let place = AlibabaUploadPlace(ticket.withLock { $0 }.map { AlibabaUploadPlace.Access($0, connection) }) {
            AlibabaUploadPlace.Access(
                try await session.client.send(RefreshUploadMedia(mediaID: mediaID)).ticket, connection)
        }
        do { try await upload(recording, to: place, steps) } catch let failure as SubmissionFailure {
            throw failure.vanished {
                $0.kind == .notFound && $0.operation == RefreshUploadMedia.operation
            } steps: {
                recording.isStep($0, Self.mediaSteps)
            }
        }
        return mediaID
    }

    // MARK: What the service no longer has

    /// The steps that make media of a recording in the service's own storage.
    private static let mediaSteps = ["create media", "begin", "upload", "give up", "analysed"]
    /// The steps that make media of an object in the user's own bucket.
    private static let registrationSteps = ["token", "register", "analysed"]
    /// The steps that store an object in the user's own bucket.
    private static let objectSteps = ["begin", "upload", "give up"]

    /// Whether the service says that a medium or an object does not exist, or no longer.
    static func saysMaterialIsGone(_ failure: VendorFailure) -> Bool { failure.code == "InvalidMaterial.NotFound" }

    /// The failure of a request that names media, or the media that the service says are gone: where it names none of
    /// several, all of them are doubtful. Media that the user named cannot be brought there again.
    func vanished(
        _ failure: SubmissionFailure, _ sources: [AlibabaRecordingSource], _ mediaIDs: [String]
    ) -> any Error {
        let sent = Array(zip(sources, mediaIDs))
        let named = sent.filter { failure.cause?.message.contains($0.1) == true }
        let gone = (named.isEmpty ? sent : named).compactMap { source, _ -> AlibabaRecording? in
            if case .file(let recording) = source { recording } else { nil }
        }
        guard !gone.isEmpty else { return failure }
        let verbs = session.bucket == nil ? Self.mediaSteps : Self.registrationSteps
        return failure.vanished(where: Self.saysMaterialIsGone) { step in gone.contains { $0.isStep(step, verbs) } }
    }

    /// The failure of a request that names the object of a recording, or that the service says that it is gone.
    func vanished(_ failure: SubmissionFailure, _ recording: AlibabaRecording) -> any Error {
        failure.vanished(where: Self.saysMaterialIsGone) { recording.isStep($0, Self.objectSteps) }
    }

    private func registered(_ recording: AlibabaRecording, _ steps: StepLog) async throws -> String {
        let object = try await stored(recording, steps)
        let token = try await steps.idempotent("token \(recording.name)") { session.client.connection.nonce() }
        do {
            return try await steps.idempotent("register \(recording.name)") {
                let address = object.address(at: session.store)
                do {
                    return try await session.client.send(
                        RegisterMediaInfo(inputURL: address, title: recording.name, clientToken: token)
                    ).mediaID
                } catch let failure as VendorFailure where failure.kind == .refused {
                    // An object is registered once, and its name is the hash of its bytes: what an earlier submission
                    // registered serves as well.
                    let known = try? await session.client.send(GetMediaInfo(.inputURL(address)))
                    guard let known else { throw failure }
                    return known.mediaID
                }
            }
        } catch let failure as SubmissionFailure {
            throw vanished(failure, recording)
        }
    }

    /// What the service has found in a recording.
    private struct Analysis: Codable {
        /// Seconds; nil where the service does not say.
        var duration: Double?
    }

    private func analysed(_ recording: AlibabaRecording, _ mediaID: String, _ steps: StepLog) async throws {
        let step = "analysed \(recording.name)"
        if let done: Analysis = try steps.outcome(of: step) { return try compare(recording, done) }
        for look in 1... {
            let answer = try await steps.ask(step) { () -> Result<GetMediaInfo.Response, VendorFailure> in
                do {
                    return .success(try await session.client.send(GetMediaInfo(.mediaID(mediaID))))
                } catch let failure as VendorFailure where failure.kind == .notFound {
                    // Straight after an upload the service does not know the media yet.
                    return .failure(failure)
                }
            }
            let media = try? answer.get()
            let status = media.map { $0.status ?? .normal }
            if let media, status == .normal {
                let analysis = try await steps.idempotent(step) { Analysis(duration: media.duration) }
                return try compare(recording, analysis)
            }
            // No document lists the states; these are what the service calls failures elsewhere.
            if let status, status.rawValue.hasSuffix("Fail") {
                throw SubmissionFailure(
                    .refused, AlibabaSubmissionWords.notAnalysed("\(recording.path)", status.rawValue))
            }
            guard look < Self.greatestLookCount else {
                if case .failure(let failure) = answer {
                    let verbs = session.bucket == nil ? Self.mediaSteps : Self.registrationSteps
                    throw VanishedOutcome(cause: failure) { recording.isStep($0, verbs) }
                }
                throw SubmissionFailure(
                    .temporary, AlibabaSubmissionWords.notAnalysedYet("\(recording.path)", status?.rawValue))
            }
            try await steps.wait(min(.seconds(5), .milliseconds(250) * (1 << min(look, 8))))
        }
    }

    /// Looks at a recording's analysis, some five minutes long.
    private static let greatestLookCount = 64

    private func compare(_ recording: AlibabaRecording, _ analysis: Analysis) throws {
        guard let remote = analysis.duration, let ours = recording.entry.measurement?.duration.seconds else { return }
        // Half a second is beyond what readers differ by in gapless formats.
        guard abs(remote - ours) <= 0.5 else {
            throw SubmissionFailure(
                .refused, AlibabaSubmissionWords.measuredElse("\(recording.path)", ours: ours, theirs: remote))
        }
    }

    // MARK: As objects

    /// The object of a recording in the user's own bucket, uploaded where it is not there.
    func stored(_ recording: AlibabaRecording, _ steps: StepLog) async throws -> OSSObject {
        let object = OSSObject(bucket: session.bucket ?? "", key: recording.key)
        let place = AlibabaUploadPlace(AlibabaUploadPlace.Access(object: object, client: session.ossClient))
        try await upload(recording, to: place, steps)
        return object
    }

    /// Brings a recording to its place, whole or in parts.
    private func upload(_ recording: AlibabaRecording, to place: AlibabaUploadPlace, _ steps: StepLog) async throws {
        let count = recording.digests.byteCount
        if let partByteCount = session.partSizes.partByteCount(of: count) {
            return try await AlibabaPartsUpload(recording: recording, place: place, partByteCount: partByteCount)
                .run(steps)
        }
        let step = "upload \(recording.name)"
        _ = try await steps.once(step) { _ in
            try await place.holds(recording)
        } perform: {
            _ = try await place.store { access in
                try await access.client.send(recording.put(access.object)) { steps.progress(step, $0, count) }
            }
            return true
        }
    }

    private func create(_ recording: AlibabaRecording) -> CreateUploadMedia {
        let name = recording.entry.path.lastComponent.description
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        let base = name[..<dot].isEmpty ? recording.name : String(name[..<dot])
        return CreateUploadMedia(
            name: base, fileExtension: recording.fileExtension, byteCount: recording.digests.byteCount,
            title: String(base.prefix(128)))
    }
}
