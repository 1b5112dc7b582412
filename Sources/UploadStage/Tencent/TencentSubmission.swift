package import Foundation
package import PreflightModel
package import VendorClients

/// Clones a voice at Tencent Cloud VOD: each recording that is a file is uploaded and made a media file, one that is at an
/// address is passed as that, then one task is created (CreateAigcAudioClone).
package struct TencentSubmission: VendorSubmission {
    /// Tencent.
    package static let vendor = Vendor.tencent
    /// The one profile of the operation.
    package static let profiles = ["tencent-vod-clone"]
    /// CreateAigcAudioClone takes 20, the other operations 100.
    package static let requestsPerSecond = CreateAigcAudioClone.operation.requestsPerSecond
    /// A task takes a minute or so, and nothing calls back.
    package static let polling = PollingSchedule(first: .seconds(2), longest: .seconds(15))

    /// VOD, as files of endpoints name it.
    static let service = "tencent-vod"
    /// COS, as files of endpoints name it.
    static let storeService = "tencent-cos"

    /// What is worth saying before anything is sent, such as what it costs.
    package let warnings: [String]
    /// The region that everything goes to.
    package var region: String { client.region }

    private let client: TencentClient
    private let uploads: TencentUploads
    private let parameters: TencentParameters
    private let sample: TencentRecordingSource
    private let prompt: TencentRecordingSource?

    /// Makes ready; nothing is sent.
    ///
    /// - Throws: `SubmissionFailure` of kind `usage` with everything that is missing or forbidden, of kind `credentials`
    ///   where none are found.
    package init(package: SubmissionPackage, target: SubmissionTarget, connection: VendorConnection) throws {
        parameters = try TencentParameters(package)
        sample = try TencentRecordingSource.required("sample", in: package)
        prompt = try TencentRecordingSource.optional("prompt", in: package)
        let found = try Self.client(of: target, connection)
        client = found.client
        uploads = TencentUploads(
            client: client, subAppID: parameters.subAppID, store: target.endpoints[Self.storeService])
        warnings =
            found.warnings + [sample, prompt].compactMap { $0?.warning }
            + (target.isRehearsal ? [] : [TencentSubmissionWords.charged(parameters.text)])
        let request = parameters.request(
            audio: sample.placeholder, prompt: prompt?.placeholder, sessionID: parameters.sessionID ?? "vp")
        guard request.mistakes.isEmpty else {
            throw SubmissionFailure(RequestRefused(operation: "CreateAigcAudioClone", mistakes: request.mistakes))
        }
    }

    /// What the vendor refuses by its documents: a SessionId for three days, and the ID of a voice that exists.
    package func conflicts(with earlier: [SubmissionRecord], at now: Date) -> LedgerConflicts {
        var conflicts = LedgerConflicts()
        for record in earlier where record.job?.keys["SubAppId"] == "\(parameters.subAppID)" {
            let age = now.timeIntervalSince(record.createdAt)
            if let session = parameters.sessionID, record.job?.keys["SessionId"] == session, age < 3 * 86_400 {
                conflicts.refusals.append(
                    TencentSubmissionWords.knownSession(session, record.id, Int(max(age, 0) / 3600)))
            }
            let voice = parameters.voiceID
            if record.state == .succeeded, record.facts.contains(JobFact("VoiceId", voice)) {
                conflicts.refusals.append(TencentSubmissionWords.knownVoice(voice, record.id))
            } else if record.state == .running, record.parameters["VoiceId"] == voice {
                conflicts.warnings.append(TencentSubmissionWords.voiceUnderWay(voice, record.id))
            }
        }
        return conflicts
    }

    /// Hands everything over.
    package func submit(_ steps: StepLog) async throws -> SubmittedJob {
        try await refuseUsedSession(steps)
        let audio = try await uploads.input(sample, steps)
        var promptInput: TencentAudioInput?
        if let prompt { promptInput = try await uploads.input(prompt, steps) }
        // The vendor refuses the same mark for three days: this is what keeps a repeated request from making a voice twice.
        let given = parameters.sessionID
        let nonce = client.connection.nonce
        let session = try await steps.idempotent("session") { given ?? "vp-\(nonce())" }
        let search = TencentJobSearch(
            client: client, request: parameters.request(audio: audio, prompt: promptInput, sessionID: session),
            isOwnSession: given == nil,
            otherTasks: Set(try steps.outcomesElsewhere(of: "create", as: String.self)))
        let task: String
        do {
            task = try await steps.once("create") { intentAt in
                try await search.outcome(since: intentAt)
            } claim: {
                try await search.claim($0)
            } perform: {
                try await create(search, steps)
            }
        } catch let failure as SubmissionFailure {
            throw vanished(failure, [(sample, audio), (prompt, promptInput)])
        }
        return SubmittedJob(
            id: task, keys: ["SubAppId": "\(parameters.subAppID)", "SessionId": session])
    }

    /// A SessionId of the user's own that has a task already is refused before anything is uploaded.
    private func refuseUsedSession(_ steps: StepLog) async throws {
        guard let session = parameters.sessionID else { return }
        let search = TencentJobSearch(
            client: client,
            request: parameters.request(
                audio: sample.placeholder, prompt: prompt?.placeholder, sessionID: session),
            isOwnSession: false, otherTasks: [])
        _ = try await steps.idempotent("look for SessionId") {
            do {
                if let task = try await search.firstTask() {
                    throw SubmissionFailure(.refused, TencentSubmissionWords.usedSession(session, task))
                }
            } catch is TencentJobSearch.TooManyTasks {
                // The vendor itself refuses one that was used.
            }
            return true
        }
    }

    /// The failure, or the recordings that the vendor says are gone: where it names none of two, both are doubtful. A media
    /// file that the user named cannot be uploaded again.
    private func vanished(
        _ failure: SubmissionFailure, _ recordings: [(TencentRecordingSource?, TencentAudioInput?)]
    ) -> any Error {
        let sent = recordings.compactMap { source, input -> (source: TencentRecordingSource, id: String)? in
            if let source, case .file(let id) = input { (source, id) } else { nil }
        }
        let named = sent.filter { failure.cause?.message.contains($0.id) == true }
        let gone = (named.isEmpty ? sent : named).compactMap { sent -> String? in
            if case .file(let recording) = sent.source { recording.role } else { nil }
        }
        guard !gone.isEmpty else { return failure }
        let isOwnSession = parameters.sessionID == nil
        return failure.vanished {
            $0.code.map { TencentErrors.matches($0, TencentErrors.unknownFile) } ?? false
        } steps: { name in
            // A refused request may have used its SessionId up.
            isOwnSession && name == "session" || gone.contains { TencentUploads.isStep(name, of: $0) }
        }
    }

    private func create(_ search: TencentJobSearch, _ steps: StepLog) async throws -> String {
        do {
            return try await client.send(search.request).taskID
        } catch let failure as VendorFailure where failure.isDuplicateSession {
            // An attempt before this one arrived; its task is listed now, or soon.
            return try await steps.ask("find task") { try await search.listed(failure) }
        }
    }

    /// Looks at the task once.
    package static func look(
        at job: SubmittedJob, of record: SubmissionRecord, target: SubmissionTarget, connection: VendorConnection,
        _ steps: StepLog
    ) async throws -> JobReport {
        let (client, _) = try client(of: target, connection)
        // Every submission's job says its application.
        let request = DescribeTaskDetail(taskID: job.id, subAppID: job.keys["SubAppId"].flatMap { Int64($0) } ?? 0)
        return try await steps.ask("look") {
            do {
                return TencentJobReport.report(try await client.send(request))
            } catch let failure as VendorFailure where failure.kind == .notFound {
                return TencentJobReport.forgotten
            }
        }
    }

    /// The client of a place, and what is worth saying of the credentials.
    private static func client(
        of target: SubmissionTarget, _ connection: VendorConnection
    ) throws(SubmissionFailure) -> (client: TencentClient, warnings: [String]) {
        let found: FoundCredentials<TencentCredentials>
        do {
            found = try TencentCredentialLookup.find(in: target.credentials)
        } catch {
            throw SubmissionFailure(error)
        }
        let site = TencentParameters.site(of: target.region)
        let client = TencentClient(
            credentials: found.credentials, site: site,
            endpoint: target.endpoint(Self.service, else: site.endpoint), region: target.region,
            connection: connection)
        return (client, found.warnings)
    }
}

extension VendorFailure {
    /// Whether the vendor says that the mark of a session was used within the last three days.
    fileprivate var isDuplicateSession: Bool {
        code.map { TencentErrors.matches($0, TencentErrors.duplicateSession) } ?? false
    }
}
