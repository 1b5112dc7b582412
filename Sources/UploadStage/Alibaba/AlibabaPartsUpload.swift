import PreflightModel
import UploadPackaging
import VendorClients

/// Uploads a large recording in parts, one after another, each confirmed by the store and in the ledger before the
/// next one goes.
struct AlibabaPartsUpload: Sendable {
    let recording: AlibabaRecording
    let place: AlibabaUploadPlace
    /// Bytes of every part but the last, for an upload that is begun now.
    let partByteCount: Int64

    /// An upload that was begun; its ID is of use only to those who can sign.
    private struct Begun: Codable, Sendable {
        var uploadID: String
        var object: OSSObject
        /// How it was begun, which another version of this program may do otherwise.
        var partByteCount: Int64
    }

    /// Nothing comes of an upload that was begun.
    private struct Lost: Error {
        /// Whether the store may still keep parts of it.
        var mayRemain: Bool
    }

    /// How many uploads of one recording a run begins, in case the store loses them.
    private static let greatestRoundCount = 3

    /// The step at whose end the recording is there.
    private var step: String { "upload \(recording.name)" }

    /// Uploads the recording, or resumes the upload that was under way.
    func run(_ steps: StepLog) async throws {
        if let _: Bool = try steps.outcome(of: step) { return }
        var lostCount = 0
        for round in 1... {
            let name = round == 1 ? recording.name : "\(recording.name) (\(round))"
            if let _: Bool = try steps.outcome(of: "give up \(name)") { continue }
            // One whose answer was lost stays empty, under an ID that nobody knows.
            let begun = try await steps.idempotent("begin \(name)") { try await begin() }
            do {
                return try await join(try await parts(of: begun, name, steps), begun, steps)
            } catch let lost as Lost {
                _ = try await steps.idempotent("give up \(name)") {
                    if lost.mayRemain { await abort(begun) }
                    return true
                }
                lostCount += 1
                guard lostCount < Self.greatestRoundCount else {
                    throw SubmissionFailure(
                        .temporary, AlibabaSubmissionWords.partsLost("\(recording.path)", lostCount))
                }
            }
        }
    }

    private func begin() async throws -> Begun {
        try await place.use { access in
            let request = OSSInitiateMultipartUpload(object: access.object, contentType: recording.contentType)
            return Begun(
                uploadID: try await access.client.send(request), object: access.object, partByteCount: partByteCount)
        }
    }

    // MARK: Parts

    private func parts(of begun: Begun, _ name: String, _ steps: StepLog) async throws -> [OSSPart] {
        // What a damaged ledger says of it would ask for other parts than the store has.
        guard OSSPart.byteCounts.contains(begun.partByteCount) else { throw Lost(mayRemain: true) }
        let count = PartSizes.count(recording.digests.byteCount, of: begun.partByteCount)
        var parts: [OSSPart] = []
        for number in 1...count {
            let step = "upload \(name) part \(number) of \(count)"
            parts.append(
                try await steps.once(step) { _ in
                    try await look(for: number, of: begun)
                } perform: {
                    try await put(number, of: begun, step, steps)
                })
        }
        return parts
    }

    private func put(_ number: Int, of begun: Begun, _ step: String, _ steps: StepLog) async throws -> OSSPart {
        let body = recording.part(number, of: begun.partByteCount)
        let digests = try digests(of: body)
        let request = OSSUploadPart(
            object: begun.object, uploadID: begun.uploadID, number: number, body: body,
            contentMD5: AlibabaRecording.contentMD5(digests), expectedCRC64: digests.crc64)
        return try await losing {
            try await place.store { access in
                try await access.client(for: begun.object)
                    .send(request) { steps.progress(step, $0, body.byteCount) }
            }
        }
    }

    /// Whether the store has a part with the very bytes; where that may not be asked, they are sent again.
    private func look(for number: Int, of begun: Begun) async throws -> StepSearch<OSSPart> {
        let digests = try digests(of: recording.part(number, of: begun.partByteCount))
        let request = OSSListParts(
            object: begun.object, uploadID: begun.uploadID, marker: number == 1 ? nil : number - 1, limit: 1)
        do {
            let page = try await losing {
                try await place.use { try await $0.client(for: begun.object).send(request) }
            }
            guard let part = page.parts.first, part.number == number, part.byteCount == digests.byteCount,
                part.isMade(of: digests)
            else { return .absent }
            return .found(part)
        } catch let failure as VendorFailure where [.unauthorized, .refused, .expired].contains(failure.kind) {
            return .absent
        }
    }

    private func digests(of body: HTTPRequest.Body) throws -> ContentDigests {
        do { return try RequestBody.digests(of: body) } catch {
            throw VendorFailure(error, vendor: .alibaba, operation: OSSUploadPart.operation)
        }
    }

    // MARK: The whole

    /// Joins the parts, and compares the whole with the manifest.
    private func join(_ parts: [OSSPart], _ begun: Begun, _ steps: StepLog) async throws {
        let request = OSSCompleteMultipartUpload(
            object: begun.object, uploadID: begun.uploadID, parts: parts, expectedCRC64: recording.digests.crc64)
        _ = try await steps.once(step) { _ in
            let found = try await place.holds(recording)
            // Whoever stored it: nothing is left to join.
            if case .found = found { await abort(begun) }
            return found
        } perform: {
            do {
                _ = try await losing { try await place.use { try await $0.client(for: begun.object).send(request) } }
                return true
            } catch {
                // An upload that is gone may be one that was joined, and an answer may be wrong: the object decides.
                guard error is Lost || (error as? VendorFailure)?.kind == .corrupted else { throw error }
                guard case .found = try await place.holds(recording) else { throw error }
                return true
            }
        }
    }

    /// Gives an upload up, since its parts are paid for as long as they are there. What cannot be deleted is left to the
    /// rules of the bucket.
    private func abort(_ begun: Begun) async {
        let request = OSSAbortMultipartUpload(object: begun.object, uploadID: begun.uploadID)
        try? await place.use { try await $0.client(for: begun.object).send(request) }
    }

    /// Does something with an upload.
    ///
    /// - Throws: `Lost` where the store does not know it any more, or not the parts that it had confirmed.
    private func losing<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let failure as VendorFailure where failure.code == "NoSuchUpload" {
            throw Lost(mayRemain: false)
        } catch let failure as VendorFailure where failure.code == "InvalidPart" {
            throw Lost(mayRemain: true)
        } catch is OtherObject {
            throw Lost(mayRemain: true)
        }
    }
}

/// The place has another object now than the one whose upload was begun.
private struct OtherObject: Error {}

extension AlibabaUploadPlace.Access {
    /// The client, if the place still has `object`.
    fileprivate func client(for object: OSSObject) throws -> OSSClient {
        guard self.object == object else { throw OtherObject() }
        return client
    }
}

extension OSSPart {
    /// Whether the store has these bytes: by their CRC-64, or their MD5 where it states none.
    fileprivate func isMade(of digests: ContentDigests) -> Bool {
        if let crc64 { return crc64 == digests.crc64 }
        return entityTag.trimmingPrefix("\"").prefix { $0 != "\"" }.lowercased() == digests.md5
    }
}
