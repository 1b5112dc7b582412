import PreflightModel

@testable import Reports

/// A report with a zip, structural defects, and all outcomes, for formats that tell them apart; its text is as awkward as
/// that of the others.
extension Awkward {
    static let archive: RecordingPath = "sets/a set & more.zip"
    static let entry: RecordingPath = "sets/a set & more.zip//etc/x:y.wav"
    static let workflow: RecordingPath = "takes/::error::x ##[error]y,100%.wav"

    static var context: ReportContext {
        var context = ReportContext(exitStatus: 1)
        context.workingFolder = "/home/me/repository/audio"
        context.root = "/home/me/repository"
        return context
    }

    private static let vendor = RuleSource(
        title: "Limits <&> \"quoted\"", address: "example.com/docs?a=1&b=录音", read: "2026-11-20", confidence: .a,
        quote: "]]> at most\n60 s | `code` [link](1) #1", reading: "60 s are\u{7} 60 s")

    static let translated = RuleSource(
        title: "限制", address: "https://example.com/限制", read: "2026-11-27", confidence: .b,
        quote: "最长 60 秒，\u{202E}单声道",
        translation: "at most 60 s, mono <&>")
    static let paraphrased = RuleSource(
        title: "Limits", address: "https://example.com/limits", read: "2026-11-27", confidence: .b,
        words: .paraphrase("At most\n20 \"MB\"."))

    static func formats() -> [Report] {
        var report = Awkward.report(id: "every-outcome", findings: outcomes + Awkward.findings)
        report.recordings += [
            .init(role: "sample", measurement: zipped),
            .init(role: "sample", measurement: recording(workflow, defects: [cutOff, cutOffAgain])),
        ]
        report.passes += [
            Finding(
                rule: "mp3-bit-rate", severity: .warning, outcome: .notApplicable, role: "sample", path: markup,
                message: "the rule is for other formats than wav", source: vendor)
        ]
        report.suppressed = [
            SuppressedFinding(
                finding: Finding(
                    rule: "sample-peak", severity: .error, outcome: .fail, role: "sample", path: bidirectional,
                    message: "0.0 dB is more than -1 dB", source: vendor),
                suppression: .init(
                    kind: .configuration, reason: "agreed | \"by phone\"", expires: "2027-01-31",
                    place: ".voice-preflight.yml:14"))
        ]
        report.archives = [
            ArchiveMeasurement(
                path: archive, byteCount: 20_000, entryCount: 2, isZip64: false, entries: [], defects: [])
        ]
        var empty = Awkward.report(id: "empty", verdict: .pass, findings: [])
        (report.tool.version, empty.tool.version) = ("1.2.3", "1.2.3")
        return [report, empty]
    }

    private static var zipped: RecordingMeasurement {
        var zipped = recording(entry)
        zipped.archive = archive
        return zipped
    }

    private static let cutOff = Defect(
        code: "wav.truncated", severity: .error, range: 44..<144,
        facts: ["declaredBytes": 200, "presentBytes": 100, "missingBytes": 100])
    private static let cutOffAgain = Defect(
        code: "wav.truncated", severity: .error, range: 200..<202,
        facts: ["declaredBytes": 4, "presentBytes": 2, "missingBytes": 2])

    private static let outcomes = [
        Finding(
            rule: "zip.name-absolute", severity: .error, outcome: .fail, role: "sample", path: entry, archive: archive,
            byteOffset: 30, byteCount: 12, message: "the name begins with a slash", remedy: "Pack it again."),
        Finding(
            rule: "zip.trailing-bytes", severity: .warning, outcome: .fail, role: "sample", path: archive,
            byteOffset: 19_000, byteCount: 1000, message: "1000 bytes follow the zip"),
        Finding(
            rule: "wav.truncated", severity: .error, outcome: .fail, role: "sample", path: workflow,
            byteOffset: 44, byteCount: 100, message: EnglishSentences().message(of: cutOff)),
        Finding(
            rule: "wav.truncated", severity: .error, outcome: .fail, role: "sample", path: workflow,
            byteOffset: 200, byteCount: 2, message: EnglishSentences().message(of: cutOffAgain)),
        Finding(
            rule: "sample-size", severity: .warning, outcome: .open, role: "sample", path: markup,
            measured: Quantity(20_500_000, unit: .bytes), limit: "at most 20 MB",
            message: "20.5 MB is more than 20 × 10^6 bytes\r\nand less than 20 × 2^20 [see](0) {0}", source: vendor),
        Finding(
            rule: "VoiceId-pattern", severity: .error, outcome: .fail, parameter: "VoiceId",
            measured: Quantity("<script>"), limit: "matches ^[A-Za-z]{6,}$",
            message: "\"<script>\" does not match ^[A-Za-z]{6,}$", remedy: "Choose another.", source: vendor),
        Finding(
            rule: "sample-mono", severity: .error, outcome: .fail, role: "sample", path: markup,
            message: "stereo is not mono", source: translated),
        Finding(
            rule: "sample-weight", severity: .error, outcome: .fail, role: "sample", path: markup,
            message: "30 MB is more than 20 MB", source: paraphrased),
    ]
}
