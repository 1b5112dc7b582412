import PreflightModel
import Reports

/// Recordings and reports with all that makes output break: markup, quotes, line breaks, escape sequences, scripts that
/// run from right to left, wide characters and characters that are drawn over others.
enum Awkward {
    static let markup: RecordingPath = "takes/<&\"'>]]>.wav"
    static let broken: RecordingPath = "takes/line\nbreak\tand \u{1B}[31mred\u{7}.wav"
    static let bidirectional: RecordingPath = "takes/שלום \u{202E}gpj.wav"
    static let wide: RecordingPath = "takes/录音😀🚀.mp3"
    /// A comma and a quotation mark with a combining acute accent: one character each, and still separators in CSV.
    static let combining: RecordingPath = "takes/a,\u{301}b\"\u{301}c.wav"
    static let notUTF8 = RecordingPath(bytes: Array("takes/".utf8) + [0xFF, 0xFE] + Array(".wav".utf8))

    static func recording(_ path: RecordingPath, defects: [Defect] = []) -> RecordingMeasurement {
        RecordingMeasurement(
            path: path, byteCount: 10_080_080, sha256: String(repeating: "ab", count: 32), container: .wav,
            codec: "pcm_s24le", sampleRate: 48_000, channelCount: 1, bitDepth: 24, bitRate: 1_152_000,
            frameCount: 3_360_000, codedFrameCount: 3_360_000, method: .decode, defects: defects)
    }

    static let lossy = RecordingMeasurement(
        path: wide, byteCount: 64_000, container: .mp3, codec: .mp3, sampleRate: 44_100, channelCount: 2,
        bitRate: 128_000, frameCount: 176_400, codedFrameCount: 177_408, method: .scan)

    static let defect = Defect(
        code: "wav.chunk-overflow", severity: .error, range: 36..<136,
        facts: ["chunk": "\u{1B}[2J", "declaredBytes": 200, "presentBytes": 100])

    static let unreadable = UnreadableRecording(
        path: notUTF8, code: "file.unreadable", facts: ["offset": 0, "cause": "\u{202E}denied"])

    static let recordings = [
        recording(markup), recording(broken, defects: [defect]), recording(bidirectional), lossy, recording(combining),
    ]
    static let leftOut = LeftOutFile(
        path: "takes/\u{1B}]0;x\u{7}.txt", reason: .notARecording,
        text: TranscriptMeasurement(byteCount: 7, sha256: String(repeating: "cd", count: 32)))
    static let letter = MeasuredDocument(
        path: "le\u{1B}tter.pdf", byteCount: 12_345,
        content: DocumentMeasurement(sha256: String(repeating: "ef", count: 32), format: .pdf))
    static let words = MeasuredDocument(
        path: "takes/录音\u{202E}.txt",
        text: TranscriptMeasurement(byteCount: 6, sha256: String(repeating: "01", count: 32), encoding: .gb18030))

    static let set = Measurements(
        tool: .init(name: "voice-preflight", version: "1"), depth: .decode,
        items: (recordings.map { (nil, .recording($0)) } + [
            ("letter", .document(letter)), ("text", .text(words)), (nil, .unreadable(unreadable)),
            (nil, .leftOut(leftOut)),
        ] as [(String?, MeasuredItem.Content)]).enumerated().map { index, item in
            MeasuredItem(index: index, role: item.0, isGiven: item.0 != nil, content: item.1)
        })

    static func report(id: String = "awkward", verdict: Verdict = .fail, findings: [Finding] = findings) -> Report {
        Report(
            tool: .init(name: "voice-preflight", version: "1"),
            profile: .init(id: id, title: "A \u{1B}[1mtitle\u{202E}", revision: 1, sha256: "00"), verdict: verdict,
            findings: findings, passes: passes,
            totals: [.init(role: "sample", recordingCount: 5, duration: 284, byteCount: 40_384_320)],
            recordings: recordings.map { RoledRecording(role: "sample", measurement: $0) },
            unreadable: [.init(role: "sample", recording: unreadable)],
            leftOut: [.init(path: leftOut.path, reason: leftOut.reason)])
    }

    private static let source = RuleSource(
        title: "The \u{7}document", address: "example.com", read: "2026-11-20", confidence: .own,
        quote: "no more than\n<60> & \"sixty\"")

    static let findings = [
        Finding(
            rule: "sample-count", severity: .error, outcome: .fail, role: "sample", limit: "exactly 1",
            message: "6 files as sample, but the vendor accepts exactly 1 (5 too many)", remedy: "Leave 5 out.",
            source: source),
        Finding(
            rule: "VoiceName-required", code: .parameterNeeded, severity: .note, outcome: .open, parameter: "VoiceName",
            limit: RuleLimit(kind: "required"), source: source),
        Finding(
            rule: "sample-\u{1B}duration", code: NumberCodes.duration.tooHigh, severity: .error, outcome: .fail,
            role: "sample", path: broken, measured: Quantity(70.0, unit: .seconds),
            limit: RuleLimit(kind: "duration", maximum: .init(60.0, unit: .seconds, notation: "60 s")),
            headroom: Headroom(-10.0, unit: .seconds, side: .maximum), facts: ["profile": "awkward"], source: source),
        Finding(
            rule: "sample-channels", severity: .warning, outcome: .fail, role: "sample", path: wide,
            message: "stereo, but awkward advises mono", remedy: "Export it as mono.", source: source),
        Finding(
            rule: "letter-format", severity: .warning, outcome: .fail, role: "letter", path: "le\u{1B}tter.docx",
            message: "the file name \"le\u{1B}tter.docx\" does not match", source: source),
        Finding(
            rule: "file.unreadable", severity: .error, outcome: .open, role: "sample", path: notUTF8,
            message: EnglishSentences().message(of: unreadable)),
    ]

    static let passes = [
        Finding(
            rule: "sample-duration", code: NumberCodes.duration.met, severity: .error, outcome: .pass, role: "sample",
            path: bidirectional,
            measured: Quantity(70.0, unit: .seconds),
            limit: RuleLimit(kind: "duration", maximum: .init(75.0, unit: .seconds, notation: "75 s")),
            headroom: Headroom(5.0, unit: .seconds, side: .maximum))
    ]
}

extension Finding {
    /// A finding in words of its own, as a condition of a user's makes it.
    init(
        rule: String, severity: Severity, outcome: Outcome, role: String? = nil, parameter: String? = nil,
        path: RecordingPath? = nil, archive: RecordingPath? = nil, byteOffset: Int64? = nil, byteCount: Int64? = nil,
        measured: Quantity? = nil, limit: RuleLimit? = nil, message: String, remedy: String? = nil,
        source: RuleSource? = nil
    ) {
        self.init(
            rule: rule, code: FindingCode(rawValue: rule), severity: severity, outcome: outcome, role: role,
            parameter: parameter, path: path, archive: archive, byteOffset: byteOffset, byteCount: byteCount,
            measured: measured, limit: limit, facts: remedy.map { ["remedy": .text($0)] } ?? [:], ownMessage: message,
            source: source)
    }
}
