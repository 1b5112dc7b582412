import PreflightModel
public import VendorClients

/// Clones a voice with the basic edition: a voice is created, each sentence is put into the user's bucket and judged by
/// the service, then the voice is trained (SubmitCustomizedVoiceJob).
///
/// A recording is named by the number of its sentence, as `3.wav`.
public struct AlibabaBasicSubmission: VendorSubmission {
    /// Alibaba Cloud.
    public static let vendor = Vendor.alibaba
    /// The one profile of the edition.
    public static let profiles = ["alibaba-ims-basic"]
    /// No document states a limit; this stays below those of the neighbouring actions (30 a second).
    public static let requestsPerSecond = 20
    /// Training takes hours, and how long is not stated.
    public static let polling = PollingSchedule(first: .seconds(60), longest: .seconds(600))

    /// What is worth saying before anything is sent.
    public var warnings: [String] { session.warnings }

    private let session: AlibabaSession
    private let sentences: [AlibabaRecording]
    private let creation: CreateCustomizedVoiceJob
    private let training: SubmitCustomizedVoiceJob

    /// Makes ready; nothing is sent.
    public init(package: SubmissionPackage, target: SubmissionTarget, connection: VendorConnection) throws {
        session = try AlibabaSession(target, connection, needsBucket: true)
        sentences = try AlibabaRecording.recordings(role: "sentence", in: package)
        var parameters = AlibabaParameters(package)
        creation = CreateCustomizedVoiceJob(
            voiceID: parameters.needed("VoiceId"), voiceName: package.parameter("VoiceName"),
            voiceDescription: package.parameter("VoiceDesc"), gender: parameters.needed("Gender", VoiceGender.female),
            scenario: parameters.needed("Scenario", VoiceScenario.story))
        training = SubmitCustomizedVoiceJob(
            voiceID: creation.voiceID, demoAudioMediaURL: package.parameter("DemoAudioMediaURL"))
        try parameters.finish(parameters.messages.isEmpty ? creation.mistakes + training.mistakes : [])
        let unnamed = sentences.filter { Self.number(of: $0) == nil }.map { "\($0.entry.path)" }
        guard unnamed.isEmpty else { throw SubmissionFailure(.usage, AlibabaWords.nameNumbers(unnamed, [])) }
    }

    /// The number that a recording is named by.
    private static func number(of recording: AlibabaRecording) -> Int64? {
        let name = recording.entry.path.lastComponent.description
        return Int64(name.prefix { $0 != "." })
    }

    /// Hands everything over.
    ///
    /// - Throws: `SubmissionFailure` of kind `refused` with every sentence that the service refuses, and its reason.
    public func submit(_ steps: StepLog) async throws -> SubmittedJob {
        let jobs = AlibabaJobs(client: session.client)
        let job = try await steps.once("create voice") { _ in
            try await jobs.basicJob(ofVoice: creation.voiceID).map { .found($0.jobID) } ?? .absent
        } perform: {
            // A voice that waits for better recordings is gone on with.
            if let known = try await jobs.basicJob(ofVoice: creation.voiceID) { return try untrained(known).jobID }
            return try await session.client.send(creation).jobID
        }
        try await requireNumbers(steps)
        var refused: [String] = []
        for recording in sentences {
            let object = try await AlibabaUploads(session: session).stored(recording, steps)
            do {
                _ = try await steps.idempotent("detect \(recording.name)") {
                    let verdict = try await session.client.send(detection(recording, object))
                    guard verdict.hasPassed else { throw SentenceRefused(reason: verdict.reason) }
                    return true
                }
            } catch let refusal as SentenceRefused {
                refused.append(AlibabaWords.refusedSentence("\(recording.path)", refusal.reason))
            }
        }
        guard refused.isEmpty else { throw SubmissionFailure(.refused, refused) }
        _ = try await steps.once("train") { _ in
            let known = try await session.client.send(GetCustomizedVoiceJob(jobID: job)).job
            return Self.waits(known) ? .absent : .found(true)
        } perform: {
            _ = try await session.client.send(training)
            return true
        }
        return SubmittedJob(id: job, keys: ["VoiceId": creation.voiceID])
    }

    /// The service does not take the recording of a sentence; only what passed is not asked for again.
    private struct SentenceRefused: Error {
        var reason: String?
    }

    /// Whether a job still waits for its recordings.
    private static func waits(_ job: CustomizedVoiceJob) -> Bool {
        job.status == .initialization || job.status == .audioDetecting
    }

    private func untrained(_ job: CustomizedVoiceJob) throws -> CustomizedVoiceJob {
        guard Self.waits(job) else {
            throw SubmissionFailure(.refused, AlibabaWords.trainedAlready(creation.voiceID, job.status.rawValue))
        }
        return job
    }

    /// Every sentence has a recording that is named by its number, and every recording a sentence.
    private func requireNumbers(_ steps: StepLog) async throws {
        let scenario = creation.scenario
        let numbers = try await steps.ask("sentences") {
            try await session.client.send(GetDemonstrationForCustomizedVoiceJob(scenario: scenario))
        }.sentences.map(\.audioID)
        // A plan does not know them.
        guard session.client.connection.plan == nil else { return }
        let given = sentences.compactMap(Self.number)
        let unknown = sentences.filter { !numbers.contains(Self.number(of: $0) ?? -1) }.map { "\($0.entry.path)" }
        guard unknown.isEmpty else { throw SubmissionFailure(.usage, AlibabaWords.nameNumbers(unknown, numbers)) }
        let missing = numbers.filter { !given.contains($0) }
        guard missing.isEmpty else { throw SubmissionFailure(.usage, AlibabaWords.notRecorded(missing)) }
    }

    private func detection(_ recording: AlibabaRecording, _ object: OSSObject) -> DetectAudioForCustomizedVoiceJob {
        DetectAudioForCustomizedVoiceJob(
            voiceID: creation.voiceID, recordURL: object.address(at: session.store),
            audioRecordID: Self.number(of: recording) ?? 0)
    }

    /// Looks at the job once.
    public func look(at job: SubmittedJob, _ steps: StepLog) async throws -> JobReport {
        try await AlibabaJobs(client: session.client).look(at: job, steps)
    }
}

/// The sentences that a speaker reads for a voice of the basic edition.
public enum AlibabaScript {
    /// One sentence.
    public struct Sentence: Hashable, Sendable, Codable {
        /// The number by which its recording is named.
        public var number: Int64
        /// What is read.
        public var text: String
    }

    /// The sentences of a scenario, in the order in which they are read.
    ///
    /// - Throws: `SubmissionFailure`.
    public static func sentences(
        scenario: String, target: SubmissionTarget, connection: VendorConnection
    ) async throws -> [Sentence] {
        guard let scenario = VoiceScenario(rawValue: scenario) else {
            throw SubmissionFailure(
                .usage, AlibabaWords.notOneOf("--scenario", scenario, VoiceScenario.allCases.map(\.rawValue)))
        }
        var target = target
        target.bucket = target.bucket ?? "none"
        let session = try AlibabaSession(target, connection)
        do {
            return try await session.client.send(GetDemonstrationForCustomizedVoiceJob(scenario: scenario)).sentences
                .map { Sentence(number: $0.audioID, text: $0.text) }
        } catch let failure as VendorFailure {
            throw SubmissionFailure(failure)
        }
    }
}
