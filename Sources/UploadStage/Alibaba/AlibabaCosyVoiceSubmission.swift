package import PreflightModel
package import VendorClients

/// Clones a voice with CosyVoice: one recording becomes media, then a job is made of it
/// (SubmitCosyVoiceCustomizedVoiceJob).
package struct AlibabaCosyVoiceSubmission: VendorSubmission {
    /// Alibaba Cloud.
    package static let vendor = Vendor.alibaba
    /// The one profile of the edition.
    package static let profiles = ["alibaba-ims-cosyvoice"]
    /// No document states a limit; this stays below those of the neighbouring actions (30 a second).
    package static let requestsPerSecond = 20
    /// How long it takes is not stated.
    package static let polling = PollingSchedule(first: .seconds(15), longest: .seconds(300))

    /// What is worth saying before anything is sent.
    package var warnings: [String] {
        session.warnings + AlibabaRecordingSource.warnings(sample)
            + (template.demoAudioMediaURL == nil ? [AlibabaSubmissionWords.noDemo] : [])
    }
    /// The region that everything goes to.
    package var region: String { session.region.rawValue }

    private let session: AlibabaSession
    private let sample: [AlibabaRecordingSource]
    private let template: SubmitCosyVoiceCustomizedVoiceJob

    /// Makes ready; nothing is sent.
    package init(package: SubmissionPackage, target: SubmissionTarget, connection: VendorConnection) throws {
        session = try AlibabaSession(target, connection)
        sample = try AlibabaRecordingSource.sources(role: "sample", orMedia: "Audios", in: package)
        var parameters = AlibabaParameters(package)
        template = SubmitCosyVoiceCustomizedVoiceJob(
            audio: sample.map(\.placeholder).joined(separator: ","), voiceName: package.parameter("VoiceName"),
            gender: parameters.choice("Gender", VoiceGender.self),
            model: parameters.choice("Model", CosyVoiceModel.self),
            demoAudioMediaURL: package.parameter("DemoAudioMediaURL"))
        try parameters.finish(template.mistakes)
    }

    /// Hands everything over.
    package func submit(_ steps: StepLog) async throws -> SubmittedJob {
        let uploads = AlibabaUploads(session: session)
        let mediaIDs = try await uploads.mediaIDs(of: sample, steps)
        var request = template
        request.audio = mediaIDs.first ?? ""
        let (jobs, ready) = (AlibabaJobSearch(client: session.client), request)
        let others = try steps.outcomesElsewhere(of: "create", as: SubmittedJob.self)
        do {
            return try await steps.once("create") { _ in
                // Jobs of this kind are listed nowhere.
                .unknown(AlibabaSubmissionWords.unlistedKind(ready.voiceName))
            } claim: {
                try await jobs.claimed($0, named: ready.voiceName, except: others)
            } perform: {
                let made = try await session.client.send(ready)
                return SubmittedJob(id: made.jobID, keys: made.voiceID.map { ["VoiceId": $0] } ?? [:])
            }
        } catch let failure as SubmissionFailure {
            throw uploads.vanished(failure, sample, mediaIDs)
        }
    }

    /// Looks at the job once.
    package static func look(
        at job: SubmittedJob, of record: SubmissionRecord, target: SubmissionTarget, connection: VendorConnection,
        _ steps: StepLog
    ) async throws -> JobReport {
        try await AlibabaJobSearch.look(at: job, of: record, target, connection, steps)
    }
}
