import Foundation
import TestSupport
import Testing

@Suite("Packing, when something goes wrong", .timeLimited)
struct PackageFaultTests {
    private let scratch: Scratch
    private let package = ["package", "--profile", "huawei-metastudio-premium", "--output", "out"]

    init() throws {
        scratch = try Scratch()
        try scratch.wave("take.wav", frames: 48_000, rate: 48_000)
    }

    private func run(_ arguments: [String]) throws -> Command { try Command.run(arguments, in: scratch.folder) }

    private func file(_ name: String) -> URL { scratch.folder.appending(path: name) }

    private func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: file(folder).path).sorted()
    }

    /// A profile that takes any number of WAVs in one zip.
    private func manyTakes() throws -> String {
        try scratch.file(
            "many.yml",
            """
            id: many
            title: Many takes
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
            package: {form: zip, roles: [take], source: {ref: doc, quote: "a zip"}}
            """
        ).path
    }

    @Test("leaves its own package out when the output is inside the input, and says so")
    func outputInsideInput() throws {
        try scratch.wave("takes/a.wav", frames: 48_000, rate: 48_000)
        let command = ["package", "--profile", "huawei-metastudio-premium", "takes", "--output", "takes/out"]
        #expect(try run(command).status == 0)
        let first = try Data(contentsOf: file("takes/out/package.zip"))
        let again = try run(command + ["--replace"])
        #expect(again.status == 0)
        #expect(again.output.contains("takes/out/package.zip (not a recording)"))
        #expect(again.output.contains("takes/out/manifest.json (not a recording)"))
        #expect(firstDifference(try Data(contentsOf: file("takes/out/package.zip")), from: first) == nil)
    }

    @Test("never puts the package in the place of a recording that goes in")
    func replacesNoRecording() throws {
        try scratch.wave("package.zip", frames: 48_000, rate: 48_000)
        let before = try Data(contentsOf: file("package.zip"))
        let result = try run([
            "package", "--profile", "huawei-metastudio-premium", "package.zip", "--output", ".", "--replace", "--force",
        ])
        #expect(result.status == 73, "\(result.errors)")
        #expect(result.errors.contains("the package would replace it"))
        #expect(firstDifference(try Data(contentsOf: file("package.zip")), from: before) == nil)
        #expect(!FileManager.default.fileExists(atPath: file("manifest.json").path))
    }

    @Test("says which recording is given twice, also under another name, and which names collide")
    func twice() throws {
        let command = ["package", "--profile", try manyTakes(), "--output", "out"]
        try FileManager.default.createSymbolicLink(atPath: file("link.wav").path, withDestinationPath: "take.wav")
        let words = [
            "take.wav": "is given twice, and a package holds each file once",
            "./take.wav": "would be called \"take.wav\" in the package, like take.wav",
            // What a link leads to is known when it is packed.
            "link.wav": "take.wav: is given 2 times",
        ]
        for (second, words) in words {
            let result = try run(command + ["take.wav", second])
            #expect(result.status == 1)
            #expect((result.output + result.errors).contains(words), "\(second): \(result.output)\(result.errors)")
        }
        try scratch.wave("录.wav", frames: 48_000, rate: 48_000)
        try scratch.wave("音.wav", frames: 48_000, rate: 48_000)
        let collision = try run(command + ["录.wav", "音.wav"])
        #expect(collision.status == 1 && collision.output.contains("would be called \"_.wav\""))
        #expect(!FileManager.default.fileExists(atPath: file("out/package.zip").path))
    }

    @Test("refuses an output that is a file, a link to nothing, or nothing, and takes a link to a folder")
    func outputs() throws {
        func status(_ output: String) throws -> (Int32, String) {
            let result = try run(["package", "--profile", "huawei-metastudio-premium", "take.wav", "--output", output])
            return (result.status, result.errors)
        }
        _ = try scratch.file("blocked", "a file, not a folder")
        for (name, target) in [("dangling", "nowhere"), ("link", "real")] {
            try FileManager.default.createSymbolicLink(atPath: file(name).path, withDestinationPath: target)
        }
        try FileManager.default.createDirectory(at: file("real"), withIntermediateDirectories: true)
        for output in ["blocked", "dangling"] {
            let (code, errors) = try status(output)
            #expect(code == 73 && errors.contains("\(output): already exists and is not a folder"), "\(errors)")
        }
        #expect(try status("").0 == 64)
        #expect(try status("link").0 == 0)
        #expect(try names(in: "real") == ["manifest.json", "package.zip"])
        try FileManager.default.createDirectory(at: file("taken/package.zip"), withIntermediateDirectories: true)
        #expect(try status("taken").0 == 73)
        let replaced = try run(package.dropLast() + ["taken", "--replace", "take.wav"])
        #expect(replaced.status == 73, "\(replaced.errors)")
        #expect(try names(in: "taken") == ["package.zip"])
    }

    @Test("cannot write into a folder that is not writable", .enabled(if: geteuid() != 0))
    func notWritable() throws {
        try FileManager.default.createDirectory(
            at: file("out"), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o555])
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file("out").path) }
        let result = try run(package + ["take.wav"])
        #expect(result.status == 73 && result.errors.contains("Permission denied"), "\(result.errors)")
        #expect(try run(package.dropLast() + ["out/below", "take.wav"]).errors.contains("Permission denied"))
    }

    @Test("replaces an old package that is read-only, since its folder is not")
    func readOnlyPackage() throws {
        #expect(try run(package + ["take.wav"]).status == 0)
        for name in ["out/package.zip", "out/manifest.json"] {
            try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: file(name).path)
        }
        try scratch.wave("take.wav", frames: 48_001, rate: 48_000)
        #expect(try run(package + ["--replace", "take.wav"]).status == 0)
        #expect(try run(["verify", "out"]).status == 0)
    }

    @Test("writes no progress where standard error is not a terminal")
    func quiet() throws {
        #expect(try run(package + ["take.wav"]).errors == "")
        #expect(try run(["verify", "out"]).errors == "")
    }

    @Test("killed at any moment leaves nothing, the old package or the new one, and the next run clears up")
    func killed() throws {
        let frames = 4_800_000
        try scratch.wave("take.wav", frames: frames, rate: 48_000)
        #expect(try run(package + ["take.wav"]).status == 0)
        let old = try Data(contentsOf: file("out/package.zip"))
        try scratch.wave("take.wav", frames: frames + 1, rate: 48_000)
        #expect(try run(package.dropLast() + ["new", "take.wav"]).status == 0)
        let new = try Data(contentsOf: file("new/package.zip"))
        for (output, moments) in [("out", 0..<16), ("nothing", 0..<4)] {
            for moment in moments {
                try kill(output: output, moment: output == "out" ? moment : moment * 4, packageSize: new.count)
                let there = try? Data(contentsOf: file("\(output)/package.zip"))
                #expect(output == "out" ? there == old || there == new : there == nil || there == new)
            }
            #expect(try run(package.dropLast() + [output, "--replace", "take.wav"]).status == 0)
            #expect(try names(in: output) == ["manifest.json", "package.zip"])
            #expect(try run(["verify", output]).status == 0)
        }
    }

    /// Starts packing and kills it: moments 0 to 11 when so many twelfths of the zip are written, the others while it is
    /// read back, or when it is over, as it happens.
    private func kill(output: String, moment: Int, packageSize: Int) throws {
        let process = Process()
        process.executableURL = Command.executable
        process.arguments = package.dropLast() + [output, "--replace", "take.wav"]
        process.currentDirectoryURL = scratch.folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.start()
        let unfinished = file("\(output)/.package.zip.\(process.processIdentifier).part").path
        let threshold = min(moment, 12) * packageSize / 12
        while process.isRunning, (Self.size(of: unfinished) ?? -1) < threshold { usleep(100) }
        for _ in 0..<max(0, moment - 12) * 100 where process.isRunning { usleep(100) }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitForEnd()
    }

    private static func size(of path: String) -> Int? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
    }
}
