import Foundation
import TestSupport
import Testing

@Suite("Checking a zip that somebody else made, from the command line", .timeLimited)
struct ZipCheckTests {
    private let scratch: Scratch
    private let check = ["check", "--profile", "huawei-metastudio-premium"]

    init() throws { scratch = try Scratch() }

    private func run(_ arguments: [String], input: Data? = nil) throws -> Command {
        try Command.run(arguments, in: scratch.folder, input: input)
    }

    /// A stored zip of these entries; names are bytes, since they may be in any encoding.
    private func zip(_ file: String, _ entries: [(name: [UInt8], content: Data)]) throws {
        var bytes = Data()
        var directory = Data()
        func append<T: FixedWidthInteger>(_ values: T..., to data: inout Data) {
            for value in values { withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) } }
        }
        for (name, content) in entries {
            let (crc, size, offset) = (crc32(content), UInt32(content.count), UInt32(bytes.count))
            append(UInt32(0x0403_4B50), to: &bytes)
            append(UInt16(20), 0, 0, 0, 0x21, to: &bytes)
            append(crc, size, size, to: &bytes)
            append(UInt16(name.count), 0, to: &bytes)
            bytes += name + content
            append(UInt32(0x0201_4B50), to: &directory)
            append(UInt16(0x0314), 20, 0, 0, 0, 0x21, to: &directory)
            append(crc, size, size, to: &directory)
            append(UInt16(name.count), 0, 0, 0, 0, to: &directory)
            append(UInt32(0o100644) << 16, offset, to: &directory)
            directory += name
        }
        let start = UInt32(bytes.count)
        bytes += directory
        append(UInt32(0x0605_4B50), to: &bytes)
        append(UInt16(0), 0, UInt16(entries.count), UInt16(entries.count), to: &bytes)
        append(UInt32(directory.count), start, to: &bytes)
        append(UInt16(0), to: &bytes)
        try bytes.write(to: scratch.folder.appending(path: file))
    }

    private func crc32(_ data: Data) -> UInt32 {
        ~data.reduce(UInt32.max) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
    }

    private func name(_ text: String) -> [UInt8] { Array(text.utf8) }
    private let take = Wave.bytes(frames: 4800, rate: 48_000)
    private let resourceFork = Data([0x00, 0x05, 0x16, 0x07, 0x00, 0x02] + Array(repeating: 0, count: 90))

    private func rules(_ report: [String: Any]) -> [String: [String]] {
        var rules: [String: [String]] = [:]
        for finding in report["findings"] as? [[String: Any]] ?? [] where finding["severity"] as? String != "note" {
            rules[finding["path"] as? String ?? "", default: []].append(finding["rule"] as? String ?? "")
        }
        return rules
    }

    @Test("passes a zip that holds one recording at its root")
    func good() throws {
        try zip("some.zip", [(name("take.wav"), take)])
        let result = try run(check + ["some.zip"])
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("some.zip/take.wav") && result.output.contains("PASS"))
        #expect(try run(check + ["-"], input: Data("some.zip\n".utf8)).status == 0)
        #expect(try run(check + ["take=some.zip"]).status == 0)
    }

    @Test("names each thing that Finder puts in, and writes nothing")
    func finder() throws {
        try zip(
            "takes.zip",
            [
                (name("takes/"), Data()), (name("takes/take.wav"), take),
                (name("__MACOSX/takes/._take.wav"), resourceFork), (name("takes/.DS_Store"), Data("Bud1".utf8)),
                (name("other.wav"), resourceFork), (name("notes.txt"), Data("hello".utf8)),
            ])
        let result = try run(check + ["takes.zip", "--format", "json"])
        #expect(result.status == 1)
        let rules = rules(try result.json())
        #expect(rules["takes.zip/takes/"] == ["zip.folder"])
        #expect(rules["takes.zip/takes/take.wav"]?.contains("zip.in-folder") == true)
        for entry in ["__MACOSX/takes/._take.wav", "takes/.DS_Store", "other.wav"] {
            #expect(rules["takes.zip/\(entry)"] == ["zip.system-file"], "\(entry)")
        }
        #expect(rules["takes.zip/notes.txt"] == ["package-entry"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["takes.zip"])
    }

    @Test("reads names in GBK, also with a byte 5C, and says so")
    func gbk() throws {
        try zip("gbk.zip", [([0xC2, 0xBC, 0xD2, 0xF4] + name(".wav"), take)])
        let result = try run(check + ["gbk.zip"])
        #expect(result.status == 1)
        #expect(result.output.contains("gbk.zip/录音.wav") && result.output.contains("GB18030"))
        try zip("5c.zip", [([0x81, 0x5C] + name(".wav"), take)])
        let rules = rules(try run(check + ["5c.zip", "--format", "json"]).json())
        #expect(rules["5c.zip/乗.wav"]?.contains("zip.name-encoding") == true)
        #expect(rules["5c.zip/乗.wav"]?.contains("zip.name-backslash") == false)
    }

    @Test("writes nothing outside, whatever names say")
    func traversal() throws {
        let inner = scratch.folder.appending(path: "inner")
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
        try zip(
            "inner/evil.zip",
            [
                (name("../outside.wav"), take), (name("/tmp/absolute-\(UUID().uuidString).wav"), take),
                (name("C:\\drive.wav"), take),
            ])
        let result = try Command.run(check + ["evil.zip", "--format", "json"], in: inner)
        #expect(result.status == 1)
        let found = Set(rules(try result.json()).values.joined())
        #expect(found.isSuperset(of: ["zip.name-parent", "zip.name-absolute", "zip.name-drive", "zip.name-backslash"]))
        #expect(try FileManager.default.contentsOfDirectory(atPath: inner.path) == ["evil.zip"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["inner"])
    }

    @Test("is undecided about a zip that was cut, and knows a zip by its content, in folders too")
    func recognised() throws {
        try zip("whole.zip", [(name("take.wav"), take)])
        let whole = try Data(contentsOf: scratch.folder.appending(path: "whole.zip"))
        try whole.dropLast(60).write(to: scratch.folder.appending(path: "cut.zip"))
        let cut = try run(check + ["cut.zip"])
        #expect(cut.status == 2 && cut.output.contains("[zip.no-end-record]"))
        let folder = scratch.folder.appending(path: "folder")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try whole.write(to: folder.appending(path: "renamed.wav"))
        try (Data("in front of it".utf8) + whole).write(to: folder.appending(path: "self-extracting.bin"))
        let result = try run(check + ["folder", "--format", "json"])
        let archives = try result.json()["archives"] as? [[String: Any]] ?? []
        #expect(archives.compactMap { $0["path"] as? String } == ["folder/renamed.wav", "folder/self-extracting.bin"])
        let rules = rules(try result.json())
        #expect(rules["folder/self-extracting.bin"] == ["package-count", "zip.leading-bytes"])
        #expect(rules[""]?.contains("take-count") == true)
    }

    @Test("says that a vendor takes no zip, and judges the recordings in it anyway")
    func looseVendor() throws {
        try zip("some.zip", [(name("short.wav"), take), (name("__MACOSX/._short.wav"), resourceFork)])
        let result = try run(["check", "--profile", "tencent-vod-clone", "some.zip", "--format", "json"])
        #expect(result.status == 1)
        let rules = rules(try result.json())
        #expect(rules["some.zip"] == ["package-form"])
        #expect(rules["some.zip/short.wav"] == ["sample-duration"])
        #expect(rules["some.zip/__MACOSX/._short.wav"] == nil)
    }

    @Test("holds names and texts against what the profile orders")
    func namesAndTexts() throws {
        var entries: [(name: [UInt8], content: Data)] = []
        for number in 0..<20 {
            let content = Wave.bytes(frames: 240_000 + number, rate: 48_000)
            entries.append((name(number == 3 ? "three.wav" : "\(number).wav"), content))
            if number != 5 { entries.append((name(number == 3 ? "three.txt" : "\(number).txt"), Data("hello".utf8))) }
        }
        try zip("basic.zip", entries)
        let result = try run(["check", "--profile", "huawei-metastudio-basic", "basic.zip", "--format", "json"])
        #expect(result.status == 1)
        let rules = rules(try result.json())
        #expect(rules["basic.zip/three.wav"]?.contains("package-name") == true)
        #expect(rules["basic.zip/three.txt"]?.contains("package-name") == true)
        #expect(rules["basic.zip/5.wav"]?.contains("text-pairing") == true)
        #expect(rules["basic.zip/0.wav"]?.contains("package-name") != true)
        #expect(rules[""]?.contains("text-count") == true)
    }

    @Test("prints JSON that its schemas describe, with the zip of each entry")
    func schemas() throws {
        try zip("some.zip", [(name("take.wav"), take), (name("broken.wav"), Data("x".utf8)), (name("x/"), Data())])
        let report = try run(check + ["some.zip", "--format", "json"])
        let schema = try SchemaValidator(try Command.run(["schema", "report"]).output)
        #expect(try schema.mistakes(in: report.output).isEmpty)
        let findings = try report.json()["findings"] as? [[String: Any]] ?? []
        let inside = findings.filter { ($0["path"] as? String)?.hasPrefix("some.zip/") == true }
        #expect(!inside.isEmpty && inside.allSatisfy { $0["archive"] as? String == "some.zip" })
        let measured = try run(["measure", "some.zip", "--format", "json"])
        let measurements = try SchemaValidator(try Command.run(["schema", "measurements"]).output)
        #expect(try measurements.mistakes(in: measured.output).isEmpty)
        #expect(measured.status == 2)
        let csv = try run(["measure", "some.zip", "--format", "csv"]).output
        #expect(csv.contains("some.zip,zip,") && csv.contains("zip.folder"))
        #expect(try run(["measure", "some.zip"]).output.contains("some.zip  zip  3 entries"))
        #expect(try run(["measure", "some.zip", "--format", "jsonl"]).output.split(separator: "\n").count == 3)
    }

    @Test("is not a reason to pack a zip into a package")
    func packaging() throws {
        try zip("some.zip", [(name("take.wav"), take)])
        let result = try run(
            ["package", "--profile", "huawei-metastudio-premium", "some.zip", "--output", "out"])
        #expect(result.status == 1 && result.errors.contains("some.zip: is a zip"))
        #expect(!FileManager.default.fileExists(atPath: scratch.folder.appending(path: "out/package.zip").path))
    }

    @Test(
        "agrees with the programs that packed it",
        arguments: [
            "zip -q real.zip take.wav", "zip -q -0 real.zip take.wav", "python3 -m zipfile -c real.zip take.wav",
            "bsdtar -a -cf real.zip take.wav", "7z a -bd real.zip take.wav",
        ])
    func realPrograms(script: String) throws {
        try scratch.wave("take.wav", frames: 48_000, rate: 48_000)
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "command -v \(script.prefix { $0 != " " }) >/dev/null && \(script) >/dev/null"]
        process.currentDirectoryURL = scratch.folder
        try process.start()
        process.waitForEnd()
        guard process.terminationStatus == 0 else { return }
        let result = try run(check + ["real.zip", "--format", "json"])
        #expect(result.status == 0, "\(result.output)")
        let archive = try #require((try result.json()["archives"] as? [[String: Any]])?.first)
        #expect((archive["defects"] as? [[String: Any]] ?? []).allSatisfy { $0["severity"] as? String != "error" })
        #expect((try result.json()["recordings"] as? [[String: Any]])?.first?["frameCount"] as? Int == 48_000)
    }
}
