import Foundation
import PreflightModel
import Reports
import TestSupport
import Testing

@testable import RulesEngine

@Suite("Rules on sound", .timeLimited)
struct SoundRuleTests {
    /// A kind with a limit, examples of it, a recording that fails it, and what is said then.
    struct Case: Sendable, CustomTestStringConvertible {
        var kind: String
        var examples: String
        var bad: RecordingMeasurement
        var code: FindingCode
        var message: String
        var testDescription: String { kind }

        init(
            _ kind: String, _ examples: String, _ bad: RecordingMeasurement, _ code: NumberCodes,
            isLow: Bool = false, _ message: String
        ) {
            self.init(kind, examples, bad, isLow ? code.tooLow : code.tooHigh, message)
        }

        init(_ kind: String, _ examples: String, _ bad: RecordingMeasurement, _ code: FindingCode, _ message: String) {
            (self.kind, self.examples, self.bad, self.code, self.message) = (kind, examples, bad, code, message)
        }
    }

    static let cases: [Case] = [
        Case(
            "peak: {atLeast: -6dBFS, atMost: -3dBFS}", "{pass: [{peak: -6}, {peak: -3}], fail: [{peak: -2.9}]}",
            MadeSound.recording(peak: -1.25), .peak,
            "the peak of −1.25 dBFS is higher than the −3 dBFS that mine allows (1.75 dB over)"),
        Case(
            "truePeak: {atMost: -3dBTP}", "{pass: [{truePeak: -3}], fail: [{truePeak: -2.9}]}",
            MadeSound.recording(truePeak: 0.4), .truePeak,
            "the true peak of 0.4 dBTP is higher than the −3 dBTP that mine allows (3.4 dB over)"),
        Case(
            "rms: {atLeast: -23dBFS}", "{pass: [{rms: -23}], fail: [{rms: -23.1}]}", MadeSound.recording(rms: -31.5),
            .rms, isLow: true,
            "the RMS level of −31.5 dBFS is lower than the −23 dBFS that mine asks for (8.5 dB short)"
        ),
        Case(
            "loudness: {atLeast: -23LUFS}", "{pass: [{loudness: -23}], fail: [{loudness: -23.1}]}",
            MadeSound.recording(loudness: -30), .loudness, isLow: true,
            "the loudness of −30.0 LUFS is lower than the −23 LUFS that mine asks for (7.0 LU short)"),
        Case(
            "loudnessRange: {atMost: 7LU}", "{pass: [{loudnessRange: 7}], fail: [{loudnessRange: 7.1}]}",
            MadeSound.recording(loudnessRange: 12), .loudnessRange,
            "the loudness range of 12.0 LU is higher than the 7 LU that mine allows (5.0 LU over)"),
        Case(
            "dcOffset: {atMost: 1%}", "{pass: [{dcOffset: 1}], fail: [{dcOffset: 1.1}]}",
            MadeSound.recording(dcOffset: -0.02), .dcOffset,
            "the DC offset of 2.0 % is higher than the 1 % that mine allows (1.0 % over)"),
        Case(
            "clipping: none", "{pass: [{clipping: 0}], fail: [{clipping: 1}]}",
            MadeSound.recording(
                clipping: SoundRuns(
                    runCount: 2, frameCount: 31, longest: 0.008,
                    places: [
                        SoundPlace(start: 42.31, duration: 0.008, channel: 2), SoundPlace(start: 1, duration: 0.001),
                    ])),
            .clipping,
            "31 samples are clipped, but mine allows none: the longest of 2 places is 0:42.310 to 0:42.318, channel 2"),
        Case(
            "clipping: {atMost: 0.001%}", "{pass: [{clipping: 0}], fail: [{clipping: 1}]}",
            MadeSound.recording(clipping: SoundRuns(runCount: 1, frameCount: 4800, longest: 0.1, places: [])),
            .clipping,
            "1.0 % of all samples are clipped, but mine allows at most 0.001 %"),
        Case(
            "leadingSilence: {atLeast: 100ms, atMost: 200ms}",
            "{pass: [{leadingSilence: 100ms}, {leadingSilence: 200ms}], fail: [{leadingSilence: 201ms}]}",
            MadeSound.recording(leadingSilence: 0.8, speech: MadeSound.speech(first: 0.75)), .leadingSilence,
            "the silence of 0.8 s at the beginning is longer than the 200 ms that mine allows (0.6 s over)"),
        Case(
            "trailingSilence: {atLeast: 100ms}", "{pass: [{trailingSilence: 100ms}], fail: [{trailingSilence: 99ms}]}",
            MadeSound.recording(trailingSilence: 0.02, speech: MadeSound.speech(last: 9.99)), .trailingSilence,
            isLow: true, "the silence of 0.02 s at the end is shorter than the 100 ms that mine asks for (0.08 s short)"
        ),
        Case(
            "pause: {longest: {atMost: 1s}}", "{pass: [{pause: {longest: 0.7s}}], fail: [{pause: {longest: 1.3s}}]}",
            MadeSound.recording(speech: MadeSound.speech(pauses: [SoundPlace(start: 3, duration: 2.6)])), .pause,
            "the longest pause of 2.6 ± 0.2 s is longer than the 1 s that mine allows (1.6 s over): 0:03.000 to 0:05.600"
        ),
        Case(
            "pause: {shortest: {atLeast: 2s}}", "{pass: [{pause: {shortest: 3s}}], fail: [{pause: {shortest: 1s}}]}",
            MadeSound.recording(), .pause, isLow: true,
            "the shortest pause between sentences of 1.2 ± 0.2 s is shorter than the 2 s that mine asks for (0.8 s "
                + "short): 0:03.000 to 0:04.200"),
        Case(
            "speech: {atLeast: 9s}", "{pass: [{duration: 20s, speech: 9s}], fail: [{duration: 20s, speech: 8s}]}",
            MadeSound.recording(), .speech, isLow: true,
            "the net speech of 8.0 ± 0.5 s is shorter than the 9 s that mine asks for (1.0 s short)"),
        Case(
            "continuousSpeech: {atLeast: 7s}",
            "{pass: [{duration: 20s, continuousSpeech: 8s}], fail: [{duration: 20s, speech: 6s, continuousSpeech: 6s}]}",
            MadeSound.recording(speech: MadeSound.speech(duration: Estimate(6, uncertainty: 0.4))), .continuousSpeech,
            isLow: true,
            "the longest stretch of speech of 6.0 ± 0.2 s is shorter than the 7 s that mine asks for (1.0 s short): "
                + "0:00.150 to 0:06.150"),
        Case(
            "snr: {atLeast: 35dB}", "{pass: [{snr: 35}], fail: [{snr: 34}]}",
            MadeSound.recording(speech: MadeSound.speech(snr: Estimate(20, uncertainty: 3))), .snr, isLow: true,
            "the signal-to-noise ratio of 20.0 ± 3.0 dB is lower than the 35 dB that mine asks for (15.0 dB short)"),
        Case(
            "noiseFloor: {between: {lessThan: -70dBFS}}",
            "{pass: [{noiseFloor: -71}], fail: [{noiseFloor: {between: -70}}]}", MadeSound.recording(), .noiseFloor,
            "the noise of −65.0 dBFS between words is higher than the −70 dBFS that mine allows (5.0 dB over)"),
        Case(
            "noiseFloor: {atMost: -66dBFS}", "{pass: [{noiseFloor: -66}], fail: [{noiseFloor: {before: -65}}]}",
            MadeSound.recording(), .noiseFloor,
            "the noise floor of −65.0 dBFS is higher than the −66 dBFS that mine allows (1.0 dB over)"),
        Case(
            "bandwidth: {atLeast: 20kHz}", "{pass: [{bandwidth: 20kHz}], fail: [{bandwidth: 8000}]}",
            MadeSound.recording(), .bandwidth, isLow: true,
            "the bandwidth of 16000 ± 1600 Hz is lower than the 20 kHz that mine asks for (4000 Hz short)"),
        Case(
            "reverberation: none", "{pass: [{reverberation: false}], fail: [{reverberation: true}]}",
            MadeSound.recording(speech: MadeSound.speech(isReverberant: true)), .reverberationHeard,
            "the room echoes after words, but mine allows no reverberation"),
        Case(
            "mos: {p808: {atLeast: 3}}", "{pass: [{mos: {p808: 3}}], fail: [{mos: 2.5}]}",
            MadeSound.recording(
                speech: MadeSound.speech(mos: OpinionScores(p808: Estimate(2.25, uncertainty: 0.3)))), .mos,
            isLow: true,
            "the opinion score of DNSMOS P.808 of 2.25 ± 0.3 is lower than the 3 that mine asks for (0.75 short)"),
    ]

    private func finding(_ test: Case, severity: Severity = .error, _ recording: RecordingMeasurement) throws -> Finding
    {
        let report = try MadeSound.check(test.kind, severity: severity, examples: test.examples, [recording])
        return try #require((report.findings + report.passes).first { $0.rule == "take-sound" })
    }

    @Test("of every kind say what is wrong, with both numbers, and what to do", arguments: cases)
    func fails(test: Case) throws {
        let finding = try finding(test, test.bad)
        #expect(finding.outcome == .fail)
        #expect(finding.code == test.code)
        #expect(finding.message == test.message)
        #expect(finding.remedy?.hasSuffix(".") == true)
    }

    @Test("of every kind are there, and met by a good take", arguments: RuleKinds.ofSound.map(\.keyword))
    func kinds(keyword: String) throws {
        let sets = ["totalSpeech", "loudnessSpread", "noiseSpread"]
        let ofKind = Self.cases.filter { $0.kind.hasPrefix("\(keyword):") }
        #expect(!ofKind.isEmpty || sets.contains(keyword))
    }

    @Test(
        "are open where nobody listened: a must leaves the verdict undetermined, advice is a warning", arguments: cases)
    func tooShallow(test: Case) throws {
        let scanned = MadeSound.recording(method: .scan)
        let must = try MadeSound.check(test.kind, examples: test.examples, [scanned])
        let finding = try #require(must.findings.first { $0.rule == "take-sound" })
        #expect(finding.outcome == .open && finding.severity == .error)
        #expect(must.verdict == .undetermined)
        let isExact = SoundRuleTests.ofSamples.contains { test.kind.hasPrefix($0) }
        #expect(finding.remedy?.contains(isExact ? "--depth decode" : "--depth listen") == true)
        #expect(finding.message.contains("was not measured"))
        let advice = try MadeSound.check(test.kind, severity: .warning, examples: test.examples, [scanned])
        #expect(advice.findings.first { $0.rule == "take-sound" }?.severity == .warning)
        #expect(advice.verdict == .pass)
    }

    private static let ofSamples = [
        "peak", "truePeak", "rms", "loudness", "dcOffset", "clipping", "leadingSilence", "trailingSilence",
    ]

    @Test(
        "take an estimate for what it may be: wholly within, wholly outside, or too close to call",
        arguments: [
            (38.1, Outcome.pass), (38, .pass), (37.9, .open), (35, .open), (34, .open), (32, .open), (31.9, .fail),
        ])
    func estimates(snr: Double, outcome: Outcome) throws {
        let take = MadeSound.recording(speech: MadeSound.speech(snr: Estimate(snr, uncertainty: 3)))
        let report = try MadeSound.check(
            "snr: {atLeast: 35dB}", examples: "{pass: [{snr: 35}], fail: [{snr: 34}]}", [take])
        let finding = try #require((report.findings + report.passes).first { $0.rule == "take-sound" })
        #expect(finding.outcome == outcome)
        guard outcome == .open else { return }
        #expect(finding.severity == .warning && finding.code == NumberCodes.snr.tooCloseToCall)
        #expect(report.verdict == .pass)
        #expect(
            finding.message == "the signal-to-noise ratio of \(snr) ± 3.0 dB is too close to the 35 dB of mine to call")
    }

    @Test("say why a number is unknown, and leave the verdict alone")
    func unknown() throws {
        func finding(_ kind: String, _ examples: String, _ take: RecordingMeasurement) throws -> Finding {
            let report = try MadeSound.check(kind, examples: examples, [take])
            #expect(report.verdict == .pass)
            return try #require(report.findings.first { $0.rule == "take-sound" })
        }
        let snr = "{pass: [{snr: 35}], fail: [{snr: 34}]}"
        let tight = try finding(
            "snr: {atLeast: 35dB}", snr, MadeSound.recording(speech: MadeSound.speech(snr: nil)))
        #expect(tight.outcome == .open && tight.severity == .warning)
        #expect(
            tight.message
                == "the signal-to-noise ratio is unknown, since there is too little silence to hear the noise alone "
                + "(limit of mine: at least 35 dB)")
        let echo = try finding(
            "reverberation: none", "{pass: [{reverberation: false}], fail: [{reverberation: true}]}",
            MadeSound.recording(speech: MadeSound.speech(isReverberant: nil)))
        #expect(echo.outcome == .open && echo.severity == .warning)
        // Somebody listened, and heard nothing, as where the rate changes midway.
        let undecoded = try finding("snr: {atLeast: 35dB}", snr, MadeSound.recording(speech: nil))
        #expect(undecoded.message.contains("could not be decoded"))
    }

    @Test("do not apply to noise where there is no silence to hear it in, nor to sentences without pauses")
    func absent() throws {
        let tight = MadeSound.recording(
            speech: MadeSound.speech(
                shortestSentencePause: nil, noiseFloor: NoiseFloor(before: nil, between: -65, after: nil)))
        for (kind, examples) in [
            (
                "noiseFloor: {before: {atMost: -70dBFS}}",
                "{pass: [{noiseFloor: -70}], fail: [{noiseFloor: -69}], notApplicable: [{noiseFloor: {before: unknown}}]}"
            ),
            ("pause: {shortest: {atLeast: 2s}}", "{pass: [{pause: {shortest: 3s}}], fail: [{pause: {shortest: 1s}}]}"),
        ] {
            let report = try MadeSound.check(kind, examples: examples, [tight])
            #expect(report.passes.first { $0.rule == "take-sound" }?.outcome == .notApplicable)
        }
    }

    @Test(
        "leave a stretch of speech open where all speech together would be enough, since no vendor says what ends one")
    func stretches() throws {
        let report = try MadeSound.check(
            "continuousSpeech: {atLeast: 7s}",
            examples: "{pass: [{duration: 20s, continuousSpeech: 8s}], fail: [{duration: 20s, speech: 6s}]}",
            [MadeSound.recording()])
        let finding = try #require(report.findings.first { $0.rule == "take-sound" })
        #expect(finding.outcome == .open && finding.severity == .warning && report.verdict == .pass)
        #expect(
            finding.message
                == "the longest stretch of speech of 6.0 ± 0.2 s is shorter than the 7 s of mine, but all speech together is "
                + "up to 8.5 s, and which pauses end a stretch is not stated: 0:00.150 to 0:06.150")
        // What is advised at most is not longer for the pauses in it.
        let most = try MadeSound.check(
            "continuousSpeech: {atMost: 7s}",
            examples: "{pass: [{duration: 20s, continuousSpeech: 6s}], fail: [{duration: 20s, continuousSpeech: 8s}]}",
            [MadeSound.recording()])
        #expect(most.passes.contains { $0.rule == "take-sound" })
    }

    @Test("know without listening that a short recording does not hold enough speech")
    func shortRecording() throws {
        let examples = "{pass: [{duration: 40s, speech: 30s}], fail: [{duration: 40s, speech: 3s}]}"
        let scanned = MadeSound.recording(method: .scan)
        let report = try MadeSound.check("speech: {atLeast: 12s}", examples: examples, [scanned])
        let finding = try #require(report.findings.first { $0.rule == "take-sound" })
        #expect(finding.outcome == .fail && report.verdict == .fail)
        #expect(
            finding.message
                == "the net speech of at most 10.0 s is shorter than the 12 s that mine asks for (2.0 s short)")
    }

    @Test(
        "take the beginning of the sound for that of the first word where the two agree",
        arguments: [
            // The silence by level, the first word, and what is too short.
            (0.15, 0.2, Outcome.pass), (0.15, 0.1, .pass), (0.09, 0.15, .fail), (0.15, 0.3, .open), (0, 0.15, .open),
            (0, 0.5, .fail), (0.6, 0.15, .open),
        ])
    func edges(silence: Double, word: Double, outcome: Outcome) throws {
        let take = MadeSound.recording(leadingSilence: silence, speech: MadeSound.speech(first: word))
        let report = try MadeSound.check(
            "leadingSilence: {atLeast: 100ms, atMost: 200ms}",
            examples: "{pass: [{leadingSilence: 100ms}], fail: [{leadingSilence: 201ms}]}", [take])
        let finding = try #require((report.findings + report.passes).first { $0.rule == "take-sound" })
        #expect(finding.outcome == outcome)
    }

    @Test("on silence need no listening, since its level is exact")
    func silenceDecoded() throws {
        let take = MadeSound.recording(method: .decode, leadingSilence: 0.5)
        let report = try MadeSound.check(
            "leadingSilence: {atMost: 200ms}",
            examples: "{pass: [{leadingSilence: 100ms}], fail: [{leadingSilence: 201ms}]}", [take])
        #expect(report.findings.first { $0.rule == "take-sound" }?.outcome == .fail)
    }

    @Test("ask for the scores of P.835 by the option that estimates them")
    func scores() throws {
        let examples = "{pass: [{mos: {overall: 3}}], open: [{mos: 4}], fail: [{mos: {overall: 2}}]}"
        let report = try MadeSound.check("mos: {overall: {atLeast: 3}}", examples: examples, [MadeSound.recording()])
        let finding = try #require(report.findings.first { $0.rule == "take-sound" })
        #expect(finding.outcome == .open)
        #expect(finding.remedy?.contains("--mos") == true)
    }

    @Test("say the same of a measurement that was written down and read again", arguments: cases)
    func written(test: Case) throws {
        let text = try JSONEncoder().encode(test.bad)
        let read = try JSONDecoder().decode(RecordingMeasurement.self, from: text)
        let (one, other) = (try finding(test, test.bad), try finding(test, read))
        #expect(one == other)
    }

    @Test("are explained by their limits", arguments: cases)
    func explained(test: Case) throws {
        let text = MadeSound.yaml(test.kind, examples: test.examples)
        let profile = try Profile.decode(Array(text.utf8), file: "mine.yml")
        let rule = try #require(profile.roles.first?.rules.first)
        let words = EnglishSentences().text(of: rule.limit)
        #expect(!words.contains("anything") && !words.isEmpty)
        for unit in ["dBFS", "dBTP", "LUFS", "kHz", " 7 LU", "35 dB", "0.001 %"]
        where test.kind.contains(unit.filter { $0 != " " }) {
            #expect(words.contains(unit), "\(words)")
        }
    }

    @Test(
        "say what is wrong in a profile",
        arguments: [
            ("peak: {atLeast: -6}", "a level such as -6dBFS is expected here, not \"-6\""),
            ("peak: {atLeast: 6dB}", "a level such as -6dBFS is expected here, not \"6dB\""),
            ("snr: {atLeast: loud}", "a ratio such as 35dB is expected here, not \"loud\""),
            ("dcOffset: {atMost: -1%}", "a share such as 0.1% is expected here, not \"-1%\""),
            ("bandwidth: {atLeast: 8}", "a frequency such as 8kHz is expected here"),
            ("clipping: some", "none is expected here, or limits such as {atMost: 10} or {atMost: 0.1%}"),
            ("reverberation: little", "reverberation can only be none"),
            ("noiseFloor: {before: {atMost: -70dBFS}, after: {atMost: -60dBFS}}", "write one rule for each"),
            ("pause: {}", "pause has no limit: give longest or shortest"),
            ("pause: {longst: {atMost: 2s}}", "Did you mean \"longest\"?"),
            ("peak: {atLeast: -3dBFS, atMost: -6dBFS}", "the lower limit −3 dBFS is above the upper limit −6 dBFS"),
        ])
    func mistakes(kind: String, mistake: String) throws {
        let text = MadeSound.yaml(kind, examples: "{pass: [{peak: -6}], fail: [{peak: 0}]}")
        let error = #expect(throws: InvalidProfile.self) {
            _ = try Profile.decode(Array(text.utf8), file: "mine.yml")
        }
        let found = error?.mistakes.map(\.description).joined(separator: "\n") ?? ""
        #expect(found.contains(mistake), "\(found)")
    }
}
