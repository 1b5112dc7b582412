import Foundation
import PreflightModel
import Reports
import TestSupport
import Testing

@testable import RulesEngine

@Suite("The built-in profiles", .timeLimited)
struct BuiltInProfileTests {
    @Test("load, and all of their examples hold", arguments: ProfileCatalogue.names)
    func load(name: String) throws {
        let profile = try #require(try ProfileCatalogue.profile(named: name))
        #expect(profile.id == name)
        #expect(!profile.roles.isEmpty)
    }

    @Test("are exactly the files of the folder")
    func folder() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/RulesEngine/Profiles").standardizedFileURL
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yml") }
        #expect(files.map { String($0.dropLast(4)) }.sorted() == ProfileCatalogue.names)
    }

    /// Every source behind a role, rule, parameter or package of the profile.
    private func sources(of name: String) throws -> [RuleSource] {
        let profile = try #require(try ProfileCatalogue.profile(named: name))
        return profile.roles.flatMap { [$0.source] + $0.rules.map(\.source) } + profile.parameters.map(\.source)
            + [profile.package.source].compactMap(\.self)
    }

    @Test("have words, a whole address and a date behind every rule", arguments: ProfileCatalogue.names)
    func sources(name: String) throws {
        for source in try sources(of: name) {
            #expect(!(source.quote ?? source.paraphrase ?? "").isEmpty)
            #expect(source.address.wholeMatch(of: /https:\/\/[^\/ ]+\.[^\/ ]+\/[^ ]+/) != nil, "\(source.address)")
            #expect(source.read.wholeMatch(of: /20\d\d-\d\d-\d\d/) != nil)
            #expect(source.confidence == .a || source.confidence == .b)
        }
    }

    @Test("quote only what is a quote, and translate what is not English", arguments: ProfileCatalogue.names)
    func quotes(name: String) throws {
        for source in try sources(of: name) {
            guard let quote = source.quote else { continue }
            #expect(quote.prefixMatch(of: /(?i)\s*stated\s*[:：]/) == nil, "\(quote)")
            #expect(Self.isForeign(quote) == (source.translation != nil), "\(quote)")
            if let translation = source.translation { #expect(!Self.isForeign(translation), "\(translation)") }
            // Copies of Chinese pages show half-width marks where the pages have full-width ones.
            #expect(!quote.contains(/\p{Han}[,;:()]|[,;:()]\p{Han}/), "\(quote)")
        }
    }

    @Test("paraphrase without quotation marks of their own", arguments: ProfileCatalogue.names)
    func paraphrases(name: String) throws {
        for source in try sources(of: name) {
            guard let paraphrase = source.paraphrase else { continue }
            #expect(paraphrase.prefixMatch(of: /(?i)\s*stated\s*[:：]/) == nil)
            #expect(!paraphrase.contains(/["“”]/) && paraphrase.hasSuffix("."), "\(paraphrase)")
            #expect(!Self.isForeign(paraphrase))
        }
    }

    @Test("have every source behind something", arguments: ProfileCatalogue.names)
    func unusedSources(name: String) throws {
        let profile = try #require(try ProfileCatalogue.profile(named: name))
        let used = Set(try sources(of: name).map { "\($0.title) \($0.address) \($0.confidence)" })
        for source in profile.sources {
            #expect(used.contains("\(source.title) \(source.address) \(source.confidence)"), "\(source.name)")
        }
    }

    /// Whether the text has words in Chinese, Japanese or Korean script.
    private static func isForeign(_ text: String) -> Bool {
        text.contains(/[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]/)
    }

    @Test(
        "accept every container that the vendor names and that is measured",
        arguments: [
            ("openai-custom-voice", "sample", Container.matroska, Codec.opus),
            ("openai-custom-voice", "consent", .matroska, .opus), ("lmnt-instant", "sample", .matroska, .opus),
            ("cartesia-professional", "recording", .matroska, .opus),
            ("cartesia-professional", "recording", .asf, "wmav2"), ("cartesia-professional", "recording", .ac3, "ac3"),
            ("tencent-ivh", "sample", .asf, "wmav2"), ("sarvam-voice-cloning", "ref_audio", .matroska, .opus),
            ("tencent-vod-custom-voice", "sample", .m4a, .aac), ("lmnt-instant", "sample", .m4a, .aac),
        ])
    func containers(name: String, role: String, container: Container, codec: Codec) throws {
        let profile = try #require(try ProfileCatalogue.profile(named: name))
        let recording = Made.recording("take.mp4", container: container, codec: codec, depth: nil)
        let input = CheckInput(recordings: [RoledRecording(role: role, measurement: recording)])
        let findings = profile.check(input, tool: Made.tool).findings
        #expect(!findings.contains { $0.rule.hasSuffix("-container") || $0.rule.hasSuffix("-codec") })
    }

    @Test("that are gone say why, and what to use instead")
    func retired() throws {
        #expect(try ProfileCatalogue.profile(named: "lmnt-professional") == nil)
        #expect(ProfileCatalogue.retirement(of: "lmnt-professional")?.contains("lmnt-instant") == true)
        #expect(ProfileCatalogue.retirement(of: "lmnt-instant") == nil)
        for name in ProfileCatalogue.names { #expect(ProfileCatalogue.retirement(of: name) == nil) }
    }

    @Test("have an example on both sides of every limit with a number", arguments: ProfileCatalogue.names)
    func examples(name: String) throws {
        let profile = try #require(try ProfileCatalogue.profile(named: name))
        for rule in profile.roles.flatMap(\.rules) {
            #expect(rule.examples.contains { $0.outcome == .pass }, "\(rule.id)")
            #expect(rule.examples.contains { $0.outcome == .fail }, "\(rule.id)")
        }
    }
}

@Suite("Alibaba IMS standard", .timeLimited)
struct AlibabaStandardTests {
    private func check(_ recordings: [RecordingMeasurement]) throws -> Report {
        let profile = try #require(try ProfileCatalogue.profile(named: "alibaba-ims-standard"))
        let input = CheckInput(recordings: recordings.map { RoledRecording(role: "material", measurement: $0) })
        return profile.check(input, tool: Made.tool)
    }

    /// Fifteen recordings of a minute and a bit, `extra` samples more than 15 minutes in total.
    private func set(extra: Int64) -> [RecordingMeasurement] {
        let total: Int64 = 15 * 60 * 48_000 + extra
        let first = (0..<13).map { Made.recording("\($0).wav", frames: 62 * 48_000) }
        return first + [Made.recording("last.wav", frames: total - 13 * 62 * 48_000)]
    }

    @Test(
        "takes 15 minutes exactly, and not one sample less",
        arguments: [(Int64(-1), Verdict.fail), (0, .pass), (1, .pass)])
    func least(extra: Int64, verdict: Verdict) throws {
        #expect(try check(set(extra: extra)).verdict == verdict)
    }

    @Test(
        "takes 30 minutes exactly, and not one sample more",
        arguments: [(Int64(-1), Verdict.pass), (0, .pass), (1, .fail)])
    func most(extra: Int64, verdict: Verdict) throws {
        let half = Made.recording("a.wav", frames: 15 * 60 * 48_000)
        #expect(try check([half, Made.recording("b.wav", frames: 15 * 60 * 48_000 + extra)]).verdict == verdict)
    }

    @Test("takes more than a minute, not a minute", arguments: [(Int64(-1), Verdict.fail), (0, .fail), (1, .pass)])
    func each(extra: Int64, verdict: Verdict) throws {
        let short = Made.recording("short.wav", frames: 60 * 44_100 + extra, rate: 44_100)
        let report = try check([Made.recording("long.wav", frames: 20 * 60 * 48_000), short])
        #expect(report.verdict == verdict)
    }

    @Test("says how much is missing")
    func headroom() throws {
        let report = try check([Made.recording(frames: (15 * 60 - 42) * 48_000)])
        let finding = try #require(report.findings.first { $0.rule.contains("total") })
        #expect(finding.headroom?.value == -42)
        #expect(EnglishSentences().headroom(of: finding) == "42.0 s short of 15 min")
        #expect(
            finding.message.hasPrefix(
                "14 min 18.0 s is shorter than the 15 min that alibaba-ims-standard asks for (42.0 s short)"))
        #expect(finding.path == nil)
    }

    @Test("notes what is still needed, and demands it when asked")
    func complete() throws {
        let profile = try #require(try ProfileCatalogue.profile(named: "alibaba-ims-standard"))
        var input = CheckInput(recordings: set(extra: 0).map { RoledRecording(role: "material", measurement: $0) })
        let notes = profile.check(input, tool: Made.tool)
        #expect(notes.verdict == .pass)
        #expect(notes.findings.contains { $0.role == "authentication" && $0.severity == .note })
        #expect(notes.findings.contains { $0.parameter == "VoiceName" && $0.severity == .note })
        input.isComplete = true
        #expect(profile.check(input, tool: Made.tool).verdict == .fail)
    }
}

@Suite("Tencent VOD clone", .timeLimited)
struct TencentCloneTests {
    private func verdict(_ recording: RecordingMeasurement, role: String = "sample", parameters: [String: String] = [:])
        throws
        -> Verdict
    {
        let profile = try #require(try ProfileCatalogue.profile(named: "tencent-vod-clone"))
        let input = CheckInput(
            recordings: [RoledRecording(role: role, measurement: recording)], parameters: parameters)
        return profile.check(input, tool: Made.tool).verdict
    }

    @Test("takes 10 s to 5 min at any rate", arguments: [8000, 22_050, 44_100, 48_000])
    func duration(rate: Int) throws {
        let (least, most) = (Int64(10 * rate), Int64(300 * rate))
        #expect(try verdict(Made.recording(frames: least - 1, rate: rate)) == .fail)
        #expect(try verdict(Made.recording(frames: least, rate: rate)) == .pass)
        #expect(try verdict(Made.recording(frames: most, rate: rate)) == .pass)
        #expect(try verdict(Made.recording(frames: most + 1, rate: rate)) == .fail)
    }

    @Test("takes prompts shorter than 8 s, with their text")
    func prompt() throws {
        let text = ["PromptText": "Good morning."]
        #expect(try verdict(Made.recording(frames: 383_999), role: "prompt", parameters: text) == .pass)
        #expect(try verdict(Made.recording(frames: 384_000), role: "prompt", parameters: text) == .fail)
        #expect(try verdict(Made.recording(frames: 383_999), role: "prompt") == .fail)
        #expect(try verdict(Made.recording(), parameters: text) == .fail)
    }

    @Test("warns between two readings of 20 MB")
    func size() throws {
        let profile = try #require(try ProfileCatalogue.profile(named: "tencent-vod-clone"))
        func report(_ bytes: Int64) -> Report {
            let recording = RoledRecording(role: "sample", measurement: Made.recording(bytes: bytes))
            return profile.check(CheckInput(recordings: [recording]), tool: Made.tool)
        }
        #expect(report(20_000_000).findings.allSatisfy { $0.severity == .note })
        let between = report(20_000_001)
        #expect(between.verdict == .pass)
        let finding = try #require(between.findings.first { $0.rule == "sample-size" })
        #expect(finding.outcome == .open && finding.severity == .warning)
        #expect(report(20_971_520).verdict == .pass)
        #expect(report(20_971_521).verdict == .fail)
    }
}

@Suite("What the vendors' own words changed", .timeLimited)
struct VendorWordsTests {
    private func findings(
        _ name: String, _ recordings: [RecordingMeasurement], role: String = "sample",
        parameters: [String: String] = [:]
    ) throws -> [Finding] {
        let profile = try #require(try ProfileCatalogue.profile(named: name))
        let input = CheckInput(
            recordings: recordings.map { RoledRecording(role: role, measurement: $0) }, parameters: parameters)
        return profile.check(input, tool: Made.tool).findings.filter { $0.outcome == .fail }
    }

    private func seconds(_ seconds: Int64, rate: Int = 48_000) -> RecordingMeasurement {
        Made.recording(frames: seconds * Int64(rate), rate: rate)
    }

    @Test("MetaStudio demands 48 kHz, 16 bit and mono, and does not warn of MP3")
    func metaStudio() throws {
        let found = try findings(
            "huawei-metastudio-premium",
            [Made.recording(frames: 44_100 * 3600, rate: 44_100, codec: "pcm_s24le", channels: 2, depth: 24)],
            role: "take")
        #expect(
            Set(found.filter { $0.severity == .error }.map(\.rule))
                == ["take-sample-rate", "take-channels", "take-bit-depth"])
        let mp3 = Made.recording(frames: 48_000 * 3600, container: .wav, codec: .mp3, depth: nil)
        #expect(try !findings("huawei-metastudio-premium", [mp3], role: "take").contains { $0.rule == "take-codec" })
    }

    @Test("LMNT takes one recording of any length up to 250 MB")
    func lmnt() throws {
        #expect(try findings("lmnt-instant", [seconds(1)]).isEmpty)
        #expect(try findings("lmnt-instant", [seconds(9), seconds(9)]).contains { $0.rule == "sample-count" })
    }

    @Test(
        "VRS takes more than 5 and less than 15 seconds",
        arguments: [(Int64(240_000), true), (240_001, false), (719_999, false), (720_000, true)])
    func vrs(frames: Int64, fails: Bool) throws {
        let found = try findings("tencent-vrs", [Made.recording(frames: frames)])
        #expect(found.contains { $0.rule == "sample-duration" && $0.severity == .error } == fails)
    }

    @Test("Cartesia fails below 30 minutes, advises 2 hours, and advises against more than 10 seconds of a clip")
    func cartesia() throws {
        let half = try findings("cartesia-professional", [seconds(1799)], role: "recording")
        #expect(half.contains { $0.rule == "recording-total" && $0.severity == .error })
        let one = try findings("cartesia-professional", [seconds(3600)], role: "recording")
        #expect(one.map(\.rule) == ["recording-total-advised"] && one.allSatisfy { $0.severity == .warning })
        #expect(try findings("cartesia-instant", [seconds(60)]).map(\.severity) == [.warning])
    }

    @Test("Azure refuses less than 16 kHz and advises 24, refuses more than 30 seconds and advises 15")
    func azure() throws {
        let low = try findings("azure-professional-utterances", [seconds(5, rate: 16_000)], role: "utterance")
        #expect(!low.contains { $0.rule == "utterance-sample-rate" })
        #expect(low.contains { $0.rule == "utterance-sample-rate-advised" && $0.severity == .warning })
        let long = try findings("azure-professional-utterances", [seconds(20)], role: "utterance")
        #expect(!long.contains { $0.rule == "utterance-duration" })
        #expect(long.contains { $0.rule == "utterance-duration-advised" && $0.severity == .warning })
    }

    @Test("Azure refuses a file name that is used twice, in whatever folder")
    func names() throws {
        let same = [Made.recording("a/0001.wav"), Made.recording("b/0001.wav"), Made.recording("b/0002.wav")]
        let found = try findings("azure-professional-audio-only", same, role: "recording")
        let finding = try #require(found.first { $0.rule == "recording-names-unique" })
        #expect(finding.message.hasPrefix("the file name \"0001.wav\" is used more than once"))
        #expect(finding.path == nil && finding.severity == .error)
        let others = try findings("azure-professional-audio-only", Array(same.dropFirst()), role: "recording")
        #expect(!others.contains { $0.rule == "recording-names-unique" })
    }

    @Test("MiniMax wants punctuation at the end of prompt_text, and limits text_validation instead")
    func miniMax() throws {
        let prompt = [Made.recording(frames: 48_000)]
        let long = ["prompt_text": String(repeating: "a", count: 201) + "."]
        #expect(try findings("minimax-voice-clone", prompt, role: "prompt", parameters: long).isEmpty)
        let bare = try findings("minimax-voice-clone", prompt, role: "prompt", parameters: ["prompt_text": "Hello"])
        #expect(bare.map(\.rule) == ["prompt_text-endsWithPunctuation"])
    }
}
