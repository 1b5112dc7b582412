import Foundation
import TestSupport
import Testing

/// The numbers are a contract with other people's scripts: each is reached here through the built command.
@Suite("The exit status", .timeLimited)
struct ExitStatusTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.wave("good.wav", frames: 10 * 8000)
        try scratch.wave("short.wav", frames: 10 * 8000 - 1)
        _ = try scratch.file("empty.wav", "")
        _ = try scratch.file("broken.wav", "hello")
        _ = try scratch.file("bad.yml", "id: bad\nroles: nothing\n")
        try FileManager.default.createDirectory(
            at: scratch.folder.appending(path: "nothing"), withIntermediateDirectories: true)
    }

    private func status(_ arguments: String...) throws -> Int32 {
        try Command.run(arguments, in: scratch.folder).status
    }

    @Test("is 0 when it is done, and when the verdict is pass")
    func success() throws {
        #expect(try status("measure", "good.wav") == 0)
        #expect(try status("check", "--profile", "tencent-vod-clone", "good.wav") == 0)
        #expect(try status("profiles", "list") == 0)
        #expect(try status("profiles", "show", "tencent-vod-clone") == 0)
        #expect(try status("explain", "tencent-vod-clone/sample-duration") == 0)
        #expect(try status("schema", "report") == 0)
        #expect(try status("--version") == 0)
        #expect(try status("--help") == 0)
    }

    @Test("is 1 when the verdict is fail, in both formats")
    func fail() throws {
        #expect(try status("check", "--profile", "tencent-vod-clone", "short.wav") == 1)
        #expect(try status("check", "--profile", "tencent-vod-clone", "short.wav", "--format", "json") == 1)
        #expect(try status("check", "--profile", "tencent-vod-clone", "--complete", "good.wav") == 1)
        #expect(try status("check", "--profile", "tencent-vod-clone", "--fail-on", "note", "good.wav") == 1)
        // What could not be measured does not hide what failed.
        #expect(try status("check", "--profile", "alibaba-ims-standard", "short.wav", "broken.wav") == 1)
        // That there is no audio in a file is known.
        #expect(try status("check", "--profile", "tencent-vod-clone", "empty.wav") == 1)
        // One of several profiles is enough.
        #expect(
            try status(
                "check", "--profile", "tencent-vod-clone", "--profile", "soniox", "--profile", "azure-personal-voice",
                "good.wav") == 1)
    }

    @Test("is 2 when something could not be measured and nothing failed")
    func undetermined() throws {
        #expect(try status("measure", "empty.wav") == 2)
        #expect(try status("check", "--profile", "tencent-vod-clone", "broken.wav") == 2)
        #expect(
            try Command.run([
                "check", "--profile", "tencent-vod-clone", "prompt=Fixtures/wav/data-size-zero-riff-36.wav",
                "--parameter", "PromptText=Good morning.",
            ]).status == 2)
    }

    @Test("is 64 for wrong usage")
    func usage() throws {
        #expect(try status("measure") == 64)
        #expect(try status("check", "good.wav") == 64)
        #expect(try status("check", "--profile", "no-such-profile", "good.wav") == 64)
        #expect(try status("check", "--profile", "tencent-vod-clone", "promt=good.wav") == 64)
        #expect(try status("check", "--profile", "tencent-vod-clone", "--parameter", "VoiceId", "good.wav") == 64)
        #expect(try status("measure", "--format", "xml", "good.wav") == 64)
        #expect(try status("measure", "--no-such-option", "good.wav") == 64)
        #expect(try status("explain", "tencent-vod-clone/no-such-rule") == 64)
        #expect(try status("schema", "no-such-schema") == 64)
        #expect(try status("no-such-command") == 64)
    }

    @Test("is 66 when there is no input, or an input does not exist")
    func noInput() throws {
        #expect(try status("measure", "missing.wav") == 66)
        #expect(try status("measure", "nothing") == 66)
        #expect(try status("measure", "-") == 66)
        #expect(try status("check", "--profile", "tencent-vod-clone", "missing.wav") == 66)
        #expect(try status("check", "--profile", "tencent-vod-clone", "nothing") == 66)
        #expect(try status("profiles", "validate", "missing.yml") == 66)
    }

    @Test("is 73 when the output cannot be created")
    func cannotCreate() throws {
        #expect(try status("measure", "good.wav", "--format", "json=no/such/folder/out.json") == 73)
        #expect(try status("check", "--profile", "tencent-vod-clone", "good.wav", "--format", "json=nothing") == 73)
    }

    @Test("is 74 when the output cannot be written", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func cannotWrite() throws {
        #expect(try status("measure", "good.wav", "--format", "json=/dev/full") == 74)
        #expect(try status("check", "--profile", "tencent-vod-clone", "good.wav", "--format", "text=/dev/full") == 74)
    }

    @Test("is 78 when a profile is invalid")
    func configuration() throws {
        #expect(try status("check", "--profile", "bad.yml", "good.wav") == 78)
        #expect(try status("profiles", "validate", "bad.yml") == 78)
        #expect(try status("profiles", "validate", "good.wav") == 78)
    }

    @Test("is 130 when somebody presses Ctrl-C")
    func interrupted() throws {
        let process = Process()
        process.executableURL = Command.executable
        process.arguments = ["measure", "-"]
        let (input, errors) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        try process.start()
        // A signal before its handler is there would end it with another status, so wait until it reads its input.
        process.interruptOnceReading()
        process.waitForEnd()
        #expect(process.terminationStatus == 130)
        #expect(process.terminationReason == .exit)
    }
}

extension Process {
    /// Presses Ctrl-C as soon as it reads standard input, and so has its handler for that.
    func interruptOnceReading() {
        while isRunning, !Self.isReadingInput(processIdentifier) { usleep(1000) }
        interrupt()
    }

    /// Whether one of its threads sleeps in a read of standard input; true where the system does not say.
    private static func isReadingInput(_ process: Int32) -> Bool {
        let folder = "/proc/\(process)/task"
        guard let threads = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return true }
        return threads.contains { thread in
            let call = try? String(contentsOfFile: "\(folder)/\(thread)/syscall", encoding: .utf8)
            // System call 0 on x86-64 and 63 on arm64 is read; its first argument is the descriptor.
            return call.map { $0.hasPrefix("0 0x0 ") || $0.hasPrefix("63 0x0 ") } ?? false
        }
    }
}
