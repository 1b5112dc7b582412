import Foundation
import SystemFiles

/// The voice-training jobs of the sandbox's tenant, and what is left of its quotas.
actor HuaweiAccount {
    /// Enough for every rehearsal; they still go down.
    private var available: [HuaweiSandboxEdition: Int] = [.basic: 1000, .middle: 1000, .advance: 1000]
    private var jobs: [HuaweiSandboxJob] = []

    private let world: SandboxWorld
    private let place: HuaweiUploadPlace

    init(world: SandboxWorld, place: HuaweiUploadPlace) {
        self.world = world
        self.place = place
    }

    /// What is left of the tenant's quotas.
    var quotas: [HuaweiSandboxEdition: Int] { available }

    func create(
        _ edition: HuaweiSandboxEdition, _ details: HuaweiJobDetails, now: Date
    ) async throws(HuaweiRefusal) -> HuaweiSandboxJob {
        guard let name = details.voiceName else { throw .parameter("voice_name is missing") }
        try details.check()
        if edition == .advance, details.createType == "SEGMENT" {
            throw .parameter("create_type SEGMENT is not supported by this edition")
        }
        for job in jobs where job.details.voiceName == name {
            guard await job.state(world.clock) != "SUCCEED" else {
                throw HuaweiRefusal(code: "MSS.10001005", message: "The asset name already exists.")
            }
        }
        let job = HuaweiSandboxJob(edition: edition, details: details, created: now)
        jobs.append(job)
        return job
    }

    func job(_ id: String) throws(HuaweiRefusal) -> HuaweiSandboxJob {
        guard let job = jobs.first(where: { $0.id == id }) else { throw .noJob }
        return job
    }

    /// All jobs, oldest first.
    var all: [HuaweiSandboxJob] { jobs }

    /// Hands a job over to the audit; its files have to be there.
    ///
    /// - Parameter ending: The end to which it is ordered; nil for its own.
    func commit(
        _ id: String, correcting details: HuaweiJobDetails?, now: Date, end ending: HuaweiEnding? = nil
    ) async throws(HuaweiRefusal) {
        try details?.check()
        let state = try await job(id).state(world.clock)
        guard state == "CREATING" || state == "AUDIT_FAILED" else {
            throw .parameter("the job cannot be submitted in the state \(state)")
        }
        guard let zip = await world.objects.object(place.bucket, HuaweiUploadPlace.zip(id)) else {
            throw .parameter("the training data is not uploaded")
        }
        let letter = await world.objects.object(place.bucket, HuaweiUploadPlace.letter(id))
        // Others may have been here in the meantime.
        guard let index = jobs.firstIndex(where: { $0.id == id }) else { throw .noJob }
        let edition = jobs[index].edition
        guard jobs[index].commits == 0 || state == "AUDIT_FAILED" else {
            throw .parameter("the job is being submitted")
        }
        if jobs[index].commits == 0, jobs[index].details.isOnDemand != true {
            guard available[edition, default: 0] > 0 else { throw .parameter("no quota is left") }
            available[edition, default: 0] -= 1
        }
        if let details { jobs[index].details.correct(with: details) }
        jobs[index].commits += 1
        jobs[index].committed = now
        jobs[index].ending = ending
        let audit = HuaweiAudit(edition: edition, inspection: world.inspection)
        jobs[index].audit = Task.detached(executorPreference: BlockingThreads.shared) {
            audit.findings(zip: zip, letter: letter)
        }
    }

    func delete(_ id: String) async throws(HuaweiRefusal) {
        guard let index = jobs.firstIndex(where: { $0.id == id }) else { throw .noJob }
        jobs.remove(at: index)
        for key in [HuaweiUploadPlace.zip(id), HuaweiUploadPlace.letter(id)] {
            await world.objects.remove(place.bucket, key)
        }
    }
}
