import Foundation
import VendorClients

/// What the vendor's words for a task mean.
enum TencentJobReport {
    static func report(_ answer: DescribeTaskDetail.Response) -> JobReport {
        let meaning = TencentJobStates.meaning(of: answer)
        let clone = answer.clone
        let said = clone?.message.flatMap { $0.isEmpty ? nil : $0 }
        let message = meaning.state == .succeeded ? nil : said
        var report = JobReport(
            answer.status.rawValue, meaning, message: message, facts: facts(clone, meaning),
            details: details(answer))
        if meaning.state == .failed {
            let codes = [clone?.errCode.map { "\($0)" }, clone?.errCodeExt].compactMap { $0 }
            let code = codes.filter { !$0.isEmpty && $0 != "0" }.joined(separator: " ")
            report.findings = [VendorFinding(code: code.isEmpty ? nil : code, message: report.message ?? "")]
        }
        return report
    }

    private static func facts(_ clone: AigcAudioCloneTask?, _ meaning: JobStateMeaning) -> [JobFact] {
        var facts: [JobFact] = []
        if let voice = clone?.output?.voiceID, !voice.isEmpty, meaning.state == .succeeded {
            facts.append(JobFact("VoiceId", voice))
        }
        if let demo = clone?.output?.demoAudio, !demo.isEmpty { facts.append(JobFact("DemoAudio", demo)) }
        return facts
    }

    private static func details(_ answer: DescribeTaskDetail.Response) -> JobDetails {
        var details = JobDetails()
        details.type = answer.taskType
        details.createdAt = date(answer.createTime)
        details.finishedAt = date(answer.finishTime)
        details.progress = answer.clone?.progress
        return details
    }

    private static func date(_ text: String?) -> Date? { text.flatMap { try? Date($0, strategy: .iso8601) } }

    /// The vendor tells of tasks for three days.
    static let forgotten = JobReport(JobStateMeaning.unknown, TencentJobStates.unknown)
}
