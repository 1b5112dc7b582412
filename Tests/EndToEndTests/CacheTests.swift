import Foundation
import TestSupport
import Testing

@Suite("Remembered measurements", .timeLimited)
struct CacheTests {
    @Test("change nothing that is printed, by option and by environment", arguments: ["json", "text"])
    func same(format: String) throws {
        let scratch = try Scratch()
        let arguments = ["check", "--profile", "soniox", "Fixtures/wav", "Fixtures/mp4", "--format", format]
        let plain = try Command.run(arguments)
        let cache = scratch.folder.appending(path: "deep/cache").path
        for _ in 1...2 {
            let remembered = try Command.run(arguments + ["--cache", cache])
            #expect(firstDifference(remembered.output, from: plain.output) == nil)
            #expect(remembered.status == plain.status)
        }
        let count = try FileManager.default.contentsOfDirectory(atPath: cache).count
        #expect(count > 20)
        let other = scratch.folder.appending(path: "other").path
        let byEnvironment = try Command.run(arguments, environment: ["VOICE_PREFLIGHT_CACHE": other])
        #expect(firstDifference(byEnvironment.output, from: plain.output) == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: other).count == count)
        _ = try Command.run(
            arguments + ["--no-cache"], environment: ["VOICE_PREFLIGHT_CACHE": "\(other)/third"])
        #expect(!FileManager.default.fileExists(atPath: "\(other)/third"))
    }

    @Test("are done without where their folder cannot be used, and that is said")
    func unusable() throws {
        let scratch = try Scratch()
        _ = try scratch.file("taken", "")
        let result = try Command.run(
            ["measure", Command.root.path + "/Fixtures/wav/pcm-s16.wav", "--cache", "taken/cache"], in: scratch.folder)
        #expect(result.status == 0 && result.output.contains("pcm-s16.wav"))
        #expect(result.errors.hasPrefix("voice-preflight: taken/cache: cannot be created as a folder: "))
        #expect(result.errors.hasSuffix("Everything is measured again.\n"))
        #expect(try Command.run(["measure", "x.wav", "--cache", ""]).status == 64)
        #expect(try Command.run(["measure", "x.wav", "--cache", "a", "--no-cache"]).status == 64)
    }
}
