package import PreflightModel
package import VendorClients

/// Clones a voice with the standard edition: recordings and the statement of consent become media, unless they are media
/// already, then one job is made of them (SubmitStandardCustomizedVoiceJob).
package struct AlibabaStandardSubmission: VendorSubmission {
    /// Alibaba Cloud.
    package static let vendor = Vendor.alibaba
    /// The one profile of the edition.
    package static let profiles = ["alibaba-ims-standard"]
    /// No document states a limit; this stays below those of the neighbouring actions (30 a second).
    package static let requestsPerSecond = 20
    /// Training takes hours, and how long is not stated.
    package static let polling = PollingSchedule(first: .seconds(60), longest: .seconds(600))

    /// What is worth saying before anything is sent.
    package var warnings: [String] {
        session.warnings + AlibabaRecordingSource.warnings(material + authentication)
            + (template.demoAudioMediaURL == nil ? [AlibabaSubmissionWords.noDemo] : [])
    }
    /// The region that everything goes to.
    package var region: String { session.region.rawValue }

    private let session: AlibabaSession
    private let material: [AlibabaRecordingSource]
    private let authentication: [AlibabaRecordingSource]
    private let template: SubmitStandardCustomizedVoiceJob

    /// Makes ready; nothing is sent.
    package init(package: SubmissionPackage, target: SubmissionTarget, connection: VendorConnection) throws {
        session = try AlibabaSession(target, connection)
        material = try AlibabaRecordingSource.sources(role: "material", orMedia: "Audios", isList: true, in: package)
        authentication = try AlibabaRecordingSource.sources(
            role: "authentication", orMedia: "Authentication", in: package)
        var parameters = AlibabaParameters(package)
        template = SubmitStandardCustomizedVoiceJob(
            voiceName: parameters.needed("VoiceName"), gender: parameters.needed("Gender", VoiceGender.female),
            authentication: authentication.map(\.placeholder).joined(separator: ","),
            audios: material.map(\.placeholder),
            demoAudioMediaURL: package.parameter("DemoAudioMediaURL"))
        try parameters.finish(parameters.messages.isEmpty ? template.mistakes : [])
    }

    /// Hands everything over.
    package func submit(_ steps: StepLog) async throws -> SubmittedJob {
        let uploads = AlibabaUploads(session: session)
        let mediaIDs = try await uploads.mediaIDs(of: material + authentication, steps)
        var request = template
        request.audios = Array(mediaIDs.prefix(material.count))
        request.authentication = mediaIDs.dropFirst(material.count).first ?? ""
        let (jobs, ready) = (AlibabaJobSearch(client: session.client), request)
        // Several jobs may have one name, and the service's clock is not ours: what was there before is not ours either.
        let earlier = try await steps.idempotent("list jobs") { try await jobs.standardJobs(named: ready.voiceName) }
        let others = Set(earlier + (try steps.outcomesElsewhere(of: "create", as: String.self)))
        do {
            let job = try await steps.once("create") { intentAt in
                try await jobs.standardJob(of: ready, since: intentAt, except: others)
            } claim: {
                try await jobs.claimed($0, of: ready, except: others)
            } perform: {
                try await session.client.send(ready).jobID
            }
            return SubmittedJob(id: job)
        } catch let failure as SubmissionFailure {
            throw uploads.vanished(failure, material + authentication, mediaIDs)
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
