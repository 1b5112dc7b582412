import Foundation
import TestSupport
import Testing

@Suite("The watch over a folder", .timeLimited)
struct WatchTests {
    /// A running watch, whose output is read as it comes.
    private struct Running {
        let process = Process()
        private let pipe = Pipe()

        init(_ arguments: [String], in scratch: Scratch) throws {
            process.executableURL = Command.executable
            process.arguments = ["watch"] + arguments
            process.currentDirectoryURL = scratch.folder
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = pipe
            try process.start()
        }

        /// All output up to and with `text`, or to the end.
        func output(to text: String) -> String {
            var output = Data()
            while !String(decoding: output, as: UTF8.self).contains(text) {
                let more = pipe.fileHandleForReading.availableData
                if more.isEmpty { break }
                output += more
            }
            return String(decoding: output, as: UTF8.self)
        }
    }

    @Test("ends with 0 when the recording that was waited for has come in")
    func untilPass() throws {
        let scratch = try Scratch()
        try scratch.wave("takes/short.wav", frames: 8000)
        let watch = try Running(
            ["--profile", "tencent-vod-clone", "takes", "--until-pass"], in: scratch)
        let first = watch.output(to: "FAIL  tencent-vod-clone")
        #expect(first.hasPrefix("FAIL  takes/short.wav  0:01.000  peak −11.6 dBFS  speech −27.6 dBFS  SNR "))
        #expect(first.contains("      sample: 1 recording, 0:01.000 in all\n"), "\(first)")
        try scratch.wave("takes/good.wav", frames: 20 * 8000)
        try FileManager.default.removeItem(at: scratch.folder.appending(path: "takes/short.wav"))
        let rest = watch.output(to: "PASS  tencent-vod-clone")
        #expect(rest.contains("gone  takes/short.wav\n"))
        #expect(rest.contains("ok    takes/good.wav") && rest.contains("10.0 s above the minimum of 10 s\n"))
        watch.process.waitForEnd()
        #expect(watch.process.terminationStatus == 0)
    }

    @Test("ends with 130 when somebody presses Ctrl-C")
    func interrupted() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(
            at: scratch.folder.appending(path: "takes"), withIntermediateDirectories: true)
        let watch = try Running(["--profile", "soniox", "takes"], in: scratch)
        #expect(watch.output(to: "\n") == "no recordings yet; waiting for them.\n")
        watch.process.interrupt()
        watch.process.waitForEnd()
        #expect(watch.process.terminationStatus == 130 && watch.process.terminationReason == .exit)
    }

    @Test("does not begin without its folder, or without a profile")
    func wrongUse() throws {
        let scratch = try Scratch()
        let missing = try Command.run(["watch", "--profile", "soniox", "takes"], in: scratch.folder)
        #expect(missing.status == 66)
        #expect(missing.errors == "voice-preflight: takes: does not exist. Create the folder first.\n")
        #expect(try Command.run(["watch", "--profile", "sonox", "."], in: scratch.folder).status == 64)
        #expect(try Command.run(["watch", "."], in: scratch.folder).status == 64)
    }
}
