public import VendorClients

/// Clones a voice at Tencent Cloud VOD: each recording that is a file is uploaded and made a media file, one that is at an
/// address is passed as that, then one task is created (CreateAigcAudioClone).
public struct TencentVODSubmission: VendorSubmission {
    /// Tencent.
    public static let vendor = Vendor.tencent
    /// The one profile of the operation.
    public static let profiles = ["tencent-vod-clone"]
    /// CreateAigcAudioClone takes 20, the other operations 100.
    public static let requestsPerSecond = CreateAigcAudioClone.operation.requestsPerSecond
    /// A task takes a minute or so, and nothing calls back.
    public static let polling = PollingSchedule(first: .seconds(2), longest: .seconds(15))

    /// What is worth saying before anything is sent.
    public let warnings: [String]

    private let client: TencentClient
    private let uploads: TencentUploads
    private let parameters: TencentCloneParameters
    private let sample: TencentRecordingSource
    private let prompt: TencentRecordingSource?

    /// Makes ready; nothing is sent.
    ///
    /// - Throws: `SubmissionFailure` of kind `usage` with everything that is missing or forbidden, of kind `credentials`
    ///   where none are found.
    public init(package: SubmissionPackage, target: SubmissionTarget, connection: VendorConnection) throws {
        parameters = try TencentCloneParameters(package, target.credentials)
        sample = try TencentRecordingSource.required("sample", in: package)
        prompt = try TencentRecordingSource.optional("prompt", in: package)
        let found: FoundCredentials<TencentCredentials>
        do {
            found = try TencentCredentials.find(in: target.credentials)
        } catch {
            throw SubmissionFailure(error)
        }
        let site = TencentCloneParameters.site(of: target.region)
        client = TencentClient(
            credentials: found.credentials, site: site,
            endpoint: target.endpoint("tencent-vod", else: site.endpoint), region: target.region,
            connection: connection)
        uploads = TencentUploads(
            client: client, subAppID: parameters.subAppID, store: target.endpoints["tencent-cos"])
        warnings = found.warnings + [sample, prompt].compactMap { $0?.warning }
        let request = parameters.request(
            audio: sample.placeholder, prompt: prompt?.placeholder, sessionID: parameters.sessionID ?? "vp")
        guard request.mistakes.isEmpty else {
            throw SubmissionFailure(RequestRefused(operation: "CreateAigcAudioClone", mistakes: request.mistakes))
        }
    }

    /// Hands everything over.
    public func submit(_ steps: StepLog) async throws -> SubmittedJob {
        let audio = try await uploads.input(sample, steps)
        var promptInput: TencentAudioInput?
        if let prompt { promptInput = try await uploads.input(prompt, steps) }
        // The vendor refuses the same mark for three days: this is what keeps a repeated request from making a voice twice.
        let given = parameters.sessionID
        let nonce = client.connection.nonce
        let session = try await steps.idempotent("session") { given ?? "vp-\(nonce())" }
        let request = parameters.request(audio: audio, prompt: promptInput, sessionID: session)
        let search = TencentTaskSearch(
            client: client, subAppID: parameters.subAppID, sessionID: session, voiceID: parameters.voiceID)
        let task = try await steps.once("create") { intentAt in
            try await search.outcome(since: intentAt)
        } perform: {
            try await create(request, search, steps)
        }
        return SubmittedJob(
            id: task, keys: ["SubAppId": "\(parameters.subAppID)", "SessionId": session])
    }

    private func create(
        _ request: CreateAigcAudioClone, _ search: TencentTaskSearch, _ steps: StepLog
    ) async throws -> String {
        do {
            return try await client.send(request).taskID
        } catch let failure as VendorFailure where failure.isDuplicateSession {
            // An attempt before this one arrived; its task is listed now, or soon.
            return try await steps.ask("find task") { try await search.listed(failure) }
        }
    }

    /// Looks at the task once.
    public func look(at job: SubmittedJob, _ steps: StepLog) async throws -> JobReport {
        let request = DescribeTaskDetail(
            taskID: job.id, subAppID: job.keys["SubAppId"].flatMap { Int64($0) } ?? parameters.subAppID)
        return try await steps.ask("look") {
            do {
                return TencentTaskReport.report(try await client.send(request))
            } catch let failure as VendorFailure where failure.kind == .notFound {
                return TencentTaskReport.forgotten(job)
            }
        }
    }
}

extension VendorFailure {
    /// Whether the vendor says that the mark of a session was used within the last three days.
    fileprivate var isDuplicateSession: Bool {
        code.map { TencentErrors.matches($0, TencentErrors.duplicateSession) } ?? false
    }
}
