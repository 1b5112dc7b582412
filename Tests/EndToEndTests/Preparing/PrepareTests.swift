import Foundation
import TestSupport
import Testing

@Suite("Preparing from the command line", .timeLimited)
struct PrepareTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func run(_ arguments: [String]) throws -> Command { try Command.run(arguments, in: scratch.folder) }

    private func file(_ name: String) -> URL { scratch.folder.appending(path: name) }

    private func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: file(folder).path).sorted()
    }

    @Test("makes a set that passes, for each vendor, of a folder with one of each mistake")
    func everyMistake() throws {
        _ = try MistakenTakes(scratch)
        for profile in ["alibaba-ims-standard", "huawei-metastudio-basic", "tencent-vod-clone"] {
            let cache = ["--cache", file("cache").path]
            let result = try run(["prepare", "--profile", profile, "takes", "--output", profile] + cache)
            #expect(result.status == 0, "\(profile): \(result.output.suffix(2000))\(result.errors)")
            #expect(result.output.contains("PREPARED  \(profile): "))
            #expect(try run(["check", "--profile", profile, profile] + cache).status == 0)
            let schema = try SchemaValidator(try Command.run(["schema", "prepared"]).output)
            let prepared = try String(contentsOf: file("\(profile)/prepared.json"), encoding: .utf8)
            #expect(try schema.mistakes(in: prepared).isEmpty)
        }
        let verified = try run(["verify", "alibaba-ims-standard"])
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(verified.output.hasPrefix("VERIFIED  alibaba-ims-standard: "))
        #expect(
            try names(in: ".") == [
                "alibaba-ims-standard", "cache", "huawei-metastudio-basic", "takes", "tencent-vod-clone",
            ])
    }

    // MARK: A small profile

    static let profile = """
        id: small
        title: Small takes
        revision: 1
        sources: {doc: {title: Document, address: example.com, read: 2026-11-20, confidence: own}}
        roles:
          take:
            title: A take
            count: 1...
            source: {ref: doc, quote: "takes"}
            rules:
              - id: take-container
                container: [wav]
                source: {ref: doc, quote: "wav"}
                examples: {pass: [{container: wav}], fail: [{container: mp3}]}
              - id: take-channels
                channels: [mono]
                source: {ref: doc, quote: "mono"}
                examples: {pass: [{channels: 1}], fail: [{channels: 2}]}
              - id: take-duration
                duration: {atLeast: 2s, atMost: 10s}
                source: {ref: doc, quote: "2 to 10 seconds"}
                examples:
                  pass: [{duration: 2s}, {duration: 10s}]
                  fail: [{frames: 95999, rate: 48000}, {frames: 480001, rate: 48000}]
        """

    private func small() throws { _ = try scratch.file("small.yml", Self.profile) }

    @Test("only prints the plan where that is asked for, as text or as JSON")
    func plan() throws {
        try small()
        try scratch.file("good.wav", bytes: Take.good.wave)
        let text = try run(["prepare", "--profile", "small.yml", "good.wav", "--plan"])
        #expect(text.status == 0, "\(text.errors)")
        #expect(text.output.contains("Take piece 1 of "))
        #expect(text.output.contains("[take-duration]"))
        #expect(text.output.contains("PLAN  small: FAIL now, PASS after; "))
        let json = try run(["prepare", "--profile", "small.yml", "good.wav", "--plan", "--format", "json"])
        let schema = try SchemaValidator(try Command.run(["schema", "plan"]).output)
        #expect(try schema.mistakes(in: json.output).isEmpty)
        #expect(try names(in: ".") == ["good.wav", "small.yml"])
    }

    @Test("cuts a long recording in its pauses, and never in a word; the originals stay as they are")
    func split() throws {
        try small()
        try scratch.file("good.wav", bytes: Take.good.wave)
        let before = try Data(contentsOf: file("good.wav"))
        let result = try run(["prepare", "--profile", "small.yml", "good.wav", "--output", "out"])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(firstDifference(try Data(contentsOf: file("good.wav")), from: before) == nil)
        let measured = try run(["measure", "--depth", "listen", "--format", "json", "out"]).json()
        let recordings = try #require(measured["recordings"] as? [[String: Any]])
        #expect(recordings.count > 1)
        for recording in recordings {
            let speech = try #require(recording["speech"] as? [String: Any])
            #expect(speech["cutOffAtStart"] as? Bool == false)
            #expect(speech["cutOffAtEnd"] as? Bool == false)
        }
    }

    @Test("writes the same bytes in every run, and verifies them; what was changed is found")
    func sameBytes() throws {
        try small()
        try scratch.file("good.wav", bytes: Take.good.wave)
        try scratch.file("dead.wav", bytes: Take.good.withDeadChannel.wave)
        let command = ["prepare", "--profile", "small.yml", "good.wav", "dead.wav", "--output"]
        #expect(try run(command + ["out"]).status == 0)
        #expect(try run(command + ["again"]).status == 0)
        #expect(try names(in: "out") == names(in: "again"))
        for name in try names(in: "out") {
            let bytes = try Data(contentsOf: file("out/\(name)"))
            #expect(firstDifference(try Data(contentsOf: file("again/\(name)")), from: bytes) == nil, "\(name)")
        }
        #expect(try run(["verify", "out"]).status == 0)
        let name = try #require(try names(in: "out").first { $0.hasSuffix(".wav") })
        let good = try Data(contentsOf: file("out/\(name)"))
        try (good.dropLast() + [1]).write(to: file("out/\(name)"))
        let changed = try run(["verify", "out"])
        #expect(changed.status == 65)
        #expect(changed.errors.contains("\(name): was changed after it was written."))
        try good.write(to: file("out/\(name)"))
        let set = try String(contentsOf: file("out/prepared.json"), encoding: .utf8)
        let other = set.replacing(/"firstFrame" : [1-9]\d*/, with: "\"firstFrame\" : 1", maxReplacements: 1)
        #expect(other != set)
        try Data(other.utf8).write(to: file("out/prepared.json"))
        #expect(try run(["verify", "out"]).status == 65)
    }

    @Test("writes nothing where the result would not pass, and says what is missing, unless part of it is wanted")
    func partial() throws {
        _ = try scratch.file("small.yml", Self.profile.replacing("count: 1...", with: "count: 9"))
        try scratch.file("good.wav", bytes: Take.good.wave)
        let command = ["prepare", "--profile", "small.yml", "good.wav", "--output", "out"]
        let refused = try run(command)
        #expect(refused.status == 1)
        #expect(refused.output.contains("[take-count]"))
        #expect(refused.errors.contains("nothing was written"))
        #expect(try names(in: ".") == ["good.wav", "small.yml"])
        #expect(try run(command + ["--partial"]).status == 1)
        #expect(try names(in: "out").contains("prepared.json"))
    }

    @Test("says with which permission it would pass")
    func permission() throws {
        try small()
        let mp3 = Command.root.appending(path: "Fixtures/session/01-harbour.mp3").path
        let refused = try run(["prepare", "--profile", "small.yml", mp3, "--plan"])
        #expect(refused.status == 1)
        #expect(refused.output.contains("with --allow resample"))
        #expect(try run(["prepare", "--profile", "small.yml", mp3, "--plan", "--allow", "resample"]).status == 0)
    }

    @Test("replaces what it prepared before, where that is asked for, and nothing else")
    func existing() throws {
        try small()
        try scratch.file("good.wav", bytes: Take.good.wave)
        let command = ["prepare", "--profile", "small.yml", "good.wav", "--output", "out"]
        #expect(try run(command).status == 0)
        let again = try run(command)
        #expect(again.status == 73)
        #expect(again.errors.contains("--replace"))
        #expect(try run(command + ["--replace"]).status == 0)
        try scratch.file("out/mine.txt", bytes: Data("mine".utf8))
        let kept = try run(command + ["--replace"])
        #expect(kept.status == 73)
        #expect(kept.errors.contains("out/mine.txt: was not made by prepare"))
        #expect(FileManager.default.fileExists(atPath: file("out/mine.txt").path))
    }

    @Test("leaves nothing behind where the disk is full")
    func diskFull() throws {
        try small()
        try scratch.file("good.wav", bytes: Take.good.wave)
        let command = "ulimit -f 40; trap '' XFSZ; exec \"$0\" \"$@\""
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments =
            [
                "-c", command, Command.executable.path, "prepare", "--profile", "small.yml", "good.wav", "--output",
                "out",
            ]
        process.currentDirectoryURL = scratch.folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.start()
        process.waitForEnd()
        #expect(process.terminationStatus == 74)
        #expect(try names(in: ".") == ["good.wav", "small.yml"])
    }

    @Test("goes into a package whose manifest says how the recordings were prepared")
    func package() throws {
        try small()
        try scratch.file("good.wav", bytes: Take.good.wave)
        #expect(try run(["prepare", "--profile", "small.yml", "good.wav", "--output", "out"]).status == 0)
        let packed = try run(["package", "--profile", "small.yml", "out", "--output", "packed"])
        #expect(packed.status == 0, "\(packed.output)\(packed.errors)")
        let manifest = try String(contentsOf: file("packed/manifest.json"), encoding: .utf8)
        #expect(manifest.contains("\"path\" : \"../out/prepared.json\""))
        let verified = try run(["verify", "packed"])
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(verified.output.contains("come out the same"))
    }
}
