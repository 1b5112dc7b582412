import PreflightModel
import Reports
import TestSupport
import Testing

@testable import RulesEngine

@Suite("Rules on whose voice it is", .timeLimited)
struct VoiceRuleTests {
    private static let rules = """
        id: mine
        title: Mine
        revision: 1
        sources:
          doc: {title: Document, address: example.com, read: 2026-11-20, confidence: own}
        roles:
          material:
            title: A take
            count: 1...
            source: {ref: doc, quote: "as many as you like"}
            rules:
              - id: material-one-speaker
                oneSpeaker: true
                source: {ref: doc, quote: "one speaker"}
                examples: {pass: [{speakers: 1}], open: [{}], fail: [{speakers: 2}]}
          statement:
            title: A statement
            count: 0...1
            source: {ref: doc, quote: "one statement"}
            rules:
              - id: statement-same-speaker
                sameSpeaker: {as: material}
                source: {ref: doc, quote: "the same speaker"}
                examples: {pass: [{similarity: 0.8}], open: [{similarity: 0.4}], fail: [{similarity: 0.1}]}
        """

    private func direction(_ axis: Int, _ likeness: Double, own: Int) -> [Float] {
        var direction = [Float](repeating: 0, count: 192)
        direction[axis] = Float(likeness)
        direction[20 + own] = Float((1 - likeness * likeness).squareRoot())
        return direction
    }

    /// A recording with the voice of an axis; nil for a recording whose voice is not known.
    private func recording(
        _ name: String, _ axis: Int?, likeness: Double = 0.9, own: Int = 0, seconds: Double = 20,
        isNarrowBand: Bool = false, speakers: SpeakersMeasurement? = nil
    ) -> RecordingMeasurement {
        let heard = speakers ?? SpeakersMeasurement(count: 1, cohesion: 0.8, stretchCount: 8)
        var speech = MadeSound.speech()
        speech = SpeechMeasurement(
            duration: Estimate(seconds, uncertainty: 0.1), segmentCount: 3, first: 0.15, last: 9.85, level: -20,
            snr: speech.snr, noiseFloor: speech.noiseFloor, bandwidth: speech.bandwidth, isReverberant: false,
            speakers: axis == nil && speakers == nil ? nil : heard)
        var recording = MadeSound.recording(name, speech: speech)
        recording.voiceprint = axis.map {
            Voiceprint(
                direction: direction($0, likeness, own: own), speechSeconds: seconds, isNarrowBand: isNarrowBand)
        }
        return recording
    }

    private func takes(_ axes: [Int?]) -> [RecordingMeasurement] {
        axes.enumerated().map { recording("\($0.offset).wav", $0.element, own: $0.offset) }
    }

    private func report(
        _ material: [RecordingMeasurement], statement: [RecordingMeasurement] = [], rules: String = rules
    ) throws -> Report {
        let profile = try Profile.decode(Array(rules.utf8), file: "mine.yml")
        let recordings =
            material.map { RoledRecording(role: "material", measurement: $0) }
            + statement.map { RoledRecording(role: "statement", measurement: $0) }
        return profile.check(CheckInput(recordings: recordings), tool: Made.tool)
    }

    /// The findings about voices, as their code, outcome, severity and path.
    private func said(_ report: Report) -> [String] {
        report.findings.filter { $0.rule.hasSuffix("-speaker") || $0.rule.hasSuffix("-speakers") }
            .map { "\($0.code.rawValue) \($0.outcome) \($0.severity) \($0.path?.description ?? "-")" }
    }

    @Test("say nothing of a set of one speaker, and pass")
    func clean() throws {
        let report = try report(takes([0, 0, 0, 0]), statement: [recording("s.wav", 0, own: 50)])
        #expect(said(report).isEmpty && report.verdict == .pass)
        let passes = report.passes.map(\.code)
        #expect(passes.count { $0 == .oneSpeaker } == 5)  // each recording, and the set
        #expect(passes.contains(.sameSpeaker))
    }

    @Test("name the one recording of twenty that is somebody else's")
    func oddOne() throws {
        let report = try report(takes((0..<20).map { $0 == 12 ? 1 : 0 }))
        #expect(said(report) == ["oneSpeaker.other fail error 12.wav"])
        let finding = try #require(report.findings.first { $0.code == .oneSpeakerOther })
        #expect(
            finding.message
                == "sounds like another speaker than 19 other recordings, with a similarity of 0.0 (20.0 s and 6 min 20.0 s of "
                + "speech compared), but mine asks for one speaker")
        #expect(finding.facts["zone"] == "different")
    }

    @Test("say of two speakers that alternate that there are two, once")
    func alternating() throws {
        let report = try report(takes((0..<20).map { $0 % 2 }))
        #expect(said(report) == ["oneSpeaker.mixed fail error -"])
        let finding = try #require(report.findings.first { $0.code == .oneSpeakerMixed })
        #expect(
            finding.message
                == "2 speakers are heard: 10 recordings such as 0.wav and 10 recordings such as 1.wav, but mine asks for one "
                + "speaker")
    }

    @Test(
        "compare a statement with the material: same, unsure, different, and never different by little or narrow speech"
    )
    func statement() throws {
        func said(_ statement: RecordingMeasurement) throws -> [String] {
            self.said(try report(takes([0, 0, 0]), statement: [statement]))
        }
        #expect(try said(recording("s.wav", 0, own: 50)).isEmpty)
        #expect(try said(recording("s.wav", 1)) == ["sameSpeaker.different fail error s.wav"])
        #expect(try said(recording("s.wav", 0, likeness: 0.45, own: 50)) == ["sameSpeaker.unsure open warning s.wav"])
        #expect(try said(recording("s.wav", 1, seconds: 2.5)) == ["sameSpeaker.unsure open warning s.wav"])
        #expect(try said(recording("s.wav", 1, isNarrowBand: true)) == ["sameSpeaker.unsure open warning s.wav"])
        let different = try report(takes([0]), statement: [recording("s.wav", 1, own: 50)])
        #expect(different.verdict == .fail)
        #expect(
            different.findings.first { $0.code == .sameSpeakerDifferent }?.message
                == "sounds like another speaker than 0.wav, with a similarity of 0.0 (20.0 s and 20.0 s of speech compared), but "
                + "mine asks for the same speaker")
    }

    @Test("leave open, as a note, what no voice is known of: once for each rule")
    func unheard() throws {
        let report = try report(takes([0, nil, nil]), statement: [recording("s.wav", nil)])
        #expect(said(report) == ["oneSpeaker.unknown open note -", "sameSpeaker.unknown open note -"])
        #expect(report.verdict == .pass)
        let finding = try #require(report.findings.first { $0.code == .oneSpeakerUnknown })
        #expect(
            finding.message
                == "whether there is one speaker is unknown for 2 recordings, since no voices were heard (limit of mine: one speaker)"
        )
        let short = SpeakersMeasurement(count: nil, cohesion: nil, stretchCount: 0)
        let brief = try self.report(takes([0, 0]), statement: [recording("s.wav", nil, speakers: short)])
        #expect(said(brief) == ["sameSpeaker.unknown open warning -"])
    }

    @Test("find several voices in one recording, with the places")
    func within() throws {
        let speakers = SpeakersMeasurement(
            count: 2, cohesion: 0.2, stretchCount: 8, others: [SoundPlace(start: 12, duration: 4)])
        let report = try report([recording("a.wav", 0, speakers: speakers)])
        #expect(said(report) == ["oneSpeaker.several-in-recording fail error a.wav"])
        let finding = try #require(report.findings.first { $0.code == .oneSpeakerSeveral })
        #expect(
            finding.message
                == "2 voices are heard; somebody else speaks at 0:12.000 to 0:16.000, but mine asks for one speaker"
        )
        #expect(finding.places == [SoundPlace(start: 12, duration: 4)])
    }

    @Test("are not needed for what is plain to hear, which is a warning then")
    func faults() throws {
        let plain = Self.rules.replacing("oneSpeaker: true", with: "count: {atLeast: 1}")
            .replacing(
                "{pass: [{speakers: 1}], open: [{}], fail: [{speakers: 2}]}",
                with: "{pass: [{}], fail: [{recordings: 0}]}"
            )
        #expect(
            said(try report(takes((0..<20).map { $0 == 3 ? 1 : 0 }), rules: plain))
                == ["speech.other-speaker fail warning 3.wav"])
        #expect(said(try report(takes([0, 1, 0, 1]), rules: plain)) == ["speech.mixed-speakers fail warning -"])
        #expect(said(try report(takes([0, 0, 0, nil]), rules: plain)).isEmpty)
        // Who cannot be told apart for sure is not said to be somebody else.
        let narrow = takes([0, 0, 0, 0]) + [recording("n.wav", 1, isNarrowBand: true)]
        #expect(said(try report(narrow, rules: plain)).isEmpty)
        let speakers = SpeakersMeasurement(
            count: 2, cohesion: 0.2, stretchCount: 8, others: [SoundPlace(start: 12, duration: 4)])
        #expect(
            said(try report([recording("a.wav", 0, speakers: speakers)], rules: plain))
                == ["speech.several-speakers fail warning a.wav"])
    }

    @Test("are refused where they compare with a role that is not there, or say that anybody may speak")
    func mistakes() {
        for (text, words) in [
            (Self.rules.replacing("{as: material}", with: "{as: materiel}"), "Did you mean \"material\"?"),
            (Self.rules.replacing("{as: material}", with: "{as: statement}"), "not another role of recordings"),
            (Self.rules.replacing("oneSpeaker: true", with: "oneSpeaker: false"), "oneSpeaker can only be true"),
            (Self.rules.replacing("{as: material}", with: "{}"), "as"),
        ] {
            #expect { try Profile.decode(Array(text.utf8), file: "mine.yml") } throws: { "\($0)".contains(words) }
        }
    }

    @Test("compare the first ten thousand recordings of a role, whatever comes behind them")
    func many() throws {
        var sets = VoiceSets()
        for index in (0..<25_000).reversed() {
            sets.add(
                RoledRecording(role: "material", measurement: recording("\(index).wav", nil)),
                at: InputPlace(index: index))
        }
        #expect(sets["material"].count == 10_000)
        #expect(sets["material"].first?.path == "0.wav" && sets["material"].last?.path == "9999.wav")
    }
}
