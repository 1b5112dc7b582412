package import Foundation
package import PreflightModel
package import VendorClients

/// Clones a voice with the basic edition: a voice is created, each sentence is put into the user's bucket and judged by
/// the service, then the voice is trained (SubmitCustomizedVoiceJob).
///
/// A recording is named by the number of its sentence, as `3.wav`.
package struct AlibabaBasicSubmission: VendorSubmission {
    /// Alibaba Cloud.
    package static let vendor = Vendor.alibaba
    /// The one profile of the edition.
    package static let profiles = ["alibaba-ims-basic"]
    /// No document states a limit; this stays below those of the neighbouring actions (30 a second).
    package static let requestsPerSecond = 20
    /// Training takes hours, and how long is not stated.
    package static let polling = PollingSchedule(first: .seconds(60), longest: .seconds(600))

    /// What is worth saying before anything is sent.
    package var warnings: [String] {
        session.warnings + (training.demoAudioMediaURL == nil ? [AlibabaSubmissionWords.noDemo] : [])
    }
    /// The region that everything goes to.
    package var region: String { session.region.rawValue }

    private let session: AlibabaSession
    private let sentences: [AlibabaRecording]
    private let creation: CreateCustomizedVoiceJob
    private let training: SubmitCustomizedVoiceJob

    /// Makes ready; nothing is sent.
    package init(package: SubmissionPackage, target: SubmissionTarget, connection: VendorConnection) throws {
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
        guard unnamed.isEmpty else { throw SubmissionFailure(.usage, AlibabaSubmissionWords.nameNumbers(unnamed, [])) }
    }

    /// The number that a recording is named by.
    private static func number(of recording: AlibabaRecording) -> Int64? {
        let name = recording.entry.path.lastComponent.description
        return Int64(name.prefix { $0 != "." })
    }

    /// Hands everything over.
    ///
    /// - Throws: `SubmissionFailure` of kind `refused` with every sentence that the service refuses, and its reason.
    package func submit(_ steps: StepLog) async throws -> SubmittedJob {
        let jobs = AlibabaJobSearch(client: session.client)
        // What this ledger created for earlier packages of the voice, such as one with a sentence that was refused.
        let ours = Set(try steps.outcomesElsewhere(of: "create voice", as: String.self))
        let job = try await steps.once("create voice") { intentAt in
            guard let known = try await jobs.basicJob(ofVoice: creation.voiceID) else { return .absent }
            return find(known, ours, since: intentAt)
        } claim: {
            try await claim($0)
        } perform: {
            if let known = try await jobs.basicJob(ofVoice: creation.voiceID) {
                return try resumable(known, ours).jobID
            }
            return try await session.client.send(creation).jobID
        }
        try await requireNumbers(steps)
        var refused: [String] = []
        for recording in sentences {
            let uploads = AlibabaUploads(session: session)
            let object = try await uploads.stored(recording, steps)
            do {
                _ = try await steps.idempotent("detect \(recording.name)") {
                    let verdict = try await session.client.send(detection(recording, object))
                    guard verdict.hasPassed else { throw SentenceRefused(reason: verdict.reason) }
                    return true
                }
            } catch let refusal as SentenceRefused {
                refused.append(AlibabaSubmissionWords.refusedSentence("\(recording.path)", refusal.reason))
            } catch let failure as SubmissionFailure {
                guard failure.cause.map(AlibabaUploads.saysMaterialIsGone) == true else { throw vanished(failure) }
                throw uploads.vanished(failure, recording)
            }
        }
        guard refused.isEmpty else { throw SubmissionFailure(.refused, refused) }
        do {
            _ = try await steps.once("train") { _ in
                let known = try await session.client.send(GetCustomizedVoiceJob(jobID: job)).job
                return Self.waits(known) ? .absent : .found(true)
            } perform: {
                _ = try await session.client.send(training)
                return true
            }
        } catch let failure as SubmissionFailure {
            throw vanished(failure)
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

    /// Whether the job that has the VoiceId is the one that was asked for at `date`.
    private func find(_ known: CustomizedVoiceJob, _ ours: Set<String>, since date: Date) -> StepSearch<String> {
        // Where it is not, to ask again says why it is refused.
        guard Self.waits(known) else { return .absent }
        if ours.contains(known.jobID) { return .found(known.jobID) }
        guard isLike(known), AlibabaJobSearch.isMade(known, since: date) else { return .absent }
        let isProven = known.gender != nil && known.scenario != nil
        return isProven ? .found(known.jobID) : .unknown(AlibabaSubmissionWords.unprovenVoice(known, creation.voiceID))
    }

    /// The job that the user says is the one.
    ///
    /// - Throws: `SubmissionFailure` of kind `refused` where it cannot be.
    private func claim(_ job: String) async throws -> String {
        let known = try await session.client.send(GetCustomizedVoiceJob(jobID: job)).job
        guard known.voiceID == creation.voiceID, Self.waits(known) else {
            throw SubmissionFailure(.refused, AlibabaSubmissionWords.claimedOther(known))
        }
        return job
    }

    /// Whether a job of this VoiceId, which the service takes once, has everything that was sent in, as far as the service
    /// says it.
    private func isLike(_ job: CustomizedVoiceJob) -> Bool {
        let pairs = [
            (job.gender, creation.gender.rawValue), (job.scenario, creation.scenario.rawValue),
            (job.voiceName, creation.voiceName ?? ""), (job.voiceDescription, creation.voiceDescription ?? ""),
        ]
        return pairs.allSatisfy { stated, sent in
            stated.map { $0 == sent.trimmingCharacters(in: .whitespacesAndNewlines) } ?? true
        }
    }

    /// A voice of ours that waits for its recordings: they may be better ones now.
    private func resumable(_ job: CustomizedVoiceJob, _ ours: Set<String>) throws -> CustomizedVoiceJob {
        guard Self.waits(job) else {
            throw SubmissionFailure(
                .refused, AlibabaSubmissionWords.trainedAlready(creation.voiceID, job.status.rawValue))
        }
        guard ours.contains(job.jobID) else {
            throw SubmissionFailure(.refused, AlibabaSubmissionWords.reservedElsewhere(job, creation.voiceID))
        }
        return job
    }

    /// The failure, or the voice that the service says it does not have, with what was detected for it.
    private func vanished(_ failure: SubmissionFailure) -> any Error {
        failure.vanished {
            $0.kind == .notFound
        } steps: {
            $0 == "create voice" || $0 == "train" || $0.hasPrefix("detect ")
        }
    }

    /// The service takes the ID of a voice once.
    package func conflicts(with earlier: [SubmissionRecord], at now: Date) -> LedgerConflicts {
        var conflicts = LedgerConflicts()
        for record in earlier
        where record.state == .succeeded && Self.profiles.contains(record.profile.vendorProfile)
            && record.region ?? region == region && record.facts.contains(JobFact("VoiceId", creation.voiceID))
        {
            conflicts.refusals.append(AlibabaSubmissionWords.knownVoice(creation.voiceID, record.id))
        }
        return conflicts
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
        guard unknown.isEmpty else {
            throw SubmissionFailure(.usage, AlibabaSubmissionWords.nameNumbers(unknown, numbers))
        }
        let missing = numbers.filter { !given.contains($0) }
        guard missing.isEmpty else { throw SubmissionFailure(.usage, AlibabaSubmissionWords.notRecorded(missing)) }
    }

    private func detection(_ recording: AlibabaRecording, _ object: OSSObject) -> DetectAudioForCustomizedVoiceJob {
        DetectAudioForCustomizedVoiceJob(
            voiceID: creation.voiceID, recordURL: object.address(at: session.store),
            audioRecordID: Self.number(of: recording) ?? 0)
    }

    /// Looks at the job once.
    package static func look(
        at job: SubmittedJob, of record: SubmissionRecord, target: SubmissionTarget, connection: VendorConnection,
        _ steps: StepLog
    ) async throws -> JobReport {
        try await AlibabaJobSearch.look(at: job, of: record, target, connection, steps)
    }
}
