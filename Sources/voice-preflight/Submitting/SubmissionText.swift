import ArgumentParser
import Foundation
import VendorClients
import VoicePreflight

/// The formats in which submissions are shown.
enum SubmissionFormat: String, CaseIterable, Sendable, ExpressibleByArgument {
    case text, json
}

/// Submissions as text and as JSON.
enum SubmissionText {
    /// One submission.
    static func record(_ record: SubmissionRecord, style: TextStyle) -> String {
        var lines = [
            "submission \(record.id)", "  vendor     \(record.vendor), \(record.profile.id)",
            "  manifest   \(record.manifestPath)", "  submitted  \(time(record.createdAt))",
            "  verdict    \(record.manifest.verdict.rawValue) (ours)",
            "  state      \(record.state.rawValue)"
                + (record.vendorState.map { " (the vendor says \($0))" } ?? ""),
        ]
        if let job = record.job { lines.append("  job        \(job.id)") }
        lines += details(record.details).map { "  \($0.name): \($0.value)" }
        if let message = record.message, !message.isEmpty { lines.append("  message    \(message)") }
        for fact in record.facts { lines.append("  \(fact.name): \(fact.value)") }
        for finding in record.findings {
            let place = finding.item.map { "\($0): " } ?? ""
            lines.append("  refused: \(place)\(finding.message)\(finding.code.map { " [\($0)]" } ?? "")")
        }
        if let next = next(record) { lines.append("  next       \(next)") }
        return lines.map(TerminalText.visible).joined(separator: "\n") + "\n"
    }

    static func record(_ record: SubmissionRecord, format: SubmissionFormat) throws -> String {
        switch format {
        case .text: self.record(record, style: .ofStandardOutput)
        case .json: try SubmissionJSON.text(SubmissionDocument(record))
        }
    }

    /// What happened to a submission.
    static func log(_ log: SubmissionLog, format: SubmissionFormat) throws -> String {
        guard format == .text else { return try SubmissionJSON.text(log) }
        let lines = log.events.map { event in
            let step = event.step.map { " \($0)" } ?? ""
            let message = event.message.isEmpty ? "" : ": \(event.message)"
            let request = event.requestID.map { " (request \($0))" } ?? ""
            return "\(time(event.at)) \(event.kind.rawValue)\(step)\(message)\(request)"
        }
        return self.record(log.submission, style: .ofStandardOutput)
            + lines.map { TerminalText.visible($0) + "\n" }.joined()
    }

    /// All submissions.
    static func history(_ history: SubmissionHistory, format: SubmissionFormat) throws -> String {
        guard format == .text else { return try SubmissionJSON.text(history) }
        let records = history.submissions
        guard !records.isEmpty else { return "nothing has been submitted yet.\n" }
        return records.map { record in
            let state = record.vendorState.map { "\(record.state.rawValue) (\($0))" } ?? record.state.rawValue
            return TerminalText.visible(
                "\(record.id)  \(time(record.createdAt))  \(record.profile.id)  verdict \(record.manifest.verdict.rawValue)"
                    + "  \(state)  \(record.job?.id ?? "no job")  \(record.manifestPath)") + "\n"
        }.joined()
    }

    /// The requests of a dry run.
    static func plan(_ requests: [PlannedRequest], profile: String) -> String {
        var total = 0
        let lines = requests.flatMap { planned in
            let first = total + 1
            total += planned.count
            let number = planned.count == 1 ? "\(first)" : "\(first) to \(total)"
            var lines = [
                "\(number). \(planned.step): \(planned.operation)",
                "   \(planned.request.method) \(planned.request.address)",
            ]
            lines += planned.request.headers.map { "   \($0.name): \($0.value)" }
            switch planned.request.body {
            case .none: break
            case .bytes(let bytes): lines.append("   \(String(decoding: bytes, as: UTF8.self))")
            case .file(let path, let byteCount): lines.append("   <\(byteCount) bytes of \(path)>")
            case .fileRange(let path, let range, _):
                lines.append("   <\(range.count) bytes of \(path), from byte \(range.lowerBound) on>")
            }
            return lines
        }
        let count = total == 1 ? "1 request" : "\(total) requests"
        return (["\(count) to submit a package of \(profile); nothing was sent."] + lines)
            .map { TerminalText.visible($0) + "\n" }.joined()
    }

    /// What the user does next: what the vendor's table of states says, or what follows from how far the submission is.
    private static func next(_ record: SubmissionRecord) -> String? {
        if let next = record.next { return next }
        return switch record.state {
        case .submitting: "voice-preflight submit \(record.manifestPath)"
        case .running: "voice-preflight wait \(record.id)"
        case .unresolved: "what the message says"
        case .actionNeeded: "voice-preflight status \(record.id)"
        case .succeeded, .failed: nil
        }
    }

    private static func details(_ details: JobDetails?) -> [(name: String, value: String)] {
        guard let details else { return [] }
        let lines: [(String, String?)] = [
            ("type", details.type), ("voice name", details.voiceName),
            ("voice description", details.voiceDescription), ("scenario", details.scenario),
            ("gender", details.gender), ("created", details.createdAt.map(time)),
            ("finished", details.finishedAt.map(time)), ("progress", details.progress.map { "\($0) %" }),
        ]
        return lines.compactMap { name, value in value.map { (name, $0) } }
    }

    private static func time(_ date: Date) -> String {
        Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down)).formatted(.iso8601)
    }
}

extension TextStyle {
    /// The style of what goes to standard output.
    static var ofStandardOutput: TextStyle { OutputFormat<SubmissionFormat>(argument: "text")?.style ?? TextStyle() }
}
