import Foundation
import TestSupport
import Testing

@Suite("The output", .timeLimited)
struct OutputTests {
    @Test("of the first command of the README is a pass on real speech")
    func session() throws {
        let result = try Command.run(["check", "--profile", "alibaba-ims-standard", "Fixtures/session"])
        #expect(result.status == 0)
        #expect(
            result.output.split(separator: "\n").last?.hasPrefix("PASS  alibaba-ims-standard: 8 recordings") == true)
        #expect(result.errors.isEmpty)
    }

    @Test("of measure agrees with its schema, for every fixture", arguments: ["scan", "decode", "listen"])
    func measurementSchema(depth: String) throws {
        let schema = try Command.run(["schema", "measurements"])
        let validator = try SchemaValidator(schema.output)
        let result = try Command.run(["measure", "Fixtures", "--format", "json", "--depth", depth])
        let mistakes = try validator.mistakes(in: result.output)
        #expect(mistakes.isEmpty, "\(mistakes.prefix(5))")
        #expect(try result.json()["schema"] as? String == "voice-preflight/measurements/2")
    }

    @Test("of check agrees with its schema, for one profile and for several")
    func reportSchema() throws {
        let validator = try SchemaValidator(try Command.run(["schema", "report"]).output)
        let one = try Command.run(
            [
                "check", "--profile", "huawei-metastudio-premium", "Fixtures/wav", "--format", "json", "--parameter",
                "sex=MALE",
            ])
        #expect(try validator.mistakes(in: one.output).prefix(5).isEmpty)
        let several = try Command.run([
            "check", "--profile", "tencent-vod-clone", "--profile", "soniox", "Fixtures/flac", "--format", "json",
        ])
        #expect(try validator.mistakes(in: several.output).prefix(5).isEmpty)
        #expect((try several.json()["reports"] as? [Any])?.count == 2)
    }

    @Test("has no colour when it is not a terminal")
    func colour() throws {
        let result = try Command.run(["check", "--profile", "tencent-vod-clone", "Fixtures/wav"])
        #expect(!result.output.contains("\u{1B}"))
    }

    @Test("is the same every time, whatever ran in parallel")
    func stable() throws {
        let arguments = [
            "check", "--profile", "alibaba-ims-standard", "Fixtures/wav", "Fixtures/mp3", "--format", "json",
        ]
        #expect(firstDifference(try Command.run(arguments).output, from: try Command.run(arguments).output) == nil)
    }

    @Test("goes to several places in one run")
    func places() throws {
        let scratch = try Scratch()
        let file = scratch.folder.appending(path: "report.json")
        let result = try Command.run([
            "check", "--profile", "soniox", "Fixtures/wav/pcm-s16.wav", "--format", "text", "--format",
            "json=\(file.path)",
        ])
        #expect(result.output.contains("soniox"))
        let report = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        #expect(report?["verdict"] as? String == "pass")
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["report.json"])
    }

    @Test("of measure is CSV with as many fields as its header, and JSON lines that parse")
    func tables() throws {
        let csv = try Command.run(["measure", "Fixtures/wav", "--format", "csv"])
        #expect(csv.output.hasPrefix("path,container,codec,"))
        let lines = try Command.run(["measure", "Fixtures/wav", "--format", "jsonl"]).output.split(separator: "\n")
        for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        #expect(csv.output.split(separator: "\r\n").count == lines.count + 1)
    }

    @Test("names both numbers, the way out and the vendor's words")
    func words() throws {
        let scratch = try Scratch()
        try scratch.wave("short.wav", frames: 8000 * 9)
        let result = try Command.run(["check", "--profile", "tencent-vod-clone", "short.wav"], in: scratch.folder)
        #expect(result.output.contains("9.0 s is shorter than the 10 s that tencent-vod-clone asks for (1.0 s short)."))
        #expect(result.output.contains("[sample-duration]"))
        #expect(result.output.contains("no less than 10 seconds"))
    }

    @Test(
        "of --help has an example in every command", arguments: ["measure", "check", "profiles", "explain", "schema"])
    func help(command: String) throws {
        #expect(try Command.run([command, "--help"]).output.contains("EXAMPLE: voice-preflight \(command)"))
    }
}
