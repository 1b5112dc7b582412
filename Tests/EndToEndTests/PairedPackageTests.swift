import Foundation
import TestSupport
import Testing

@Suite("Packing recordings with their texts from the command line", .timeLimited)
struct PairedPackageCommandTests {
    private let scratch: Scratch
    private let package = ["package", "--profile", "huawei-metastudio-basic", "--output", "out"]

    /// Twenty recordings of 9 s, the least that the basic edition advises in total, each with its text.
    init() throws {
        scratch = try Scratch()
        for number in 1...20 {
            var wave = Wave.bytes(frames: 9 * 48_000, rate: 48_000)
            wave[44] = UInt8(number)
            try scratch.file("takes/s\(number).wav", bytes: wave)
            _ = try scratch.file("takes/s\(number).txt", "第\(number)句。")
        }
        _ = try scratch.file("takes/.DS_Store", "x")
        _ = try scratch.file("takes/notes.doc", "x")
        try scratch.file("takes/cover.wav", bytes: Data([0x00, 0x05, 0x16, 0x07, 0x00, 0x02, 0x00, 0x00]))
    }

    private func run(_ arguments: [String]) throws -> Command { try Command.run(arguments, in: scratch.folder) }

    private func shell(_ script: String) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = scratch.folder
        let output = try scratch.file("shell", "")
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        try process.start()
        process.waitForEnd()
        return (process.terminationStatus, try String(contentsOf: output, encoding: .utf8))
    }

    @Test("gives the vendor's names, which other programs unpack, and a manifest that verifies")
    func packs() throws {
        let result = try run(package + ["takes"])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("material  ../takes/s10.wav  9.wav"))
        #expect(result.output.contains("text      ../takes/s10.txt  9.txt"))
        #expect(
            result.output.hasSuffix(
                "still needed to submit: letter=PATH, voice_name\nPACKED  huawei-metastudio-basic\n"))
        #expect(result.output.contains("takes/cover.wav (system file)"))
        #expect(result.output.contains("takes/.DS_Store (hidden)") && result.output.contains("takes/notes.doc"))
        #expect(try run(["verify", "out"]).status == 0)
        let schema = try SchemaValidator(try Command.run(["schema", "manifest"]).output)
        let manifest = scratch.folder.appending(path: "out/manifest.json")
        #expect(try schema.mistakes(in: try String(contentsOf: manifest, encoding: .utf8)).isEmpty)
        let names = (0..<20).flatMap { ["\($0).txt", "\($0).wav"] }.sorted()
        let python =
            "import zipfile, sys; z = zipfile.ZipFile('out/package.zip'); assert z.testzip() is None; "
            + "print(chr(10).join(z.namelist())); print(z.read('9.txt').decode())"
        let listed = try shell("command -v python3 >/dev/null || exit 99; python3 -c \"\(python)\"")
        if listed.status != 99 { #expect(listed.output == names.joined(separator: "\n") + "\n第10句。\n") }
        let unzipped = try shell(
            "command -v unzip >/dev/null || exit 99; unzip -l out/package.zip && unzip -tq out/package.zip")
        if unzipped.status != 99 { #expect(unzipped.status == 0 && unzipped.output.contains("40 files")) }
    }

    @Test("takes the texts from a folder of their own, and the same files in any order give the same zip")
    func otherWays() throws {
        #expect(try run(package + ["takes"]).status == 0)
        let first = try Data(contentsOf: scratch.folder.appending(path: "out/package.zip"))
        let files = (1...20).reversed().flatMap { ["text=takes/s\($0).txt", "material=takes/s\($0).wav"] }
        #expect(try run(package + ["--replace"] + files).status == 0)
        #expect(
            firstDifference(try Data(contentsOf: scratch.folder.appending(path: "out/package.zip")), from: first) == nil
        )
        #expect(try shell("mkdir texts wavs; mv takes/*.txt texts; mv takes/s*.wav wavs").status == 0)
        #expect(try run(package + ["--replace", "material=wavs", "text=texts"]).status == 0)
        #expect(
            firstDifference(try Data(contentsOf: scratch.folder.appending(path: "out/package.zip")), from: first) == nil
        )
    }

    @Test("refuses by name what has no partner, and what is not a text")
    func refuses() throws {
        _ = try shell("rm takes/s3.txt takes/s20.wav; printf '\\304\\343\\272\\303' > takes/s5.txt; : > takes/s7.txt")
        let result = try run(package + ["takes"])
        #expect(result.status == 1)
        for words in [
            "FAIL  takes/s3.wav", "Write its words into s3.txt beside it", "FAIL  takes/s20.txt",
            "does not belong to any recording: there is none called \"s20\"", "warn  takes/s5.txt", "GB 18030",
            "FAIL  takes/s7.txt", "19 files as material, but the vendor accepts exactly 20 (1 missing)",
        ] {
            #expect(result.output.contains(words), "\(words)")
        }
        #expect(!FileManager.default.fileExists(atPath: scratch.folder.appending(path: "out").path))
    }

    @Test("needs the texts, as another edition takes none")
    func withoutTexts() throws {
        let recordings = (1...20).map { "takes/s\($0).wav" }
        let result = try run(package + recordings)
        #expect(result.status == 1)
        #expect(result.output.contains("needed to package: The words of each recording"))
        let premium = try run(["package", "--profile", "huawei-metastudio-premium", "--output", "out", "takes/s1.txt"])
        #expect(premium.status == 2)
        #expect(premium.output.contains("is a text, but huawei-metastudio-premium accepts only recordings as take"))
    }

    @Test("leaves system files out by name and by content, also when they are given themselves")
    func systemFiles() throws {
        for name in ["Thumbs.db", "desktop.ini", "~$notes.docx", ".DS_Store", "__MACOSX/._s1.wav"] {
            _ = try scratch.file("junk/\(name)", "x")
        }
        let result = try run([
            "measure", "takes/s1.wav", "takes/cover.wav", "junk/Thumbs.db", "junk/desktop.ini", "junk/~$notes.docx",
            "junk/.DS_Store", "junk/__MACOSX", "--format", "json",
        ])
        #expect(result.status == 0)
        let json = try result.json()
        #expect((json["recordings"] as? [[String: Any]])?.count == 1)
        let leftOut = (json["leftOut"] as? [[String: Any]]) ?? []
        #expect(leftOut.count == 6 && leftOut.allSatisfy { $0["reason"] as? String == "system" })
    }
}
