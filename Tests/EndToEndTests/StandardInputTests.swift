import Foundation
import TestSupport
import Testing

@Suite("A recording from standard input", .timeLimited)
struct StandardInputTests {
    private let scratch: Scratch
    private static let wave = Wave.bytes(frames: 12 * 8000, rate: 8000)

    init() throws { scratch = try Scratch() }

    /// Runs the command in a shell, as `voice-preflight`.
    private func shell(_ script: String, input: Data? = nil, temporary: String? = nil) throws -> Command {
        let command = "voice_preflight() { \"\(Command.executable.path)\" \"$@\"; }; " + script
        return try Command.run(
            ["-c", command], in: scratch.folder, input: input,
            environment: temporary.map { ["TMPDIR": $0] } ?? [:], executable: URL(filePath: "/bin/sh"))
    }

    @Test(
        "is measured as the file of that name would be",
        arguments: [
            "voice_preflight measure --depth decode --format json -=take.wav < take.wav",
            "cat take.wav | voice_preflight measure --depth decode --format json -=take.wav",
            "{ printf junk; cat take.wav; } | { dd bs=1 count=4 of=/dev/null; "
                + "voice_preflight measure --depth decode --format json -- -=take.wav; }",
            "{ printf junk; cat take.wav; } > in; { dd bs=1 count=4 of=/dev/null; "
                + "voice_preflight measure --format json --depth decode -=take.wav; } < in",
        ])
    func measured(script: String) throws {
        try scratch.file("take.wav", bytes: Self.wave)
        let file = try Command.run(
            ["measure", "--depth", "decode", "--format", "json", "take.wav"], in: scratch.folder)
        let input = try shell(script)
        #expect(file.status == 0)
        #expect(input.status == 0)
        #expect(firstDifference(input.output, from: file.output) == nil)
    }

    @Test("is checked in the role that it is given, under its name")
    func checked() throws {
        let profile = ["check", "--profile", "tencent-vod-clone", "--format", "json"]
        for path in ["-=take.wav", "sample=-=take.wav"] {
            let result = try Command.run(profile + [path], in: scratch.folder, input: Self.wave)
            let recording = try #require((try result.json()["recordings"] as? [[String: Any]])?.first)
            #expect(result.status == 0)
            #expect(recording["path"] as? String == "take.wav")
            #expect(recording["role"] as? String == "sample")
        }
        let named = try Command.run(profile + ["-=take.mp3"], in: scratch.folder, input: Self.wave)
        #expect(named.status == 1)
        #expect(named.output.contains("extension.mismatch"))
    }

    @Test("may stand among files and options, however many there are")
    func amongFiles() throws {
        for index in 0..<70 { try scratch.wave("t\(index).wav", frames: 100) }
        let files = (0..<70).map { "t\($0).wav" }
        let result = try Command.run(
            ["measure"] + files + ["-=in.wav", "--hash", "--format", "json", "t0.wav"], in: scratch.folder,
            input: Self.wave)
        let recordings = try result.json()["recordings"] as? [[String: Any]] ?? []
        #expect(result.status == 0)
        #expect(recordings.compactMap { $0["path"] as? String } == files + ["in.wav", "t0.wav"])
    }

    @Test("may be a zip of recordings")
    func zip() throws {
        try scratch.file("take.wav", bytes: Self.wave)
        let packed = try shell("python3 -c 'import zipfile; zipfile.ZipFile(\"in.zip\", \"w\").write(\"take.wav\")'")
        try #require(packed.status == 0)
        let result = try shell("cat in.zip | voice_preflight measure --format json -=takes.zip")
        let recordings = try result.json()["recordings"] as? [[String: Any]] ?? []
        #expect(recordings.compactMap { $0["path"] as? String } == ["takes.zip/take.wav"])
    }

    @Test("that is empty cannot be measured")
    func empty() throws {
        let result = try shell("voice_preflight measure --format json -=take.wav < /dev/null")
        #expect(result.status == 2)
        #expect(result.output.contains("file.empty"))
    }

    @Test("leaves nothing behind, and says where no copy can be made")
    func copy() throws {
        try scratch.file("take.wav", bytes: Self.wave)
        try FileManager.default.createDirectory(
            at: scratch.folder.appending(path: "tmp"), withIntermediateDirectories: true)
        let folder = scratch.folder.appending(path: "tmp").path
        #expect(try shell("cat take.wav | voice_preflight measure -=take.wav", temporary: folder).status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        let refused = try shell("cat take.wav | voice_preflight measure -=take.wav", temporary: "\(folder)/none")
        #expect(refused.status == 73)
        #expect(refused.errors.contains("\(folder)/none: no copy of standard input can be made there"))
        // A file needs no copy.
        #expect(try shell("voice_preflight measure -=take.wav < take.wav", temporary: "\(folder)/none").status == 0)
    }

    @Test(
        "is refused where it cannot be had",
        arguments: [
            ["measure", "-=a.wav", "-=b.wav"], ["measure", "-", "-=b.wav"], ["measure", "-=a.wav", "-"],
            ["measure", "-="],
            ["check", "--profile", "tencent-vod-clone", "-=a.wav", "--parameter", "PromptText=@-"],
            ["package", "--profile", "tencent-vod-clone", "-=a.wav", "--output", "out"],
            ["package", "--profile", "tencent-vod-clone", "sample=-=a.wav", "--output", "out"],
            ["watch", "--profile", "tencent-vod-clone", "-=a.wav"],
        ])
    func refused(arguments: [String]) throws {
        let result = try Command.run(arguments, in: scratch.folder, input: Self.wave)
        #expect(result.status == 64)
        #expect(result.errors.contains("tandard input") || result.errors.contains("what the recording is called"))
    }
}
