import Foundation
import TestSupport
import Testing

/// A repository with recordings, set up as somebody new to it would.
@Suite("A repository with recordings", .timeLimited)
struct RepositoryTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func run(
        _ arguments: [String], in folder: String = "", environment: [String: String] = [:]
    ) throws -> Command {
        try Command.run(
            arguments, in: folder.isEmpty ? scratch.folder : scratch.folder.appending(path: folder),
            environment: environment)
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOf: scratch.folder.appending(path: name), encoding: .utf8)
    }

    // MARK: From nothing to green

    private static let frames = 8000 * 100

    /// Ten recordings of 100 s, of which the seventh was cut off on its way.
    private func record() throws {
        for number in 1...10 { try scratch.wave("takes/\(number).wav", frames: Self.frames + number) }
        let whole = Wave.bytes(frames: Self.frames + 7, rate: 8000)
        try scratch.file("takes/7.wav", bytes: whole.prefix(whole.count - 1000))
    }

    @Test("is written down by init, goes red for one bad recording, and green when that is repaired")
    func gate() throws {
        try record()
        let begun = try run(["init", "--profile", "alibaba-ims-standard"])
        #expect(begun.status == 0, "\(begun.errors)")
        #expect(begun.output == ".voice-preflight.yml: written. Run voice-preflight check.\n")
        #expect(try text(".voice-preflight.yml").contains("\n  material:\n    - \"takes\"\n"))

        let red = try run(["check"])
        #expect(red.status == 1)
        #expect(red.output.contains("FAIL  takes/7.wav"))
        #expect(red.output.contains("1000 bytes (0.063 s of audio) are missing. Copy or export the recording again."))
        #expect(red.output.contains("FAIL  alibaba-ims-standard: 1 error in 10 recordings"))
        // From below, too.
        #expect(try run(["check"], in: "takes").status == 1)

        try scratch.wave("takes/7.wav", frames: Self.frames + 7)
        let green = try run(["check"])
        #expect(green.status == 0)
        #expect(green.output.contains("PASS  alibaba-ims-standard: 10 recordings;"))

        // What comes later is checked as well, in whatever format it is.
        try scratch.file("takes/later.mp3", bytes: Data("no recording".utf8))
        #expect(try run(["check"]).status != 0)
    }

    @Test("is offered the profiles that take the most of its recordings, and never loses a file that is there")
    func choices() throws {
        try record()
        let begun = try run(["init"])
        #expect(begun.status == 0)
        #expect(begun.output.contains("Choose a profile and roles in it"))
        let written = try text(".voice-preflight.yml")
        #expect(written.contains("# These profiles accept all but 1 of the recordings as they are"))
        #expect(written.contains("# profile: alibaba-ims-standard "))
        #expect(!written.contains("# profile: openai-custom-voice"))
        let unchosen = try run(["check"])
        #expect(unchosen.status == 64)
        #expect(unchosen.errors.contains(".voice-preflight.yml names no profile"))

        // Choosing is taking away number signs.
        let chosen = written.replacingOccurrences(
            of: "# profile: alibaba-ims-standard", with: "profile: alibaba-ims-standard"
        )
        .replacingOccurrences(of: "# roles:\n#  ", with: "roles:\n ")
        _ = try scratch.file(".voice-preflight.yml", chosen)
        #expect(try run(["check"]).status == 1)
        let again = try run(["init"])
        #expect(again.status == 73)
        #expect(again.errors.contains(".voice-preflight.yml: already exists."))
        #expect(try text(".voice-preflight.yml") == chosen)
        #expect(try run(["init", "nowhere"]).status == 66)
    }

    @Test("is written down whatever its folders are called", arguments: ["a[1]*", "\"quoted\" \\ back", "- dash: #"])
    func names(folder: String) throws {
        try scratch.wave("\(folder)/one.wav", frames: 80_000)
        try scratch.wave("other.x.wav", frames: 80_001)
        #expect(try run(["init", "--profile", "elevenlabs-instant"]).status == 0)
        let report = try run(["check", "--format", "json"]).json()
        let recordings = try #require(report["recordings"] as? [[String: Any]])
        #expect(Set(recordings.compactMap { $0["path"] as? String }) == ["\(folder)/one.wav", "other.x.wav"])
    }

    // MARK: What is known

    /// A recording that is a sample too short.
    private func configure(_ more: String) throws {
        try scratch.wave("takes/short.wav", frames: 79_999)
        _ = try scratch.file(
            ".voice-preflight.yml", "profile: tencent-vod-clone\nroles: {sample: takes}\n" + more)
    }

    private func suppression(_ rule: String = "sample-duration", _ more: String = "") -> String {
        "suppressions:\n  - rule: \(rule)\n    path: takes/*\n    reason: support accepted it\n" + more
    }

    @Test("may suppress a finding for a reason until a day, and both are shown")
    func suppressed() throws {
        try configure(suppression("sample-duration", "    expires: 9999-12-31\n"))
        let text = try run(["check"])
        #expect(text.status == 0)
        #expect(text.output.contains("supp  takes/short.wav"))
        #expect(text.output.contains("support accepted it, until 9999-12-31 (.voice-preflight.yml:4)"))
        #expect(text.output.contains("PASS  tencent-vod-clone: 1 suppressed in 1 recording"))
        let page = try run(["check", "--format", "html"]).output
        #expect(page.contains("<span class=\"chip suppressed\">1 suppressed</span>"))
        #expect(page.contains("Suppressed by .voice-preflight.yml:4 (support accepted it), until 9999-12-31."))
        let json = try run(["check", "--format", "json"]).json()
        #expect((json["suppressed"] as? [[String: Any]])?.first?["rule"] as? String == "sample-duration")
        #expect(
            (json["findings"] as? [[String: Any]])?.contains { $0["rule"] as? String == "sample-duration" } == false)
    }

    @Test("is told of a suppression that has expired, and of one that suppresses nothing")
    func unsuppressed() throws {
        try configure(suppression("sample-duration", "    expires: 2020-02-29\n"))
        let expired = try run(["check"])
        #expect(expired.status == 1)
        #expect(expired.output.contains("the suppression of sample-duration in takes/* expired on 2020-02-29"))
        // The formats for viewers point at the line, not at a recording that has nothing to do with it.
        let annotations = try run(["check", "--format", "github"]).output
        #expect(annotations.contains("::warning file=.voice-preflight.yml,line=4,title=warning%3A suppression-expired"))
        let gitlab = try run(["check", "--format", "gitlab"]).output
        #expect(gitlab.contains("\"begin\" : 4\n      },\n      \"path\" : \".voice-preflight.yml\""))
        let rdjson = try run(["check", "--format", "rdjson"]).output
        #expect(rdjson.contains("\"path\" : \".voice-preflight.yml\",\n        \"range\" : {"))
        #expect(try run(["check", "--format", "sarif"]).output.contains("\"startLine\" : 4"))
        #expect(expired.output.contains("warn  .voice-preflight.yml\n        warning  line 4: the suppression"))
        try configure(suppression("sample-duratoin"))
        let mistyped = try run(["check"])
        #expect(mistyped.status == 1)
        #expect(mistyped.output.contains("Did you mean the rule \"sample-duration\"? [suppression-unused]"))
        try configure(suppression())
        try scratch.wave("takes/short.wav", frames: 80_000)
        #expect(try run(["check"]).status == 0)
        let strict = ["check", "--fail-on", "warning"]
        #expect(try run(strict).status == 1)
        // The table of several profiles says what failed, not how far the limits are.
        let table = try run(strict + ["--profile", "tencent-vod-clone", "--profile", "soniox"]).output
        #expect(table.contains("FAIL  tencent-vod-clone  .voice-preflight.yml: line 4: the suppression of"))
    }

    @Test("may count only what is new since a baseline, until the recording changes")
    func baseline() throws {
        try configure("")
        #expect(try run(["check", "--write-baseline", "known.json"]).status == 1)
        let known = try run(["check", "--baseline", "known.json"])
        #expect(known.status == 0)
        #expect(known.output.contains("1 finding from the baseline known.json"))
        #expect(known.output.contains("supp  takes/short.wav"))
        _ = try scratch.file(
            ".voice-preflight.yml", try text(".voice-preflight.yml") + "baseline: known.json\n")
        #expect(try run(["check"], in: "takes").status == 0)
        try scratch.wave("takes/short.wav", frames: 79_998)
        #expect(try run(["check"]).status == 1)
        _ = try scratch.file("known.json", "{}")
        #expect(try run(["check"]).status == 78)
    }

    // MARK: Settings

    @Test("says with config where each setting comes from: command line, environment, file")
    func origins() throws {
        try configure("fail-on: warning\nparameters: {VoiceId: narrator-01}\ncomplete: true\n")
        let file = try run(["config"], environment: ["VOICE_PREFLIGHT_DEPTH": "scan"])
        #expect(file.status == 0)
        let rows = file.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(rows.contains("profile tencent-vod-clone .voice-preflight.yml:1"))
        #expect(rows.contains("role sample=takes .voice-preflight.yml:2"))
        #expect(rows.contains("parameter VoiceId=narrator-01 .voice-preflight.yml:4"))
        #expect(rows.contains("fail-on warning .voice-preflight.yml:3"))
        #expect(rows.contains("depth scan VOICE_PREFLIGHT_DEPTH"))
        #expect(rows.contains("format text default"))

        // A file that passes but for what --complete demands: each place wins over the next.
        try scratch.wave("takes/short.wav", frames: 80_000)
        #expect(try run(["check"]).status == 1)
        #expect(try run(["check"], environment: ["VOICE_PREFLIGHT_COMPLETE": "false"]).status == 0)
        #expect(try run(["check", "--complete"], environment: ["VOICE_PREFLIGHT_COMPLETE": "false"]).status == 1)
        #expect(try run(["check", "--no-complete"]).status == 0)
        #expect(try run(["check", "--no-config"]).status == 64)
    }

    @Test("hears of every mistake in its file at once, with line and column")
    func mistakes() throws {
        try configure(
            """
            fail-no: error
            formats: [text, tex, json=../outside.json]
            suppressions:
              - rule: sample-duration
                expires: 2027-02-30

            """)
        let result = try run(["check"])
        #expect(result.status == 78)
        #expect(result.errors.contains(".voice-preflight.yml:3:1: unknown key \"fail-no\""))
        #expect(result.errors.contains("Did you mean \"fail-on\"?"))
        #expect(result.errors.contains(".voice-preflight.yml:4:17: there is no format \"tex\". Did you mean \"text\"?"))
        #expect(result.errors.contains(".voice-preflight.yml:4:22: \"../outside.json\" is outside the folder"))
        #expect(result.errors.contains(".voice-preflight.yml:6:5: the suppression has no reason"))
        #expect(result.errors.contains(".voice-preflight.yml:7:14: a day such as 2027-01-31 is expected here"))
        #expect(result.output.isEmpty)
        try configure("parameters: {VoiceID: a}\n")
        #expect(try run(["check"]).errors.contains("Did you mean \"VoiceId\"?"))
    }

    @Test("writes the formats that its file names, beside the file")
    func formats() throws {
        try configure("formats: [text, sarif=reports/check.sarif]\n")
        try FileManager.default.createDirectory(
            at: scratch.folder.appending(path: "reports"), withIntermediateDirectories: true)
        let result = try run(["check"], in: "takes")
        #expect(result.status == 1)
        #expect(result.output.contains("FAIL  tencent-vod-clone"))
        #expect(try text("reports/check.sarif").contains("\"sample-duration\""))
        #expect(try run(["check", "--format", "tap"]).output.hasPrefix("TAP version 14\n"))
    }

    @Test("finds a role's recordings by patterns, and no file plays two roles")
    func roles() throws {
        try scratch.wave("takes/a/1.wav", frames: 80_000)
        try scratch.wave("takes/b/2.wav", frames: 80_001)
        try scratch.wave("prompt.wav", frames: 8000)
        let head = "profile: tencent-vod-clone\nparameters: {PromptText: Good morning.}\n"
        _ = try scratch.file(
            ".voice-preflight.yml", head + "roles: {sample: \"takes/**/1.wav\", prompt: prompt.wav}\n")
        let report = try run(["check", "--format", "json"], in: "takes/b")
        #expect(report.status == 0)
        let recordings = try report.json()["recordings"] as? [[String: Any]] ?? []
        #expect(recordings.compactMap { $0["path"] as? String } == ["../a/1.wav", "../../prompt.wav"])
        #expect(recordings.compactMap { $0["role"] as? String } == ["sample", "prompt"])
        _ = try scratch.file(".voice-preflight.yml", head + "roles: {sample: takes, prompt: takes/a/1.wav}\n")
        let both = try run(["check"])
        #expect(both.status == 78)
        #expect(both.errors.contains("takes/a/1.wav is given as prompt here, and as sample above"))
        _ = try scratch.file(".voice-preflight.yml", head + "roles: {sample: gone/*.wav}\n")
        #expect(try run(["check"]).status == 66)
    }
}
