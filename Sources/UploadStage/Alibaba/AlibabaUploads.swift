import Foundation
import PreflightModel
import Synchronization
import VendorClients

/// Brings recordings to where the service takes them from: its own storage, or the user's bucket.
struct AlibabaUploads: Sendable {
    let session: AlibabaSession

    // MARK: As media

    /// The media ID of a recording that was uploaded, and analysed by the service.
    func mediaID(of recording: AlibabaRecording, _ steps: StepLog) async throws -> String {
        let mediaID =
            session.bucket == nil
            ? try await storedByService(recording, steps) : try await registered(recording, steps)
        try await analysed(recording, mediaID, steps)
        return mediaID
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
        let step = "upload \(recording.name)"
        let hand = TicketHolder(ticket.withLock { $0 })
        _ = try await steps.once(step) { _ in
            let ticket = try await hand.ticket { try await refreshed(mediaID) }
            return try await holds(ticket.object, recording, OSSClient(ticket, connection: session.client.connection))
        } perform: {
            let ticket = try await hand.ticket { try await refreshed(mediaID) }
            do {
                try await put(
                    recording, ticket.object, OSSClient(ticket, connection: session.client.connection), step, steps)
            } catch let failure as VendorFailure where failure.kind == .expired || failure.kind == .unauthorized {
                let fresh = try await refreshed(mediaID)
                hand.replace(with: fresh)
                try await put(
                    recording, fresh.object, OSSClient(fresh, connection: session.client.connection), step, steps)
            }
            return true
        }
        return mediaID
    }

    private func refreshed(_ mediaID: String) async throws -> AlibabaUploadTicket {
        try await session.client.send(RefreshUploadMedia(mediaID: mediaID)).ticket
    }

    private func registered(_ recording: AlibabaRecording, _ steps: StepLog) async throws -> String {
        let object = try await stored(recording, steps)
        let token = try await steps.idempotent("token \(recording.name)") { session.client.connection.nonce() }
        return try await steps.idempotent("register \(recording.name)") {
            let address = object.address(at: session.store)
            do {
                return try await session.client.send(
                    RegisterMediaInfo(inputURL: address, title: recording.name, clientToken: token)
                ).mediaID
            } catch let failure as VendorFailure where failure.kind == .refused {
                // An object is registered once; what an earlier submission registered serves as well.
                let known = try? await session.client.send(GetMediaInfo(.inputURL(address)))
                guard let known else { throw failure }
                return known.mediaID
            }
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
            let media = try await steps.ask(step) { () -> GetMediaInfo.Response? in
                do {
                    return try await session.client.send(GetMediaInfo(.mediaID(mediaID)))
                } catch let failure as VendorFailure where failure.kind == .notFound {
                    // Straight after an upload the service does not know the media yet.
                    return nil
                }
            }
            let status = media.map { $0.status ?? .normal }
            if let media, status == .normal {
                let analysis = try await steps.idempotent(step) { Analysis(duration: media.duration) }
                return try compare(recording, analysis)
            }
            // No document lists the states; these are what the service calls failures elsewhere.
            if let status, status.rawValue.hasSuffix("Fail") {
                throw SubmissionFailure(
                    .refused, AlibabaWords.notAnalysed("\(recording.path)", status.rawValue))
            }
            guard look < Self.greatestLookCount else {
                throw SubmissionFailure(
                    .temporary, AlibabaWords.notAnalysedYet("\(recording.path)", status?.rawValue))
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
                .refused, AlibabaWords.measuredElse("\(recording.path)", ours: ours, theirs: remote))
        }
    }

    // MARK: As objects

    /// The object of a recording in the user's own bucket, uploaded where it is not there.
    func stored(_ recording: AlibabaRecording, _ steps: StepLog) async throws -> OSSObject {
        let object = OSSObject(bucket: session.bucket ?? "", key: recording.key)
        let step = "upload \(recording.name)"
        _ = try await steps.once(step) { _ in
            try await holds(object, recording, session.ossClient)
        } perform: {
            try await put(recording, object, session.ossClient, step, steps)
            return true
        }
        return object
    }

    /// Whether the object is there with the very bytes; where that may not be asked, they are sent again.
    private func holds(
        _ object: OSSObject, _ recording: AlibabaRecording, _ client: OSSClient
    ) async throws -> StepSearch<Bool> {
        let there: OSSHeadObject.Response
        do {
            there = try await client.send(OSSHeadObject(object: object))
        } catch let failure as VendorFailure {
            switch failure.kind {
            case .notFound, .unauthorized, .refused, .expired: return .absent
            default: throw failure
            }
        }
        let isWhole = there.byteCount == recording.digests.byteCount && there.crc64 == recording.digests.crc64
        return isWhole ? .found(true) : .absent
    }

    private func put(
        _ recording: AlibabaRecording, _ object: OSSObject, _ client: OSSClient, _ step: String, _ steps: StepLog
    ) async throws {
        let count = recording.digests.byteCount
        for attempt in 1...2 {
            do {
                _ = try await client.send(recording.put(object)) { steps.progress(step, $0, count) }
                return
            } catch let failure as VendorFailure where failure.kind == .corrupted && attempt == 1 {
                continue
            }
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

    // MARK: Plans

    /// The requests that make media of a recording.
    func plan(media recording: AlibabaRecording) -> [PlannedRequest] {
        guard session.bucket == nil else {
            let object = OSSObject(bucket: session.bucket ?? "", key: recording.key)
            let register = RegisterMediaInfo(
                inputURL: object.address(at: session.store), title: recording.name, clientToken: "<ClientToken>")
            return plan(object: recording) + [planned("register \(recording.name)", register)] + look(recording)
        }
        let object = OSSObject(bucket: "<Bucket>", key: "<FileName>")
        return [
            planned("create media \(recording.name)", create(recording)),
            PlannedRequest(
                step: "upload \(recording.name)",
                request: OSSClient.request(for: recording.put(object), endpoint: session.region.objectStorage)),
        ] + look(recording)
    }

    /// The request that stores a recording in the user's own bucket.
    func plan(object recording: AlibabaRecording) -> [PlannedRequest] {
        let object = OSSObject(bucket: session.bucket ?? "", key: recording.key)
        return [
            PlannedRequest(
                step: "upload \(recording.name)",
                request: OSSClient.request(for: recording.put(object), endpoint: session.store))
        ]
    }

    private func look(_ recording: AlibabaRecording) -> [PlannedRequest] {
        [planned("analysed \(recording.name)", GetMediaInfo(.mediaID("<MediaId of \(recording.name)>")))]
    }

    /// A request to the service, as it would be sent.
    func planned(_ step: String, _ request: some AlibabaRequest) -> PlannedRequest {
        PlannedRequest(
            step: step, request: AlibabaClient.request(for: request, endpoint: session.client.endpoint))
    }
}

extension AlibabaUploadTicket {
    /// The object that the ticket is for.
    fileprivate var object: OSSObject { OSSObject(bucket: bucket, key: key) }
}

/// A ticket that is asked for when it is needed first.
private final class TicketHolder: Sendable {
    private let held: Mutex<AlibabaUploadTicket?>

    init(_ ticket: AlibabaUploadTicket?) { held = Mutex(ticket) }

    func ticket(_ ask: () async throws -> AlibabaUploadTicket) async throws -> AlibabaUploadTicket {
        if let ticket = held.withLock({ $0 }) { return ticket }
        let ticket = try await ask()
        replace(with: ticket)
        return ticket
    }

    func replace(with ticket: AlibabaUploadTicket) { held.withLock { $0 = ticket } }
}
