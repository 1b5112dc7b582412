import Foundation
import PreflightModel

/// The effects and answers of MetaStudio's operations.
struct HuaweiAnswers {
    let service: HuaweiMetaStudioService
    let request: SandboxRequest
    /// The job of the path; empty where the path names none.
    let job: String

    init(service: HuaweiMetaStudioService, request: SandboxRequest, job: String?) {
        self.service = service
        self.request = request
        self.job = job ?? ""
    }

    private var world: SandboxWorld { service.world }

    func answer(_ operation: HuaweiOperation) async throws(HuaweiRefusal) -> SandboxAnswer {
        if request.fault == .gone { throw .noJob }
        return switch operation {
        case .createAdvance: try await create(.advance)
        case .createMiddle: try await create(.middle)
        case .createBasic: try await create(.basic)
        case .commit: try await commit()
        case .show: .json(await described(try await service.jobs.job(job)), job: job)
        case .list: try await HuaweiJobList(request.head, described: described).answer(await service.jobs.all)
        case .delete: try await delete()
        case .addresses: try await addresses()
        case .auditResult: try await auditResult()
        case .operationLog: try await operationLog()
        case .quotas: await quotas()
        case .durations: durations()
        }
    }

    private func create(_ edition: HuaweiSandboxEdition) async throws(HuaweiRefusal) -> SandboxAnswer {
        let details = try HuaweiJobDetails.read(request.body, type: request.head.header("content-type"))
        let made = try await service.jobs.create(edition, details, now: request.now)
        let addresses = addresses(of: made.id)
        var answer = ["job_id": made.id, "authorization_letter_uploading_url": addresses.letter]
        if details.createType != "SEGMENT" { answer["training_data_uploading_url"] = addresses.zip }
        return .json(answer, job: made.id)
    }

    private func commit() async throws(HuaweiRefusal) -> SandboxAnswer {
        let isEmpty = request.body.digests.byteCount == 0
        let details =
            isEmpty ? nil : try HuaweiJobDetails.read(request.body, type: request.head.header("content-type"))
        try await service.jobs.commit(job, correcting: details, now: request.now, end: .named(request.ending))
        return SandboxAnswer(job: job)
    }

    private func delete() async throws(HuaweiRefusal) -> SandboxAnswer {
        try await service.jobs.delete(job)
        return SandboxAnswer(job: job)
    }

    private func addresses() async throws(HuaweiRefusal) -> SandboxAnswer {
        let addresses = addresses(of: try await service.jobs.job(job).id)
        return .json(
            HuaweiAddressAnswer(
                package: ["training_data_uploading_url": addresses.zip], letter: addresses.letter), job: job)
    }

    private func addresses(of id: String) -> (zip: String, letter: String) {
        service.place.addresses(
            of: id, at: world.endpoint(of: .huaweiOBS), now: request.now, expired: request.fault == .expireURL)
    }

    private func auditResult() async throws(HuaweiRefusal) -> SandboxAnswer {
        let found = try await service.jobs.job(job)
        guard let committed = found.committed, await found.state(world.clock) != "SYSTEM_AUDITING",
            let findings = await found.findings
        else { return .json(HuaweiAuditAnswer(), job: job) }
        let time = Int(committed.timeIntervalSince1970)
        return .json(
            HuaweiAuditAnswer(
                system: HuaweiAuditAnswer.System(time: time, errors: findings.errors),
                admin: findings.message.map { HuaweiAuditAnswer.Admin(message: $0, time: time) }), job: job)
    }

    private func operationLog() async throws(HuaweiRefusal) -> SandboxAnswer {
        struct Entry: Encodable {
            var time: Int
            var action: String
            var `operator`: String
        }
        struct Answer: Encodable {
            var count: Int
            var operations: [Entry]
        }
        let found = try await service.jobs.job(job)
        var entries = [
            Entry(time: Int(found.created.timeIntervalSince1970), action: "CREATE_JOB", operator: "USER")
        ]
        if let committed = found.committed {
            let time = Int(committed.timeIntervalSince1970)
            entries.append(Entry(time: time, action: "COMMIT_JOB", operator: "USER"))
            switch await found.state(world.clock) {
            case "SYSTEM_AUDITING": break
            case "AUDIT_FAILED": entries.append(Entry(time: time, action: "AUDIT_NOT_PASS", operator: "SYSTEM"))
            case "SUCCEED":
                entries.append(Entry(time: time, action: "SYSTEM_AUDIT_PASS", operator: "SYSTEM"))
                entries.append(Entry(time: time, action: "COMPLETE_JOB", operator: "SYSTEM"))
            default: entries.append(Entry(time: time, action: "SYSTEM_AUDIT_PASS", operator: "SYSTEM"))
            }
        }
        let page = try HuaweiPage(request.head)
        return .json(Answer(count: entries.count, operations: page.of(entries)), job: job)
    }

    private func quotas() async -> SandboxAnswer {
        var numbers = ["flexus": 0, "middle_on_demand": 0, "third_party_cmww": 0]
        for (edition, count) in await service.jobs.quotas { numbers[edition.rawValue] = count }
        return .json(HuaweiQuotaAnswer(available: numbers))
    }

    private func durations() -> SandboxAnswer {
        var numbers: [String: Int] = [:]
        for edition in HuaweiSandboxEdition.allCases {
            numbers["\(edition)_min"] = edition.seconds.least
            numbers["\(edition)_max"] = edition.seconds.most
            numbers["\(edition)_advice_value"] = edition.seconds.advised
        }
        return .json(numbers)
    }

    private func described(_ job: HuaweiSandboxJob) async -> HuaweiJobDescription {
        let state = request.fault == .unknownState ? "MARINATING" : await job.state(world.clock)
        return HuaweiJobDescription(job, state: state)
    }
}

/// The answer of ShowJobUploadingAddress.
private struct HuaweiAddressAnswer: Encodable {
    var package: [String: String]
    var letter: String

    enum CodingKeys: String, CodingKey {
        case package = "package_url"
        case letter = "authorization_letter_uploading_url"
    }
}

/// The answer of ShowJobAuditResult.
private struct HuaweiAuditAnswer: Encodable {
    struct System: Encodable {
        var time: Int
        var errors: [HuaweiAuditFindings.FileError]

        enum CodingKeys: String, CodingKey {
            case time = "audit_time"
            case errors
        }
    }
    struct Admin: Encodable {
        var message: String
        var time: Int

        enum CodingKeys: String, CodingKey {
            case time = "audit_time"
            case message
        }
    }
    var system: System?
    var admin: Admin?

    enum CodingKeys: String, CodingKey {
        case system = "system_audit_result"
        case admin = "admin_audit_result"
    }
}

/// The answer of ShowVoiceTrainingQuotas.
private struct HuaweiQuotaAnswer: Encodable {
    var count = 0
    var available: [String: Int]
    var resources: [String] = []

    enum CodingKeys: String, CodingKey {
        case available = "resource_available_nums"
        case count, resources
    }
}
