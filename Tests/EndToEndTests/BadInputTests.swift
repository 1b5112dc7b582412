import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite("Bad input", .timeLimited)
struct BadInputTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.wave("take.wav", frames: 8000)
    }

    private func measure(_ arguments: String..., input: String? = nil) throws -> Command {
        try Command.run(
            ["measure", "--format", "json"] + arguments, in: scratch.folder, input: input.map { Data($0.utf8) })
    }

    private func paths(_ command: Command, _ key: String) throws -> [String] {
        (try command.json()[key] as? [[String: Any]] ?? []).compactMap { $0["path"] as? String }
    }

    private func codes(_ command: Command) throws -> [String] {
        (try command.json()["unreadable"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
    }

    @Test("a missing file is said, and the others are measured anyway")
    func missing() throws {
        let result = try measure("missing.wav", "take.wav")
        #expect(result.status == 66)
        #expect(try codes(result) == ["file.missing"])
        #expect(try paths(result, "recordings") == ["take.wav"])
    }

    @Test("a pipe, a device and a loop of links are refused at once")
    func special() throws {
        mkfifo(scratch.folder.appending(path: "pipe.wav").path, 0o600)
        symlink("loop.wav", scratch.folder.appending(path: "loop.wav").path)
        let result = try measure("pipe.wav", "/dev/zero", "loop.wav", "take.wav")
        #expect(result.status == 2)
        #expect(try codes(result) == ["file.not-regular", "file.not-regular", "file.unreadable"])
        #expect(try paths(result, "recordings") == ["take.wav"])
        // In a folder they are left out, and named.
        let folder = try measure(".")
        #expect(folder.status == 0)
        #expect(try paths(folder, "leftOut") == ["./loop.wav", "./pipe.wav"])
    }

    @Test("a loop of folders is not followed")
    func folderLoop() throws {
        try scratch.wave("sub/inner.wav", frames: 100)
        symlink("..", scratch.folder.appending(path: "sub/up").path)
        let result = try measure(".")
        #expect(result.status == 0)
        #expect(try paths(result, "recordings") == ["./sub/inner.wav", "./take.wav"])
        #expect(try paths(result, "leftOut") == ["./sub/up"])
    }

    @Test("a file without permission in the middle of a set is said", .enabled(if: geteuid() != 0))
    func permission() throws {
        let secret = try scratch.wave("a.wav", frames: 100)
        chmod(secret.path, 0)
        let result = try measure(".")
        #expect(result.status == 2)
        #expect(try codes(result) == ["file.unreadable"])
        #expect(try paths(result, "recordings") == ["./take.wav"])
    }

    @Test("names that are not UTF-8, hold a newline or begin with a dash are measured and shown")
    func names() throws {
        let wave = Wave.bytes(frames: 100, rate: 8000)
        for name in ["line\nbreak.wav", "-dash.wav", "<&\"'].wav", "录音.wav", "\u{202E}vaw.exe.wav"] {
            try wave.write(to: scratch.folder.appending(path: name))
        }
        let raw = Array(scratch.folder.path.utf8) + Array("/caf\u{0}".utf8.dropLast()) + [0xE9] + Array(".wav".utf8)
        let descriptor = raw.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { buffer in
            var name = Array(buffer) + [0]
            return open(&name, O_CREAT | O_WRONLY, 0o600)
        }
        _ = wave.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
        let result = try measure(".")
        #expect(result.status == 0)
        let found = try paths(result, "recordings")
        #expect(found.count == 7)
        #expect(found.contains("./caf\\xE9.wav"))
        #expect(found.contains("./line\nbreak.wav"))
        #expect(result.output.contains("name.not-utf8"))
        let text = try Command.run(["measure", "."], in: scratch.folder)
        #expect(text.output.contains("line\\nbreak.wav"))
        #expect(!text.output.contains("\u{202E}"))
        #expect(try Command.run(["measure", "--", "-dash.wav"], in: scratch.folder).status == 0)
    }

    @Test("paths come from standard input, one a line or ending in zero bytes")
    func standardInput() throws {
        try scratch.wave("other take.wav", frames: 100)
        let lines = try measure("-", input: "take.wav\nother take.wav\r\n")
        #expect(try paths(lines, "recordings") == ["take.wav", "other take.wav"])
        let zeros = try measure("-", input: "other take.wav\0take.wav\0")
        #expect(try paths(zeros, "recordings") == ["other take.wav", "take.wav"])
    }

    @Test("hidden, system and foreign files in a folder are left out and named; a broken recording is not")
    func foreign() throws {
        _ = try scratch.file(".DS_Store", "x")
        _ = try scratch.file("._take.wav", "x")
        _ = try scratch.file("Thumbs.db", "x")
        _ = try scratch.file("__MACOSX/take.wav", "x")
        _ = try scratch.file("notes.txt", "hello")
        _ = try scratch.file("broken.wav", "hello")
        _ = try scratch.wave("no extension", frames: 100)
        let result = try measure(".")
        #expect(result.status == 2)
        #expect(try paths(result, "recordings") == ["./no extension", "./take.wav"])
        #expect(try paths(result, "unreadable") == ["./broken.wav"])
        #expect(
            try paths(result, "leftOut")
                == ["./.DS_Store", "./._take.wav", "./Thumbs.db", "./__MACOSX", "./notes.txt"])
    }

    @Test("a folder of many files keeps its order")
    func order() throws {
        let wave = Wave.bytes(frames: 10, rate: 8000)
        let names = (0..<500).map { String(format: "take-%03d.wav", $0) }
        for name in names.shuffled() { try wave.write(to: scratch.folder.appending(path: name)) }
        let result = try measure(".")
        #expect(try paths(result, "recordings") == names.map { "./\($0)" } + ["./take.wav"])
    }

    @Test("a thousand paths and their options come through, in order", arguments: ["measure", "check"])
    func manyArguments(command: String) throws {
        let wave = Wave.bytes(frames: 10 * 8000, rate: 8000)
        let names = (0..<200).map { String(format: "t%03d.wav", $0) }
        for name in names { try wave.write(to: scratch.folder.appending(path: name)) }
        let profile = command == "check" ? ["--profile", "tencent-vod-clone"] : []
        let options = ["--depth", "scan"] + profile
        let arguments = [command, names[0]] + options + names[1..<120] + ["--format", "json"] + names[120...]
        let result = try Command.run(arguments, in: scratch.folder)
        #expect(try paths(result, "recordings") == names)
    }

    @Test("is said on a line for each reason, and never with a literal line break")
    func severalReasons() throws {
        let scratch = try Scratch()
        let result = try Command.run(
            ["package", "--profile", "tencent-vod-clone", "one.wav", "two.wav", "--output", "out"], in: scratch.folder)
        #expect(result.status == 66)
        let lines = result.errors.split(separator: "\n").map(String.init)
        #expect(lines == ["one", "two"].map { "voice-preflight: \($0).wav: no such file. Check the path." })
    }
}
