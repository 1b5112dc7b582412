import PreflightModel
import Reports
import TestSupport
import Testing

@testable import RulesEngine

@Suite("Rules on what is said", .timeLimited)
struct SaysTextTests {
    private static let yaml = """
        id: mine
        title: Mine
        revision: 1
        sources:
          doc: {title: Document, address: example.com, read: 2026-11-20, confidence: own}
        roles:
          take:
            title: A take
            count: 1...
            source: {ref: doc, quote: "as many as you like"}
            rules:
              - id: take-words
                SAYS
                source: {ref: doc, quote: "says its text"}
                examples: {pass: [{differs: 0.1}, {differs: 0.55, language: es}], open: [{differs: 0.4}], fail: [{differs: 0.9}]}
          text: {title: Its text, kind: transcript, of: take, count: 0..., source: {ref: doc, quote: "one for each"}}
        parameters:
          Words: {source: {ref: doc, quote: "the words"}}
          Language: {source: {ref: doc, quote: "the language"}}
        """

    private static func profile(_ says: String = "saysText: {role: text}") throws -> Profile {
        try Profile.decode(Array(yaml.replacing("SAYS", with: says).utf8), file: "mine.yml")
    }

    private static let texts = [
        "The harbour was quiet that morning and the boats lay along the wall.",
        "An old man in a blue coat counted the gulls upon the roof of the market.",
        "Seven lanterns were carried down into the cellar before the bells fell silent.",
    ]

    /// Every letter is a phone: what is not in the alphabet of phones is left out on both sides.
    private static func spelled(_ word: String) -> [String] { word.filter(\.isLetter).map { String($0) } }

    private static func heard(_ text: String) -> PhoneRecognition {
        let letters = text.lowercased().split(separator: " ").flatMap { spelled(String($0)) }
        return PhoneRecognition(
            recogniser: "made", .heard(letters.enumerated().map { .init($1, start: Double($0) / 10) }))
    }

    private static func take(_ name: String, _ phones: PhoneRecognition?, method: MeasurementMethod = .listen)
        -> RoledRecording
    {
        var recording = Made.recording(name)
        (recording.method, recording.phones) = (method, phones)
        return RoledRecording(role: "take", measurement: recording)
    }

    private static func report(
        _ recordings: [RoledRecording], texts: [String] = [], parameters: [String: String] = [:], says: String? = nil,
        isPronounced: Bool = true
    ) throws -> Report {
        let profile = try says.map { try Self.profile($0) } ?? Self.profile()
        let documents = zip(recordings, texts).map { recording, words in
            let measured = TranscriptMeasurement(of: Array(words.utf8), sha256: "")
            return CheckInput.Document(
                role: "text", path: RecordingPath("\(recording.path)".replacing(".wav", with: ".txt")),
                byteCount: measured.byteCount, transcript: measured)
        }
        var input = CheckInput(recordings: recordings, documents: documents, parameters: parameters)
        if isPronounced {
            input.pronunciations = Pronunciations(
                profile.wordsToPronounce(in: input).mapValues { words in
                    Dictionary(uniqueKeysWithValues: words.map { ($0, spelled($0)) })
                })
        }
        return profile.check(input, tool: Made.tool)
    }

    private static func said(_ report: Report) -> [Finding] {
        (report.findings + report.passes).filter { $0.rule == "take-words" }
    }

    @Test("pass where each recording says its text, and have the words with their times")
    func agreeing() throws {
        let takes = Self.texts.enumerated().map { Self.take("\($0).wav", Self.heard($1)) }
        let report = try Self.report(takes, texts: Self.texts)
        #expect(Self.said(report).map(\.code) == [.textAgrees, .textAgrees, .textAgrees])
        let words = Self.said(report)[0].saidWords
        #expect(words.map(\.written).joined(separator: " ") == Self.texts[0])
        #expect(words[0] == SaidWord(written: "The", start: 0, error: 0) && words[1].start == 0.3)
    }

    @Test("name the text of the other recording where two are swapped")
    func swapped() throws {
        let takes = [0, 2, 1].enumerated().map { Self.take("\($0).wav", Self.heard(Self.texts[$1])) }
        let report = try Self.report(takes, texts: Self.texts)
        let found = report.findings.filter { $0.rule == "take-words" }
        #expect(found.map(\.code) == [.textSwapped, .textSwapped] && found.allSatisfy { $0.severity == .error })
        #expect(found[0].message == "likely says 2.txt, not the text 1.txt" && found[0].path == "1.wav")
        #expect(report.verdict == .fail)
    }

    @Test("warn of a word that is missing in the recording or in the text, and say where")
    func words() throws {
        let less = try Self.report(
            [Self.take("0.wav", Self.heard(Self.texts[0].replacing("quiet ", with: "")))], texts: [Self.texts[0]])
        let missing = try #require(less.findings.first { $0.rule == "take-words" })
        #expect(missing.code == .wordsDiffer && missing.severity == .warning && missing.outcome == .fail)
        #expect(missing.message == "likely says other words than the text 0.txt: “quiet” is not heard (at 0:01.300)")
        #expect(less.verdict == .pass)
        let more = try Self.report(
            [Self.take("0.wav", Self.heard(Self.texts[0]))], texts: [Self.texts[0].replacing("quiet ", with: "")])
        #expect(
            more.findings.first { $0.rule == "take-words" }?.message
                == "likely says other words than the text 0.txt: after “was”, more is said than the text has (at 0:01.400)"
        )
    }

    @Test("fail where something else is said")
    func other() throws {
        let report = try Self.report([Self.take("0.wav", Self.heard(Self.texts[1]))], texts: [Self.texts[0]])
        #expect(Self.said(report).map(\.code) == [.textDiffers] && report.verdict == .fail)
    }

    @Test("take the text from a parameter, and from the profile with places for names")
    func otherTexts() throws {
        let take = Self.take("0.wav", Self.heard(Self.texts[0]))
        #expect(
            Self.said(
                try Self.report([take], parameters: ["Words": Self.texts[0]], says: "saysText: {parameter: Words}")
            )
            .map(\.code) == [.textAgrees])
        #expect(Self.said(try Self.report([take], says: "saysText: {parameter: Words}")).isEmpty)
        let fixed =
            "saysText: {fixed: [\"The harbour was ____ and the boats lay along the wall.\", \"\(Self.texts[2])\"]}"
        #expect(Self.said(try Self.report([take], says: fixed)).map(\.code) == [.textAgrees])
        let wrong = Self.take("0.wav", Self.heard(Self.texts[1]))
        #expect(Self.said(try Self.report([wrong], says: fixed)).map(\.code) == [.textDiffers])
    }

    @Test("say nothing sure of a text of the profile in one language where nobody said which is spoken")
    func unknownLanguage() throws {
        let fixed = "saysText: {fixed: [\"\(Self.texts[0])\"], language: Language}"
        let take = Self.take("0.wav", Self.heard(Self.texts[1]))
        #expect(Self.said(try Self.report([take], says: fixed)).map(\.outcome) == [.open])
        let english = try Self.report([take], parameters: ["Language": "en-US"], says: fixed)
        #expect(Self.said(english).map(\.code) == [.textDiffers])
        let spanish = Self.said(try Self.report([take], parameters: ["Language": "es-ES"], says: fixed))
        #expect(spanish.map(\.code) == [.wordsNotCompared] && spanish[0].facts["reason"]?.text == "language")
    }

    @Test(
        "are compared in every language that they may be in where their words do not tell which, if they agree in one")
    func guessedLanguage() throws {
        let words = "Simultaneous call limit reached."
        func code(_ heard: String) throws -> FindingCode? {
            Self.said(
                try Self.report(
                    [Self.take("0.wav", Self.heard(heard))], parameters: ["Words": words],
                    says: "saysText: {parameter: Words}")
            ).first?.code
        }
        #expect(try code("simultaneous call limit reached") == .textAgrees)
        #expect(try code("simultaneous call limit harbour reached") == .wordsDiffer)
        #expect(try code(Self.texts[1]) == .wordsNotCompared)
    }

    @Test(
        "are not compared where the given language is none that can be, whatever the letters say",
        arguments: [("de-DE", "latin"), ("zh-HK", "han"), ("zh-CN", nil), ("ru", nil)] as [(String, String?)])
    func otherLanguage(tag: String, script: String?) throws {
        let take = Self.take("0.wav", Self.heard(Self.texts[0]))
        let words = script == "han" || tag == "zh-CN" ? "本人確認我的聲音將會被使用於創建合成版本語音" : Self.texts[0]
        let said = Self.said(
            try Self.report(
                [take], parameters: ["Words": words, "Language": tag],
                says: "saysText: {parameter: Words, language: Language}"))
        #expect((said.first?.facts["reason"]?.text == "language") == (script != nil), "\(said)")
    }

    @Test(
        "are open with a note, once for all recordings, where nothing was compared",
        arguments: [
            ("not-installed", nil, MeasurementMethod.listen), ("depth", nil, .decode),
            ("too-long", PhoneRecognition(recogniser: "made", .failed(.tooLong)), .listen),
        ] as [(String, PhoneRecognition?, MeasurementMethod)])
    func notCompared(reason: String, phones: PhoneRecognition?, method: MeasurementMethod) throws {
        let takes = (0..<3).map { Self.take("\($0).wav", phones, method: method) }
        let report = try Self.report(takes, texts: Self.texts)
        let finding = try #require(Self.said(report).first)
        #expect(
            Self.said(report).count == 1 && finding.severity == .note && finding.outcome == .open && finding.path == nil
        )
        #expect(finding.facts["reason"]?.text == reason && report.verdict == .pass)
    }

    @Test("warn where the recogniser failed, which keeps nobody from submitting")
    func failed() throws {
        let takes = [Self.take("0.wav", PhoneRecognition(recogniser: "made", .failed(.crashed)))]
        let report = try Self.report(takes, texts: Self.texts)
        #expect(Self.said(report).map(\.severity) == [.warning] && report.verdict == .pass)
    }

    @Test(
        "are open where nobody pronounces the words, where the language is none of those, and where the text is short")
    func uncomparable() throws {
        func reason(_ words: String, isPronounced: Bool = true) throws -> String? {
            let take = Self.take("0.wav", Self.heard(Self.texts[0]))
            return Self.said(try Self.report([take], texts: [words], isPronounced: isPronounced)).first?.facts[
                "reason"]?.text
        }
        #expect(try reason(Self.texts[0], isPronounced: false) == "no-pronunciations")
        #expect(try reason("Bitte geben Sie die Nummer ein und warten Sie auf den Ton.") == "language")
        #expect(try reason("This is it.") == "brief")
        #expect(try reason(String(repeating: Self.texts[0] + " ", count: 1000)) == "cut")
    }

    @Test(
        "are refused where what they refer to is not there, or where there is more than one text",
        arguments: [
            "saysText: {}", "saysText: {role: text, parameter: Words}", "saysText: {role: take}",
            "saysText: {parameter: Wrods}",
            "saysText: {parameter: Words, language: Lang}", "saysText: {fixed: []}", "saysText: text",
        ])
    func mistakes(says: String) {
        #expect(throws: InvalidProfile.self) { try Self.profile(says) }
    }
}
