import PreflightModel
import Reports
import TestSupport
import Testing

@testable import RulesEngine

/// Made-up sound: what is good, but for one thing.
private struct FaultySound {
    var peak: Double? = -3
    var clipping = SoundRuns.none
    var dropouts = SoundRuns.none
    var repeats = SoundRuns.none
    var overFullScale: Int64 = 0
    var nonFinite: Int64 = 0
    var offset = 0.001
    var usedBits: Int? = 16
    var channels = ChannelRelation.mono
    var dead: [Int] = []
    var hash = "xxh64:0123456789abcdef"

    var isHeard = true
    var duration = 8.0
    var first: Double? = 0.5
    var last: Double? = 9.5
    var isCutOff = (start: false, end: false)
    var pauses: [SoundPlace] = [SoundPlace(start: 4, duration: 0.8)]
    var level = -22.0
    var snr: Double? = 40
    var bandwidth = 16_000.0
    var isReverberant: Bool? = false
    var hum: MainsHum? = MainsHum.none

    var depth: Int? = 16
    var codec: Codec = "pcm_s16le"
    var rate = 48_000

    func recording(_ name: String = "take.wav", sha256: String? = nil) -> RecordingMeasurement {
        let channelCount = channels == .mono ? 1 : 2
        var recording = Made.recording(
            name, frames: 10 * Int64(rate), rate: rate, codec: codec, channels: channelCount, depth: depth,
            sha256: sha256)
        let levels = ChannelSignal(peak: peak, truePeak: peak, rms: peak, loudness: -20, dcOffset: offset)
        recording.signal = SignalMeasurement(
            levels: levels, channelLevels: channelCount == 2 ? [levels, levels] : [], clipping: clipping,
            dropouts: dropouts, repeats: repeats, nonFiniteSampleCount: nonFinite,
            overFullScaleSampleCount: overFullScale, effectiveBitDepth: usedBits, channels: channels,
            deadChannels: dead, sampleHash: hash)
        guard isHeard else { return recording }
        recording.speech = SpeechMeasurement(
            duration: Estimate(duration, uncertainty: 0.5), segmentCount: duration > 0 ? 3 : 0,
            first: duration > 0 ? first : nil, last: duration > 0 ? last : nil, isCutOffAtStart: isCutOff.start,
            isCutOffAtEnd: isCutOff.end, pauses: pauses, level: level, snr: snr.map { Estimate($0, uncertainty: 3) },
            bandwidth: Estimate(bandwidth, uncertainty: bandwidth / 10), isReverberant: isReverberant, hum: hum)
        return recording
    }
}

@Suite("What is wrong in the sound of a recording", .timeLimited)
struct SoundFaultTests {
    private func findings(_ sound: FaultySound, rules: [Rule] = []) -> [Finding] {
        let profile = Profile(
            id: "made-up", title: "Made up", revision: 1, sha256: "",
            roles: [Role(name: "take", title: "A take", count: 1...9, source: Made.source, rules: rules)])
        let input = CheckInput(recordings: [RoledRecording(role: "take", measurement: sound.recording())])
        return profile.check(input, tool: Made.tool).findings.filter { SoundFault(rawValue: $0.rule) != nil }
    }

    private func made(_ change: (inout FaultySound) -> Void) -> FaultySound {
        var sound = FaultySound()
        change(&sound)
        return sound
    }

    /// The codes of what is found.
    private func codes(_ change: (inout FaultySound) -> Void) -> [String] {
        findings(made(change)).map(\.code.rawValue)
    }

    @Test("is nothing in a good one, at any depth")
    func good() {
        #expect(codes { _ in }.isEmpty)
        #expect(codes { $0.isHeard = false }.isEmpty)
    }

    @Test("is said beyond its limit, and not at it")
    func limits() {
        func expect(
            _ code: String?, _ change: (inout FaultySound) -> Void, location: SourceLocation = #_sourceLocation
        ) {
            #expect(codes(change) == [code].compactMap(\.self), sourceLocation: location)
        }
        expect("signal.silent") { $0.peak = -60.1 }
        expect(nil) { $0.peak = -60 }
        expect("signal.dc-offset") { $0.offset = -0.0201 }
        expect(nil) { $0.offset = 0.02 }
        expect("speech.quiet") { ($0.level, $0.peak) = (-40.1, -20.1) }
        expect(nil) { ($0.level, $0.peak) = (-40.1, -20) }
        expect(nil) { ($0.level, $0.peak) = (-40, -20.1) }
        // With the uncertainty of 3 dB.
        expect("speech.noisy") { $0.snr = 11.9 }
        expect(nil) { $0.snr = 12 }
        expect(nil) { $0.snr = nil }
        // With 0.1 s at each end.
        expect("speech.pause") { $0.pauses = [SoundPlace(start: 2, duration: 4.201)] }
        expect(nil) { $0.pauses = [SoundPlace(start: 2, duration: 4.2)] }
        expect("speech.pause") { $0.first = 4.201 }
        expect("speech.pause") { $0.last = 5.799 }
        expect("speech.little") { $0.duration = 1.9 }
        expect(nil) { $0.duration = 2.1 }
        expect("signal.hum") { $0.hum = .heard(frequency: 50, level: -48) }
        expect(nil) { $0.hum = .heard(frequency: 50, level: -48.1) }
        expect("signal.upsampled") { $0.bandwidth = 4700 }
        expect(nil) { $0.bandwidth = 4800 }
        expect(nil) { ($0.bandwidth, $0.rate) = (3700, 8000) }
        expect("signal.clipped") { $0.clipping = runs(1) }
        expect("signal.dropout") { $0.dropouts = runs(1) }
        expect("signal.repeats") { $0.repeats = runs(1) }
        expect("signal.non-finite") { $0.nonFinite = 1 }
        expect("signal.padded-bits") { ($0.depth, $0.codec) = (24, "pcm_s24le") }
        expect("signal.over-full-scale") {
            ($0.overFullScale, $0.codec, $0.depth, $0.usedBits) = (1, "pcm_f32le", 32, nil)
        }
        // A decoder of MP3 puts out more than was recorded.
        expect(nil) { ($0.overFullScale, $0.codec, $0.depth) = (1, "mp3", nil) }
        expect("signal.channel-dead") { ($0.channels, $0.dead) = (.dead, [2]) }
        expect("signal.phase-inverted") { $0.channels = .inverted }
        expect("signal.channels-identical") { $0.channels = .identical }
        expect(nil) { $0.channels = .distinct }
        expect("speech.cut-off") { $0.isCutOff.end = true }
        expect("speech.reverberant") { $0.isReverberant = true }
        expect(nil) { $0.isReverberant = nil }
        expect("speech.none") { $0.duration = 0 }
    }

    private func runs(_ count: Int, channel: Int? = 1) -> SoundRuns {
        SoundRuns(
            runCount: count, frameCount: Int64(count) * 400, longest: 0.008,
            places: (0..<count).map { SoundPlace(start: 2.31 + Double($0), duration: 0.008, channel: channel) })
    }

    @Test("weighs as errors where nobody is heard, as notes where nothing suffers, and else as warnings")
    func severities() {
        #expect(SoundFault.allCases.filter { $0.severity == .error } == [.silent, .noSpeech])
        #expect(SoundFault.allCases.filter { $0.severity == .note } == [.channelsIdentical, .paddedBits])
    }

    @Test("is one thing where it is silent, whatever else follows from that")
    func silence() {
        #expect(
            codes {
                ($0.peak, $0.duration, $0.usedBits, $0.channels) = (nil, 0, nil, .identical)
                ($0.snr, $0.isReverberant) = (nil, nil)
            } == ["signal.silent"])
    }

    @Test("says why rules on sound have nothing to go by, which say nothing then")
    func explained() {
        let least = Limits<Double>.Bound(value: -30, isInclusive: true, text: "-30")
        let rules = [
            Rule(
                id: "rms", source: Made.source,
                demand: .recording(SoundCondition(.rms, limits: Limits(lower: least)))),
            Rule(
                id: "snr", source: Made.source,
                demand: .recording(SoundCondition(.snr, limits: Limits(lower: least)))),
            Rule(id: "echo", source: Made.source, demand: .recording(ReverberationCondition())),
        ]
        func rulesOf(_ change: (inout FaultySound) -> Void) -> [String] {
            let recording = RoledRecording(role: "take", measurement: made(change).recording())
            let profile = Profile(
                id: "made-up", title: "Made up", revision: 1, sha256: "",
                roles: [Role(name: "take", title: "A take", count: 1...9, source: Made.source, rules: rules)])
            return profile.check(CheckInput(recordings: [recording]), tool: Made.tool).findings.map(\.rule)
        }
        #expect(rulesOf { ($0.peak, $0.duration, $0.snr) = (nil, 0, nil) } == ["signal.silent"])
        #expect(rulesOf { ($0.peak, $0.duration, $0.snr) = (-40, 0, nil) } == ["speech.none", "rms"])
    }

    @Test("is nothing where a word may be missed for its shortness")
    func short() throws {
        var sound = FaultySound()
        sound.duration = 0
        for (frames, isSaid) in [(Int64(47_999), false), (48_000, true)] {
            var recording = sound.recording()
            (recording.frameCount, recording.codedFrameCount) = (frames, frames)
            let checks = try #require(SoundChecks(RoledRecording(role: "take", measurement: recording), rules: []))
            #expect(checks.findings.map(\.rule) == (isSaid ? ["speech.none"] : []))
        }
    }

    @Test("has its places, the worst first, three of them in words")
    func places() throws {
        var sound = FaultySound()
        sound.channels = .distinct
        sound.clipping = SoundRuns(
            runCount: 14, frameCount: 400, longest: 0.008,
            places: [
                SoundPlace(start: 1.5, duration: 0.001, channel: 1),
                SoundPlace(start: 42.31, duration: 0.008, channel: 2),
                SoundPlace(start: 3661, duration: 0.0004, channel: 2),
                SoundPlace(start: 2, duration: 0.0001, channel: 1),
            ])
        let finding = try #require(findings(sound).first)
        #expect(finding.facts["places"]?.list?.first == "42.31/42.318/2")
        let isWorstFirst = finding.places.map(\.start) == [42.31, 1.5, 3661, 2]
        #expect(isWorstFirst)
        #expect(
            finding.message.contains(
                "(0:42.310 to 0:42.318, channel 2; 0:01.500 to 0:01.501, channel 1; 1:01:01.000, channel 2; "
                    + "and 11 more)"), "\(finding.message)")
        // In a recording of one channel, the channel says nothing.
        #expect(findings(made { $0.clipping = runs(1) }).first?.places.first?.channel == nil)
    }

    @Test("is left to a rule that limits the same")
    func ruled() throws {
        func rule(_ subject: SoundSubject, atLeast: Double? = nil, atMost: Double? = nil) -> Rule {
            func bound(_ value: Double) -> Limits<Double>.Bound {
                .init(value: value, isInclusive: true, text: "\(value)")
            }
            return Rule(
                id: "rule", severity: .warning, source: Made.source,
                demand: .recording(
                    SoundCondition(subject, limits: Limits(lower: atLeast.map(bound), upper: atMost.map(bound)))))
        }
        let noisy = made { $0.snr = 5 }
        #expect(findings(noisy, rules: [rule(.snr, atLeast: 20)]).isEmpty)
        #expect(!findings(noisy, rules: [rule(.snr, atMost: 90)]).isEmpty)
        let quiet = made { ($0.level, $0.peak) = (-50, -30) }
        #expect(findings(quiet, rules: [rule(.loudness, atLeast: -30)]).isEmpty)
        #expect(!findings(quiet, rules: [rule(.peak, atMost: -3)]).isEmpty)
        let paused = made { ($0.first, $0.pauses) = (5, [SoundPlace(start: 6, duration: 5)]) }
        #expect(findings(paused, rules: [rule(.longestPause, atMost: 2)]).first?.places.map(\.start) == [0])
        #expect(findings(paused, rules: [rule(.shortestPause, atMost: 2)]).first?.places.count == 2)
        #expect(
            findings(paused, rules: [rule(.longestPause, atMost: 2), rule(.leadingSilence, atMost: 1)]).isEmpty)
        let clipped = made { $0.clipping = runs(3) }
        #expect(findings(clipped, rules: [rule(.clippedFrames, atMost: 0)]).isEmpty)
    }

    @Test("is a rate that the bandwidth does not fill only where a profile asks for the rate")
    func upsampled() {
        func rates(_ allowed: NumberCondition.Allowed) -> [Rule] {
            [
                Rule(
                    id: "rate", source: Made.source,
                    demand: .recording(NumberCondition(subject: .sampleRate, allowed: allowed)))
            ]
        }
        let sound = made { $0.bandwidth = 9000 }
        let bound = Limits<Int64>.Bound(value: 44_100, isInclusive: true, text: "44.1 kHz")
        #expect(findings(sound, rules: rates(.list([44_100, 48_000]))).map(\.rule) == ["signal.upsampled"])
        #expect(findings(sound, rules: rates(.limits(Limits(lower: bound)))).map(\.rule) == ["signal.upsampled"])
        #expect(findings(sound, rules: rates(.list([16_000, 48_000]))).isEmpty)
        #expect(findings(sound).isEmpty)
        #expect(findings(made { $0.bandwidth = 9300 }, rules: rates(.list([48_000]))).isEmpty)
    }

    @Test("makes a pause of what is too long before, between and after words, and no little speech of it")
    func pauses() throws {
        let sound = made {
            ($0.duration, $0.first, $0.last) = (0.6, 4.5, 5.1)
            $0.pauses = []
        }
        let found = findings(sound)
        #expect(found.map(\.rule) == ["speech.pause"])
        #expect(found.first?.places.map(\.start) == [5.1, 0])
        #expect(
            found.first?.message
                == "nobody speaks for 4.9 s and, elsewhere, for longer than 4.0 s: 0:05.100 to 0:10.000; 0:00.000 to "
                + "0:04.500")
    }

    @Test("can be suppressed, explained and read again like every other finding")
    func sentences() throws {
        for fault in SoundFault.allCases {
            let explanation = try #require(ProfileExplanation.general(fault.rawValue, EnglishSentences()))
            #expect(explanation.hasPrefix("\(fault.rawValue)  [\(fault.severity)]"))
            #expect(FindingCode.all.contains(FindingCode(fault)))
        }
        #expect(ProfileExplanation.general("duplicate-audio", EnglishSentences()) != nil)
    }
}

@Suite("The same sound in other bytes", .timeLimited)
struct DuplicateAudioTests {
    private func findings(_ recordings: [RecordingMeasurement]) -> [Finding] {
        let profile = Profile(
            id: "made-up", title: "Made up", revision: 1, sha256: "",
            roles: [Role(name: "take", title: "A take", count: 1...9, source: Made.source, rules: [])])
        let input = CheckInput(recordings: recordings.map { RoledRecording(role: "take", measurement: $0) })
        return profile.check(input, tool: Made.tool).findings
    }

    private func take(_ name: String, _ digit: String, _ change: (inout FaultySound) -> Void = { _ in })
        -> RecordingMeasurement
    {
        var sound = FaultySound()
        change(&sound)
        return sound.recording(name, sha256: String(repeating: digit, count: 64))
    }

    @Test("is found in a set, and the same bytes are only that")
    func found() throws {
        let found = findings([take("a.wav", "1"), take("b.flac", "2"), take("c.wav", "1")])
        #expect(found.map(\.rule).sorted() == ["duplicate-audio", "duplicate-recording"])
        let audio = try #require(found.first { $0.rule == "duplicate-audio" })
        #expect(audio.path == "b.flac" && audio.facts["other"] == "a.wav" && audio.severity == .warning)
        #expect(
            audio.message
                == "sounds exactly like a.wav, though the files differ: its speech is counted twice")
    }

    @Test("is not where rate, channels or samples differ, nor where there is nothing to hear")
    func differs() {
        let one = take("a.wav", "1")
        #expect(findings([one, take("b.wav", "2") { $0.rate = 44_100 }]).isEmpty)
        #expect(findings([one, take("b.wav", "2") { $0.channels = .distinct }]).isEmpty)
        #expect(findings([one, take("b.wav", "2") { $0.hash = "xxh64:0123456789abcdee" }]).isEmpty)
        #expect(findings([one, take("b.wav", "2") { $0.hash = "other" }]).isEmpty)
        let silent = findings([take("a.wav", "1") { $0.peak = nil }, take("b.wav", "2") { $0.peak = nil }])
        #expect(Set(silent.map(\.rule)) == ["signal.silent"])
    }
}
