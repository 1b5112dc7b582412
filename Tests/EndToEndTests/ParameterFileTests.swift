import Foundation
import TestSupport
import Testing

@Suite("Parameters from files", .timeLimited)
struct ParameterFileTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.wave("sample.wav", frames: 8000 * 12)
    }

    private func check(_ parameters: [String], input: String = "", more: [String] = []) throws -> Command {
        try Command.run(
            ["check", "--profile", "tencent-vod-clone", "sample.wav", "--format", "json"] + more
                + parameters.flatMap { ["--parameter", $0] },
            in: scratch.folder, input: Data(input.utf8))
    }

    /// The number of characters that a rule on length measured.
    private func length(_ name: String, _ command: Command) throws -> Double? {
        let json = try command.json()
        let findings = (json["findings"] as? [[String: Any]] ?? []) + (json["passes"] as? [[String: Any]] ?? [])
        let measured = findings.first { $0["rule"] as? String == "\(name)-length" }?["measured"] as? [String: Any]
        return measured?["value"] as? Double
    }

    @Test("are as long as the document allows, and one character more is one too many", arguments: [0, 1])
    func longest(more: Int) throws {
        let count = 1_048_576 + more
        _ = try scratch.file("payload.txt", String(repeating: "😀", count: count) + "\n")
        let result = try check(["Payload=@payload.txt"])
        #expect(result.status == more)
        #expect(try length("Payload", result) == Double(count))
    }

    @Test("come in submission files of any length that the document allows")
    func submission() throws {
        let payload = String(repeating: "😀", count: 1_048_576)
        _ = try scratch.file(
            "s.yml", "profile: tencent-vod-clone\nroles: {sample: sample.wav}\nparameters: {Payload: \"\(payload)\"}\n")
        let result = try Command.run(["check", "--submission", "s.yml", "--format", "json"], in: scratch.folder)
        #expect(result.status == 0)
        #expect(try length("Payload", result) == 1_048_576)
    }

    @Test(
        "are text without the line break at its end",
        arguments: [
            ("ab", 2), ("ab\n", 2), ("ab\r\n", 2), ("ab\n\n", 3), ("a\nb", 3), ("\u{FEFF}ab\n", 2), ("", 0), ("\n", 0),
        ] as [(String, Double)])
    func lineBreaks(text: String, count: Double) throws {
        _ = try scratch.file("value.txt", text)
        for result in [try check(["SessionContext=@value.txt"]), try check(["SessionContext=@-"], input: text)] {
            #expect(result.status == 0)
            #expect(try length("SessionContext", result) == count)
        }
    }

    @Test("are not meant by a value that begins with two of the sign")
    func literal() throws {
        #expect(try length("SessionContext", try check(["SessionContext=@@lin"])) == 4)
        #expect(try length("SessionContext", try check(["SessionContext=a@b"])) == 3)
        #expect(try length("SessionContext", try check(["SessionContext=@@"])) == 1)
    }

    @Test("that cannot be read, or are no text, are said")
    func wrong() throws {
        let missing = try check(["SessionContext=@lin"])
        #expect(missing.status == 66)
        #expect(missing.errors.contains("--parameter SessionContext=@lin: the file cannot be read: No such file"))
        #expect(missing.errors.contains("NAME=@@VALUE"))
        try scratch.file("latin.txt", bytes: Data([0x65, 0xE9]))
        let latin = try check(["SessionContext=@latin.txt"])
        #expect(latin.status == 64 && latin.errors.contains("is not UTF-8"))
        let large = try check(["Payload=@-"], input: String(repeating: "a", count: 8 << 20 | 1))
        #expect(large.status == 64 && large.errors.contains("has more than 8 MiB"))
        #expect(try check(["Text=@-", "Payload=@-"], input: "a").status == 64)
        let paths = try Command.run(
            ["check", "--profile", "tencent-vod-clone", "-", "--parameter", "Text=@-"], in: scratch.folder)
        #expect(paths.status == 64 && paths.errors.contains("standard input is read already"))
    }

    @Test("are packed and submitted as they are")
    func submitted() throws {
        _ = try scratch.file("text.txt", "@你好，世界。\n")
        let package = try Command.run(
            [
                "package", "--profile", "tencent-vod-clone", "sample.wav", "--parameter", "Text=@text.txt", "--output",
                "out",
            ],
            in: scratch.folder)
        #expect(package.status == 0)
        let plan = try Command.run(
            ["submit", "out", "--dry-run", "--parameter", "VoiceId=@-", "--parameter", "SubAppId=1"],
            in: scratch.folder,
            input: Data("lin_voice-01\n".utf8),
            environment: ["TENCENTCLOUD_SECRET_ID": "i", "TENCENTCLOUD_SECRET_KEY": "k"])
        #expect(plan.status == 0)
        #expect(plan.output.contains("@你好，世界。") && plan.output.contains("lin_voice-01"))
    }
}
