import Foundation
import TestSupport
import Testing

@Suite("Preparing, when something goes wrong", .timeLimited)
struct PrepareFaultTests {
    private let scratch: Scratch
    private let prepare = ["prepare", "--profile", "small.yml", "good.wav", "--cache", "cache", "--output"]

    init() throws {
        scratch = try Scratch()
        _ = try scratch.file("small.yml", PrepareTests.profile)
        try scratch.file("good.wav", bytes: Take.good.wave)
    }

    private func run(_ arguments: [String]) throws -> Command { try Command.run(arguments, in: scratch.folder) }

    private func file(_ name: String) -> URL { scratch.folder.appending(path: name) }

    private func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: file(folder).path).sorted()
    }

    @Test("killed at any moment leaves nothing, the old set or the new one, and the next run clears up")
    func killed() throws {
        #expect(try run(prepare + ["old"]).status == 0)
        let set = try Data(contentsOf: file("old/prepared.json"))
        for (output, moments) in [("nothing", 0..<6), ("old", 0..<6)] {
            for moment in moments {
                try kill(output, moment: moment)
                let there = try? Data(contentsOf: file("\(output)/prepared.json"))
                #expect(there == nil ? output == "nothing" : there == set, "\(output), \(moment)")
                if there != nil { #expect(try run(["verify", output]).status == 0) }
            }
            #expect(try run(prepare + [output, "--replace"]).status == 0)
            #expect(try run(["verify", output]).status == 0)
        }
        #expect(try names(in: ".") == ["cache", "good.wav", "nothing", "old", "small.yml"])
    }

    /// Starts preparing and kills it: at once, when there is something beside the goal, and so many steps of writing later.
    private func kill(_ output: String, moment: Int) throws {
        let process = Process()
        process.executableURL = Command.executable
        process.arguments = prepare + [output, "--replace"]
        process.currentDirectoryURL = scratch.folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.start()
        let beside = file(".\(output).\(process.processIdentifier).part").path
        func count() -> Int { (try? FileManager.default.contentsOfDirectory(atPath: beside))?.count ?? -1 }
        while moment > 0, process.isRunning, count() < moment - 1 { usleep(100) }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitForEnd()
    }

    @Test(
        "refuses an output that is a file, a link to nothing, or nothing, and takes an empty folder and a link to one")
    func outputs() throws {
        _ = try scratch.file("blocked", "a file, not a folder")
        for (name, target) in [("dangling", "nowhere"), ("link", "real")] {
            try FileManager.default.createSymbolicLink(atPath: file(name).path, withDestinationPath: target)
        }
        try FileManager.default.createDirectory(at: file("real"), withIntermediateDirectories: true)
        for output in ["blocked", "dangling"] {
            let result = try run(prepare + [output])
            #expect(result.status == 73, "\(output): \(result.status) \(result.errors)")
            #expect(result.errors.contains("\(output)"), "\(result.errors)")
        }
        #expect(try run(prepare + [""]).status == 64)
        #expect(try run(prepare + ["link"]).status == 0)
        #expect(try names(in: "real").contains("prepared.json"))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: file("link").path) == "real")
    }

    @Test("packs what it prepares first, in one command, and refers to where it comes from")
    func package() throws {
        let result = try run([
            "package", "--profile", "small.yml", "good.wav", "--prepare", "prepared", "--output", "packed",
        ])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("PLAN  small: FAIL now, PASS after"))
        let manifest = try String(contentsOf: file("packed/manifest.json"), encoding: .utf8)
        #expect(manifest.contains("\"path\" : \"../prepared/prepared.json\""))
        let verified = try run(["verify", "packed"])
        #expect(verified.status == 0 && verified.output.contains("come out the same"), "\(verified.errors)")
        // What does not pass is neither prepared nor packed.
        _ = try scratch.file("nine.yml", PrepareTests.profile.replacing("count: 1...", with: "count: 9"))
        let refused = try run([
            "package", "--profile", "nine.yml", "good.wav", "--prepare", "other", "--output", "other-packed",
        ])
        #expect(refused.status == 1)
        #expect(!FileManager.default.fileExists(atPath: file("other").path))
        #expect(!FileManager.default.fileExists(atPath: file("other-packed").path))
    }

    @Test("the watch prepares what has come in as soon as that passes, and again when more comes in")
    func watch() throws {
        try FileManager.default.createDirectory(at: file("takes"), withIntermediateDirectories: true)
        try scratch.file("takes/one.wav", bytes: Take.good.wave)
        let watch = ["watch", "--profile", "small.yml", "takes", "--prepare", "prepared", "--until-pass"]
        let first = try run(watch)
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("PREPARED  small: "), "\(first.output)")
        let count = try names(in: "prepared").count
        try scratch.file("takes/two.wav", bytes: Take.good.withDeadChannel.wave)
        let second = try run(watch)
        #expect(second.status == 0, "\(second.errors)")
        #expect(try names(in: "prepared").count >= count)
        #expect(try run(["verify", "prepared"]).status == 0)
        #expect(try run(["check", "--profile", "small.yml", "prepared"]).status == 0)
    }

    @Test("what cannot be measured at all is no set that passes")
    func nothing() throws {
        _ = try scratch.file("notes.wav", "my notes")
        let result = try run(["prepare", "--profile", "small.yml", "notes.wav", "--output", "out"])
        #expect(result.status == 1)
        #expect(result.output.contains("out   notes.wav: cannot be measured, so nothing is made of it"))
        #expect(result.output.contains("FAIL after; 0 recordings from 1"), "\(result.output)")
        #expect(!FileManager.default.fileExists(atPath: file("out").path))
    }

    @Test("cuts pauses shorter that are longer than the vendor allows, and no speech is lost")
    func pauses() throws {
        let rule = """

                  - id: take-pause
                    pause: {longest: {atMost: 3s}}
                    source: {ref: doc, quote: "3 seconds"}
                    examples: {pass: [{pause: {longest: 2.5s}}], open: [{pause: {longest: 3.1s}}], fail: [{pause: {longest: 4s}}]}
            """
        _ = try scratch.file(
            "pauses.yml",
            PrepareTests.profile.replacing("atMost: 10s", with: "atMost: 60s")
                .replacing("duration: 10s", with: "duration: 60s").replacing("480001", with: "2880001")
                .replacing("\"2 to 10 seconds\"", with: "\"2 to 60 seconds\"") + rule)
        try scratch.file("paused.wav", bytes: Take.good.paused.wave)
        let before = try run(["check", "--profile", "pauses.yml", "paused.wav"])
        #expect(before.status == 1 && before.output.contains("[take-pause]"), "\(before.output)\(before.errors)")
        let result = try run(["prepare", "--profile", "pauses.yml", "paused.wav", "--output", "out"])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("Shorten a pause by "))
        #expect(try run(["verify", "out"]).status == 0)
        let speech = try ["paused.wav", "out"].map { name -> Double in
            let measured = try run(["measure", "--depth", "listen", "--format", "json", name]).json()
            let recordings = try #require(measured["recordings"] as? [[String: Any]])
            return try #require(recordings.first?["speech"] as? [String: Any])["duration"]
                .flatMap { ($0 as? [String: Any])?["value"] as? Double } ?? 0
        }
        #expect(abs(speech[0] - speech[1]) < 0.3, "\(speech)")
    }

    /// An MP3 of 1:56 that says only in a comment of iTunes what players skip, so that its frames cannot be cut.
    private static func uncuttable() throws -> Data {
        let source = try Data(contentsOf: Command.root.appending(path: "Fixtures/session/01-harbour.mp3"))
        let text = " 00000000 00000240 00000400 00000000001C5200" + String(repeating: " 00000000", count: 8)
        let content = Data([0]) + Data("engiTunSMPB\0\(text)".utf8)
        let frame = Data("COMM".utf8) + Data([0, 0, 0, UInt8(content.count), 0, 0]) + content
        let tag = Data("ID3".utf8) + Data([3, 0, 0, 0, 0, UInt8(frame.count >> 7), UInt8(frame.count & 0x7F)]) + frame
        // Without the frame that says it in LAME's way.
        return tag + source.dropFirst(180)
    }

    @Test("plans anew where coded frames turn out not to be cut, before anything is printed")
    func uncut() throws {
        let container = ["container: [wav]": "container: [wav, mp3]", "{container: mp3}": "{container: flac}"]
        let profile = container.reduce(PrepareTests.profile) { $0.replacing($1.key, with: $1.value) }
        _ = try scratch.file("small.yml", profile)
        try scratch.file("take.mp3", bytes: try Self.uncuttable())
        for cost in ["lossless", "resample"] {
            let command = ["prepare", "--profile", "small.yml", "--allow", cost, "--output"]
            let refused = try run(command + ["alone", "take.mp3"])
            #expect(refused.status == 1, "\(refused.output)\(refused.errors)")
            #expect(
                refused.output.contains("out   take.mp3: not accepted, and nothing that prepare does would change that")
            )
            #expect(refused.errors.contains("nothing was written, since the result would not pass"))
            let others = try run(command + [cost, "take.mp3", "good.wav"])
            #expect(others.status == 0, "\(others.output)\(others.errors)")
            #expect(others.output.contains("out   take.mp3: not accepted"))
        }
        // One that says it in LAME's way is cut as it is.
        let cut = try run([
            "prepare", "--profile", "small.yml", Command.root.appending(path: "Fixtures/session/01-harbour.mp3").path,
            "--plan",
        ])
        #expect(cut.status == 0 && !cut.output.contains("Decode"), "\(cut.output)")
    }

    @Test("the command that check prints makes a set that passes, and check then prints none")
    func advice() throws {
        try scratch.file("cut off.wav", bytes: Take.good.wave.dropLast(40_000))
        try scratch.file("stereo.wav", bytes: Take.good.withDeadChannel.wave)
        for takes in ["good.wav", "cut off.wav", "stereo.wav"] {
            let checked = try run(["check", "--profile", "small.yml", takes])
            #expect(checked.status == 1)
            let line = try #require(
                checked.output.split(separator: "\n").first { $0.hasPrefix("to make recordings that pass: ") },
                "\(takes): \(checked.output)")
            let command = line.dropFirst("to make recordings that pass: ".count)
            let path = Command.executable.deletingLastPathComponent().path
            let process = Process()
            process.executableURL = URL(filePath: "/bin/bash")
            process.arguments = ["-c", "PATH=\(path):$PATH; \(command)"]
            process.currentDirectoryURL = scratch.folder
            process.standardOutput = FileHandle.nullDevice
            try process.start()
            process.waitForEnd()
            #expect(process.terminationStatus == 0, "\(command)")
            let folder = try #require(command.split(separator: " ").last)
            let after = try run(["check", "--profile", "small.yml", String(folder)])
            #expect(after.status == 0, "\(after.output)")
            #expect(!after.output.contains("to make recordings that pass"))
        }
        // Nothing that prepare does makes more of it.
        _ = try scratch.file("nine.yml", PrepareTests.profile.replacing("count: 1...", with: "count: 9"))
        let hopeless = try run(["check", "--profile", "nine.yml", "good.wav"])
        #expect(hopeless.status == 1 && !hopeless.output.contains("to make recordings that pass"))
    }
}
