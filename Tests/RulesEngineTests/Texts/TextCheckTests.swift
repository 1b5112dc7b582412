import PreflightModel
import Reports
import TestSupport
import Testing

@testable import RulesEngine

@Suite("Texts and the speech that they belong to", .timeLimited)
struct TextCheckTests {
    /// 48 syllables.
    static let sentence =
        "The harbour was quiet that morning, and the boats lay side by side along the wall, while an old man in a blue coat "
        + "counted the gulls that sat on the roof of the market, one after the other."

    private static func profile() throws -> Profile {
        let text = """
            id: mine
            title: Mine
            revision: 1
            sources:
              doc: {title: Document, address: example.com, read: 2026-11-20, confidence: own}
            roles:
              take: {title: A take, count: 1..., source: {ref: doc, quote: "as many as you like"}}
              text: {title: Its text, kind: transcript, of: take, count: 1..., source: {ref: doc, quote: "one for each"}}
            """
        return try Profile.decode(Array(text.utf8), file: "mine.yml")
    }

    private static func take(_ name: String, seconds: Double, speech: Estimate?) -> RoledRecording {
        var recording = Made.recording(name, frames: Int64(seconds * 48_000))
        recording.speech = speech.map {
            SpeechMeasurement(duration: $0, segmentCount: $0.value > 0 ? 2 : 0)
        }
        return RoledRecording(role: "take", measurement: recording)
    }

    private static func text(_ name: String, _ words: String) -> CheckInput.Document {
        let measured = TranscriptMeasurement(of: Array(words.utf8), sha256: "")
        return .init(role: "text", path: RecordingPath(name), byteCount: measured.byteCount, transcript: measured)
    }

    private static func faults(_ recordings: [RoledRecording], _ texts: [CheckInput.Document]) throws -> [Finding] {
        try profile().check(CheckInput(recordings: recordings, documents: texts), tool: Made.tool)
            .findings.filter { TextFault(rawValue: $0.rule) != nil }
    }

    private static func faults(
        of words: String, seconds: Double = 60, speech: Double?, uncertainty: Double = 0
    ) throws -> [String] {
        let heard = speech.map { Estimate($0, uncertainty: uncertainty) }
        return try faults([take("a.wav", seconds: seconds, speech: heard)], [text("a.txt", words)]).map(\.rule)
    }

    @Test("fit at every rate at which people read")
    func fitting() throws {
        let syllables = SyllableCount(Self.sentence).least
        for rate in [2.0, 2.6, 4.5, 7, 9.4] {
            #expect(try Self.faults(of: Self.sentence, speech: syllables / rate).isEmpty, "\(rate)")
        }
    }

    @Test("do not fit beyond the limits, and only the impossible is an error")
    func beyond() throws {
        let syllables = SyllableCount(Self.sentence).least
        #expect(try Self.faults(of: Self.sentence, speech: syllables / 9.6) == ["text.longer-than-speech"])
        #expect(try Self.faults(of: Self.sentence, speech: syllables / 15.9) == ["text.longer-than-speech"])
        #expect(try Self.faults(of: Self.sentence, speech: syllables / 16.1) == ["text.impossible"])
        #expect(try Self.faults(of: Self.sentence, speech: syllables / 1.7) == ["text.shorter-than-speech"])
        #expect(TextFault.allCases.filter { $0.severity == .error } == [.impossible])
    }

    @Test("are given the whole uncertainty of the time")
    func uncertainty() throws {
        let syllables = SyllableCount(Self.sentence).least
        #expect(try Self.faults(of: Self.sentence, speech: syllables / 9.6, uncertainty: 0.1).isEmpty)
        #expect(try Self.faults(of: Self.sentence, speech: syllables / 1.7, uncertainty: 2).isEmpty)
        // Nobody speaks for longer than the recording lasts, however uncertain that is.
        #expect(try Self.faults(of: Self.sentence, seconds: 2, speech: 2, uncertainty: 9) == ["text.impossible"])
    }

    @Test("of 400 characters for five seconds are an error in every script")
    func fourHundred() throws {
        let english = String(repeating: Self.sentence + " ", count: 3).prefix(400)
        let chinese = String(repeating: "你瞧瞧现在哪有瓜呀", count: 50).prefix(400)
        let russian = String(repeating: "Пожалуйста введите номер ", count: 20).prefix(400)
        for words in [english, chinese, russian] {
            #expect(
                try Self.faults(of: String(words), seconds: 5, speech: 4.8, uncertainty: 0.2) == ["text.impossible"])
            #expect(try Self.faults(of: String(words), seconds: 5, speech: nil) == ["text.impossible"])
        }
    }

    @Test("are held against the length alone where nobody listened, which says nothing of too little text")
    func unheard() throws {
        #expect(try Self.faults(of: Self.sentence, seconds: 4.5, speech: nil) == ["text.longer-than-speech"])
        #expect(try Self.faults(of: Self.sentence, seconds: 600, speech: nil).isEmpty)
        // Where no speech was heard, that is said already.
        #expect(try Self.faults(of: Self.sentence, seconds: 600, speech: 0).isEmpty)
        let finding = try #require(
            try Self.faults([Self.take("a.wav", seconds: 4.5, speech: nil)], [Self.text("a.txt", Self.sentence)]).first)
        #expect(finding.message.contains("the recording lasts 4.5 s (nobody listened"))
    }

    @Test("say in their sentence which text, how many syllables and how much speech")
    func sentence() throws {
        let recording = Self.take("a.wav", seconds: 5, speech: Estimate(2.9, uncertainty: 0.1))
        let finding = try #require(try Self.faults([recording], [Self.text("in/a.txt", Self.sentence)]).first)
        #expect(
            finding.message
                == "the text in/a.txt cannot be what is said: it has about 50 syllables, and 2.9 ± 0.1 s of speech are heard. "
                + "Nobody says more than 16.0 syllables a second")
        #expect(finding.path == "a.wav" && finding.role == "take" && finding.severity == .error)
    }

    @Test("of a few syllables, or of hardly any speech, say nothing")
    func brief() throws {
        #expect(try Self.faults(of: "Yes.", speech: 0.05).isEmpty)
        #expect(try Self.faults(of: "Please enter your name.", speech: 1.9).isEmpty)
    }

    @Test("whose beginning alone was kept may be too long, and never too short")
    func cut() throws {
        let long = String(repeating: Self.sentence + " ", count: 400)
        #expect(try Self.faults(of: long, seconds: 600, speech: 500) == ["text.impossible"])
        #expect(try Self.faults(of: long, seconds: 36_000, speech: 36_000).isEmpty)
    }

    @Test("with digits and symbols are noted, with the first of them")
    func digits() throws {
        let found = try Self.faults(
            [Self.take("a.wav", seconds: 9, speech: nil)],
            [Self.text("a.txt", "Platform 3 at 7:45, for $12 or 5 %, or 9.")])
        let finding = try #require(found.first)
        #expect(finding.rule == "text.read-differently" && finding.severity == .note && found.count == 1)
        #expect(
            finding.message
                == "the text has digits or symbols that people and machines read differently: \"3\", \"7:45,\", \"$12\", \"5\", "
                + "\"%,\" and 1 more")
        #expect(try Self.faults(of: "No digits, no symbols: “nothing” – at all…", speech: nil).isEmpty)
    }

    @Test("that are the same for two recordings are found, whatever their punctuation")
    func repeated() throws {
        let recordings = ["a.wav", "b.wav", "c.wav"].map { Self.take($0, seconds: 9, speech: nil) }
        let found = try Self.faults(
            recordings,
            [
                Self.text("a.txt", "The harbour was quiet."), Self.text("b.txt", "The market was loud."),
                Self.text("c.txt", "the harbour was quiet!"),
            ])
        #expect(found.map(\.rule) == ["text.repeated"])
        #expect(found.first?.path == "c.txt" && found.first?.message == "has the same words as a.txt")
    }
}

@Suite("What is kept of a text", .timeLimited)
struct KeptTextTests {
    @Test("is its characters without the mark in front, whatever the encoding, as far as it is known")
    func encodings() {
        func kept(_ bytes: [UInt8]) -> String? { TranscriptMeasurement(of: bytes, sha256: "").text }
        #expect(kept(Array("Hé".utf8)) == "Hé")
        #expect(kept([0xEF, 0xBB, 0xBF] + Array("Hé".utf8)) == "Hé")
        #expect(kept([0xFF, 0xFE, 0x48, 0x00, 0xE9, 0x00]) == "Hé")
        #expect(kept([0xFE, 0xFF, 0x00, 0x48, 0x00, 0xE9]) == "Hé")
        #expect(kept([0xFF, 0xFE, 0x00, 0xD8]) == nil)
        #expect(kept([0xC4, 0xE3]) == nil)
        #expect(kept([]) == "")
    }

    @Test("is the beginning of a long one, in whole characters")
    func long() {
        let text = String(repeating: "声", count: 20_000)
        let measured = TranscriptMeasurement(of: Array(text.utf8), sha256: "")
        #expect(measured.isCut && measured.text?.unicodeScalars.count == 32 * 1024 / 3)
        let short = TranscriptMeasurement(of: Array(repeating: 0x61, count: 32 * 1024), sha256: "")
        #expect(!short.isCut && short.text?.utf8.count == 32 * 1024)
    }
}
