import Foundation
import TestSupport
import Testing

@Suite("Packing from the command line", .timeLimited)
struct PackageTests {
    private let scratch: Scratch
    private let package = ["package", "--profile", "huawei-metastudio-premium", "--output", "out"]

    init() throws {
        scratch = try Scratch()
        try scratch.wave("take.wav", frames: 48_000, rate: 48_000)
    }

    private func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Command {
        try Command.run(arguments, in: scratch.folder, environment: environment)
    }

    private func file(_ name: String) -> URL { scratch.folder.appending(path: name) }

    @Test("makes a zip and a manifest that verify")
    func packs() throws {
        let result = try run(package + ["take.wav"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.hasSuffix("PACKED  huawei-metastudio-premium\n"))
        #expect(try run(["verify", "out"]).status == 0)
        #expect(try run(["verify", "out/manifest.json"]).output.hasPrefix("VERIFIED  huawei-metastudio-premium"))
        let schema = try SchemaValidator(try Command.run(["schema", "manifest"]).output)
        let manifest = try String(contentsOf: file("out/manifest.json"), encoding: .utf8)
        #expect(try schema.mistakes(in: manifest).isEmpty)
    }

    @Test("gives the same bytes in another locale, time zone and with another umask")
    func sameBytes() throws {
        _ = try run(package + ["take.wav"])
        let first = try Data(contentsOf: file("out/package.zip"))
        let manifest = try Data(contentsOf: file("out/manifest.json"))
        _ = try run(
            package + ["--replace", "./take.wav"], environment: ["TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "de_DE"])
        #expect(firstDifference(try Data(contentsOf: file("out/package.zip")), from: first) == nil)
        #expect(firstDifference(try Data(contentsOf: file("out/manifest.json")), from: manifest) == nil)
    }

    @Test("is unpacked without complaint", arguments: ["unzip -t", "7z t", "bsdtar -tf", "python3 -m zipfile -t"])
    func unpacked(tool: String) throws {
        _ = try run(package + ["take.wav"])
        let script = "command -v \(tool.prefix { $0 != " " }) >/dev/null || exit 0; \(tool) out/package.zip"
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = scratch.folder
        process.standardOutput = FileHandle.nullDevice
        try process.start()
        process.waitForEnd()
        #expect(process.terminationStatus == 0)
    }

    @Test("refuses what is no WAV by name, and says what was left out")
    func refuses() throws {
        let mp3 = Command.root.appending(path: "Fixtures/mp3/cbr-lame-info.mp3").path
        let refused = try run(package + [mp3])
        #expect(refused.status == 1)
        #expect(refused.output.contains("cbr-lame-info.mp3") && refused.output.contains("[take-container]"))
        #expect(refused.errors.contains("not packed"))
        #expect(!FileManager.default.fileExists(atPath: file("out").path))
        let notes = try scratch.file("notes.txt", "hello")
        #expect(try run(package + [notes.path]).status == 2)
        try scratch.wave("set/take.wav", frames: 48_000, rate: 48_000)
        _ = try scratch.file("set/.DS_Store", "x")
        _ = try scratch.file("set/__MACOSX/._take.wav", "x")
        let folder = try run(package + ["set"])
        #expect(folder.status == 0)
        #expect(folder.output.contains("set/.DS_Store (hidden)"))
        #expect(folder.output.contains("set/__MACOSX (system file)"))
    }

    @Test("ends with the right status when something is in the way")
    func statuses() throws {
        #expect(try run(package + ["missing.wav"]).status == 66)
        _ = try scratch.file("blocked", "a file, not a folder")
        #expect(
            try run(["package", "--profile", "huawei-metastudio-premium", "--output", "blocked/out", "take.wav"]).status
                == 73)
        #expect(try run(package + ["take.wav"]).status == 0)
        #expect(try run(package + ["take.wav"]).status == 73)
        #expect(try run(package + ["--replace", "take.wav"]).status == 0)
        #expect(try run(["verify", "nothing"]).status == 66)
        try scratch.wave("take.wav", frames: 48_001, rate: 48_000)
        #expect(try run(["verify", "out"]).status == 65)
    }

    @Test("leaves what was there untouched when the disk is full")
    func diskFull() throws {
        _ = try run(package + ["take.wav"])
        let before = try Data(contentsOf: file("out/package.zip"))
        try scratch.wave("take.wav", frames: 480_000, rate: 48_000)
        // A limit on the size of files (in blocks of 512 bytes) fails as a full disk does, once its signal is ignored.
        let command = ([Command.executable.path] + package + ["--replace", "take.wav"]).joined(separator: " ")
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "trap '' XFSZ; ulimit -f 400; exec \(command)"]
        process.currentDirectoryURL = scratch.folder
        process.standardError = FileHandle.nullDevice
        try process.start()
        process.waitForEnd()
        #expect(process.terminationStatus == 74)
        #expect(firstDifference(try Data(contentsOf: file("out/package.zip")), from: before) == nil)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: file("out").path).sorted() == [
                "manifest.json", "package.zip",
            ])
    }
}
