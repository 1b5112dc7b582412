import VendorClients

/// What the vendor's words for a task mean.
enum TencentTaskReport {
    static func report(_ answer: DescribeTaskDetail.Answer) -> JobReport {
        let state = state(of: answer)
        var report = JobReport(vendorState: answer.status.rawValue, state: state)
        if let voice = answer.clone?.output?.voiceID, !voice.isEmpty, state == .succeeded {
            report.facts.append(JobFact("VoiceId", voice))
        }
        if let demo = answer.clone?.output?.demoAudio, !demo.isEmpty { report.facts.append(JobFact("DemoAudio", demo)) }
        let said = answer.clone?.message.flatMap { $0.isEmpty ? nil : $0 }
        switch state {
        case .succeeded: report.message = TencentSubmissionWords.succeeded
        case .failed:
            report.message = said ?? TencentSubmissionWords.failedWithoutWords
            let codes = [answer.clone?.errCode.map { "\($0)" }, answer.clone?.errCodeExt].compactMap { $0 }
            let code = codes.filter { !$0.isEmpty && $0 != "0" }.joined(separator: " ")
            report.findings.append(
                VendorFinding(
                    code: code.isEmpty ? nil : code, message: said ?? TencentSubmissionWords.failedWithoutWords))
        case .unresolved: report.message = TencentSubmissionWords.finishedWithoutResult
        default: report.message = said
        }
        return report
    }

    /// The vendor tells of tasks for three days.
    static func forgotten(_ job: SubmittedJob) -> JobReport {
        JobReport(
            vendorState: "unknown", state: .unresolved, message: TencentSubmissionWords.forgotten(job.id))
    }

    /// FINISH is not success: only the inner state, both codes and the new voice say so.
    private static func state(of answer: DescribeTaskDetail.Answer) -> SubmissionState {
        switch answer.status {
        case .aborted: return .failed
        case .finish:
            guard let clone = answer.clone else { return .unresolved }
            if answer.isSuccess { return .succeeded }
            if clone.hasCode { return .failed }
            return clone.status == .finish ? .failed : .running
        default: return .running
        }
    }
}
