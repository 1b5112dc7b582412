import VendorClients

/// What the service says of a job.
struct AlibabaJobReport {
    /// The report.
    let report: JobReport

    /// The report of a job.
    ///
    /// - Parameter demoAudio: Where a sample of the voice was asked to go; nil or empty for nowhere.
    init(_ answer: CustomizedVoiceJob, _ job: SubmittedJob, demoAudio: String?) {
        let meaning = AlibabaJobStates.meaning(of: answer.status, type: answer.type)
        let demo = demoAudio.flatMap { $0.isEmpty ? nil : $0 }
        var facts: [JobFact] = []
        if let voice = answer.voiceID ?? job.keys["VoiceId"] { facts.append(JobFact("VoiceId", voice)) }
        var message = answer.message.isEmpty ? nil : answer.message
        if meaning.state == .succeeded {
            if let demo { facts.append(JobFact("DemoAudioMediaURL", demo)) }
            message = message ?? (demo == nil ? AlibabaSubmissionWords.noDemoWasMade : nil)
        }
        var report = JobReport(
            answer.status.rawValue, meaning, message: message, facts: facts, details: Self.details(answer))
        if meaning.state == .failed { report.findings = [VendorFinding(message: report.message ?? "")] }
        self.report = report
    }

    private static func details(_ answer: CustomizedVoiceJob) -> JobDetails {
        func stated(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
        var details = JobDetails()
        details.type = stated(answer.type)
        details.voiceName = stated(answer.voiceName)
        details.voiceDescription = stated(answer.voiceDescription)
        details.scenario = stated(answer.scenario)
        details.gender = stated(answer.gender)
        details.createdAt = answer.created
        return details
    }
}
