import PreflightModel
import VendorClients

/// What Huawei says of a job.
struct HuaweiJobReport {
    /// The report.
    let report: JobReport

    /// The report of a job, with the reasons of its audit where that failed.
    init(_ job: HuaweiJob, _ audit: ShowJobAuditResult.Response?) {
        var facts: [JobFact] = []
        if let asset = job.assetID, !asset.isEmpty { facts.append(JobFact("asset_id", asset)) }
        report = JobReport(
            job.state.rawValue, HuaweiJobStates.meaning(of: job.state), message: Self.message(job, audit), facts: facts,
            findings: Self.findings(job, audit), details: Self.details(job))
    }

    private static func message(_ job: HuaweiJob, _ audit: ShowJobAuditResult.Response?) -> String? {
        switch job.state {
        case .auditFailed: audit?.admin?.message
        case .succeed where job.assetID?.isEmpty ?? true: HuaweiSubmissionWords.noAsset
        default: words(job.failedReason)
        }
    }

    private static func findings(_ job: HuaweiJob, _ audit: ShowJobAuditResult.Response?) -> [VendorFinding] {
        var findings = (audit?.system?.errors ?? []).map { error in
            let names = [error.audioName, error.textName].compactMap(\.self).filter { !$0.isEmpty }
            return VendorFinding(
                item: names.isEmpty ? nil : names.joined(separator: ", "), code: error.code,
                message: error.message ?? "")
        }
        if let message = audit?.admin?.message { findings.append(VendorFinding(message: message)) }
        if let name = audit?.admin?.attachmentName, !name.isEmpty {
            findings.append(VendorFinding(message: HuaweiSubmissionWords.attachment(name)))
        }
        if job.state == .failed {
            findings.append(
                VendorFinding(
                    code: Self.words(job.failedCode),
                    message: Self.words(job.failedReason) ?? HuaweiJobStates.meaning(of: .failed).message ?? ""))
        }
        return findings
    }

    /// A text that says something; nil for an empty one.
    private static func words(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }

    private static func details(_ job: HuaweiJob) -> JobDetails {
        var details = JobDetails()
        details.type = job.jobType?.rawValue
        details.voiceName = job.voiceName
        details.gender = job.sex
        details.createdAt = job.created
        if [.succeed, .failed].contains(job.state) { details.finishedAt = job.updated }
        return details
    }
}
