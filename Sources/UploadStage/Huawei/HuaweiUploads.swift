import PreflightModel
import VendorClients

/// Puts the files of a job to the addresses that MetaStudio presigned for them. The addresses live in memory only:
/// anybody who has one may write there.
actor HuaweiUploads {
    /// A file that goes up.
    struct File: Sendable {
        /// Which of the job's files it is.
        enum Kind: String, Sendable {
            case letter
            case zip = "training-data"
        }

        var kind: Kind
        var path: RecordingPath
        var byteCount: Int64
        var md5: String?
        /// The Content-Types to try, until one is the one that the address was signed for.
        var types: [String?]
    }

    private let session: HuaweiSession
    private var addresses: [File.Kind: OBSAddress] = [:]

    init(session: HuaweiSession) { self.session = session }

    /// Keeps the addresses that came with a new job.
    func keep(_ answer: CreateTrainingJob.Response) {
        addresses = [:]
        addresses[.zip] = answer.trainingData
        addresses[.letter] = answer.authorizationLetter
    }

    /// Puts a file; an address that is not known or has expired is asked for afresh, once.
    ///
    /// - Throws: `VendorFailure`.
    func put(
        _ file: File, of job: String, progress: @escaping @Sendable (Int64) -> Void
    ) async throws -> OBSPutObject.Receipt {
        do {
            return try await attempt(file, of: job, progress)
        } catch let failure as VendorFailure where failure.kind == .expired {
            addresses = [:]
            return try await attempt(file, of: job, progress)
        }
    }

    private func attempt(
        _ file: File, of job: String, _ progress: @escaping @Sendable (Int64) -> Void
    ) async throws -> OBSPutObject.Receipt {
        let address = try await address(of: file.kind, job)
        var refusal: VendorFailure?
        for type in file.types {
            let upload = OBSPutObject(address: address, file: file.path, byteCount: file.byteCount, contentType: type)
            do {
                return try await session.store.send(upload, progress: progress)
            } catch let failure as VendorFailure where failure.code == "SignatureDoesNotMatch" {
                // Nothing was stored; the address was signed for another type.
                refusal = refusal ?? failure
            }
        }
        throw refusal
            ?? VendorFailure(
                vendor: .huawei, operation: OBSPutObject.operation, kind: .refused,
                message: HuaweiSubmissionWords.noType)
    }

    private func address(of kind: File.Kind, _ job: String) async throws -> OBSAddress {
        if let known = addresses[kind] { return known }
        let answer = try await session.client().send(ShowJobUploadingAddress(jobID: job))
        addresses[.zip] = answer.trainingData
        addresses[.letter] = answer.authorizationLetter
        guard let address = addresses[kind] else {
            throw VendorFailure(
                vendor: .huawei, operation: ShowJobUploadingAddress.operation, kind: .refused,
                message: HuaweiSubmissionWords.noAddress(kind.rawValue))
        }
        return address
    }
}
