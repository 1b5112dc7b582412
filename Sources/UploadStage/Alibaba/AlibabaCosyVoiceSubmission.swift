import PreflightModel
public import VendorClients

/// Clones a voice with CosyVoice: one recording becomes media, then a job is made of it
/// (SubmitCosyVoiceCustomizedVoiceJob).
public struct AlibabaCosyVoiceSubmission: VendorSubmission {
    /// Alibaba Cloud.
    public static let vendor = Vendor.alibaba
    /// The one profile of the edition.
    public static let profiles = ["alibaba-ims-cosyvoice"]
    /// No document states a limit; this stays below those of the neighbouring actions (30 a second).
    public static let requestsPerSecond = 20
    /// How long it takes is not stated.
    public static let polling = PollingSchedule(first: .seconds(15), longest: .seconds(300))

    /// What is worth saying before anything is sent.
    public var warnings: [String] { session.warnings + AlibabaRecordingSource.warnings(sample) }

    private let session: AlibabaSession
    private let sample: [AlibabaRecordingSource]
    private let template: SubmitCosyVoiceCustomizedVoiceJob

    /// Makes ready; nothing is sent.
    public init(package: SubmissionPackage, target: SubmissionTarget, connection: VendorConnection) throws {
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
    public func submit(_ steps: StepLog) async throws -> SubmittedJob {
        var request = template
        request.audio = try await AlibabaUploads(session: session).mediaIDs(of: sample, steps).first ?? ""
        let ready = request
        let job = try await steps.once("create") { _ in
            // Jobs of this kind are listed nowhere.
            .unknown(AlibabaWords.unlistedKind(ready.voiceName))
        } perform: {
            let made = try await session.client.send(ready)
            return SubmittedJob(id: made.jobID, keys: made.voiceID.map { ["VoiceId": $0] } ?? [:])
        }
        return job
    }

    /// Looks at the job once.
    public func look(at job: SubmittedJob, _ steps: StepLog) async throws -> JobReport {
        try await AlibabaJobs(client: session.client).look(at: job, steps)
    }
}
