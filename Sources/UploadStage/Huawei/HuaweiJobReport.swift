import PreflightModel
import VendorClients

/// What a job's state means for whoever submitted it.
struct HuaweiJobReport {
    /// The report.
    let report: JobReport

    /// The report of a job, with the reasons of its audit where that failed.
    init(_ job: HuaweiJob, _ audit: HuaweiShowAuditResult.Answer?) {
        var facts: [JobFact] = []
        if let asset = job.assetID, !asset.isEmpty { facts.append(JobFact("asset_id", asset)) }
        if let type = job.jobType { facts.append(JobFact("job_type", type.rawValue)) }
        report = JobReport(
            vendorState: job.state.rawValue, state: Self.state(job.state), message: Self.message(job, audit),
            facts: facts, findings: Self.findings(job, audit))
    }

    private static func state(_ state: HuaweiJobState) -> SubmissionState {
        switch state {
        case .succeed: .succeeded
        case .failed: .failed
        // That cutting failed is not said to be the end; that the user has to do something is sure.
        case .auditFailed, .userResultReview, .splitFailed: .actionNeeded
        default: .running
        }
    }

    private static func message(_ job: HuaweiJob, _ audit: HuaweiShowAuditResult.Answer?) -> String? {
        switch job.state {
        case .auditFailed: audit?.admin?.message ?? HuaweiSubmissionTexts.auditFailed
        case .userResultReview: HuaweiSubmissionTexts.reviewResult
        case .splitFailed: HuaweiSubmissionTexts.splitFailed
        case .succeed where job.assetID?.isEmpty ?? true: HuaweiSubmissionTexts.noAsset
        default: job.failedReason
        }
    }

    private static func findings(_ job: HuaweiJob, _ audit: HuaweiShowAuditResult.Answer?) -> [VendorFinding] {
        var findings = (audit?.system?.errors ?? []).map { error in
            let names = [error.audioName, error.textName].compactMap(\.self).filter { !$0.isEmpty }
            return VendorFinding(
                item: names.isEmpty ? nil : names.joined(separator: ", "), code: error.code,
                message: error.message ?? "")
        }
        if let message = audit?.admin?.message { findings.append(VendorFinding(message: message)) }
        if let name = audit?.admin?.attachmentName, !name.isEmpty {
            findings.append(VendorFinding(message: HuaweiSubmissionTexts.attachment(name)))
        }
        if job.state == .failed {
            findings.append(
                VendorFinding(
                    code: Self.words(job.failedCode),
                    message: Self.words(job.failedReason) ?? HuaweiSubmissionTexts.failedWithoutWords))
        }
        return findings
    }

    /// A text that says something; nil for an empty one.
    private static func words(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
}
