import Foundation
import TestSupport
import Testing

@Suite("A package of a report", .timeLimited)
struct PackageReportTests {
    private let scratch: Scratch
    private let profile = ["--profile", "huawei-metastudio-premium"]

    init() throws {
        scratch = try Scratch()
        try FileManager.default.copyItem(
            at: Command.root.appending(path: "Fixtures/rehearsal/take.wav"),
            to: scratch.folder.appending(path: "take.wav"))
        _ = try scratch.file("letter.pdf", "%PDF-1.7 and so on")
    }

    private func run(_ arguments: [String]) throws -> Command { try Command.run(arguments, in: scratch.folder) }

    private func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: scratch.folder.appending(path: name))
    }

    private var inputs: [String] { ["take.wav", "letter=letter.pdf", "--parameter", "voice_name=Lin"] }

    private func writeReport(_ more: [String] = []) throws {
        #expect(try run(["check"] + profile + inputs + ["--format", "json=report.json"] + more).status == 0)
    }

    @Test("is the same as that of the recordings themselves")
    func same() throws {
        try writeReport()
        #expect(try run(["package"] + profile + inputs + ["--output", "direct"]).status == 0)
        let result = try run(["package", "--report", "report.json", "--output", "packed"])
        #expect(result.status == 0, "\(result.errors)")
        for name in ["manifest.json", "package.zip"] {
            let isSame = try bytes("direct/\(name)") == bytes("packed/\(name)")
            #expect(isSame)
        }
        #expect(try run(["verify", "packed"]).status == 0)
    }

    @Test("pairs recordings with their texts as a direct one does")
    func paired() throws {
        for number in 1...20 {
            try FileManager.default.createDirectory(
                at: scratch.folder.appending(path: "takes"), withIntermediateDirectories: true)
            var take = try bytes("take.wav")
            take[take.count - 1] = UInt8(number)
            try scratch.file("takes/s\(number).wav", bytes: take)
            _ = try scratch.file("takes/s\(number).txt", "This is sentence \(number).")
        }
        let basic = ["--profile", "huawei-metastudio-basic", "takes"]
        let check = try run(["check"] + basic + ["--format", "json=report.json"])
        let direct = try run(["package"] + basic + ["--output", "direct"])
        #expect(check.status == direct.status)
        let force = direct.status == 0 ? [] : ["--force"]
        _ = try run(["package"] + basic + ["--output", "direct"] + force)
        #expect(try run(["package", "--report", "report.json", "--output", "packed"] + force).status == 0)
        let isSame = try bytes("direct/manifest.json") == bytes("packed/manifest.json")
        #expect(isSame)
    }

    @Test("refuses what has changed since, also where only one byte has")
    func changed() throws {
        try writeReport()
        var take = try bytes("take.wav")
        take[take.count - 1] ^= 1
        try scratch.file("take.wav", bytes: take)
        let result = try run(["package", "--report", "report.json", "--output", "packed"])
        #expect(result.status == 65)
        #expect(result.errors.contains("take.wav: was changed after it was checked"))
        #expect(!FileManager.default.fileExists(atPath: scratch.folder.appending(path: "packed/package.zip").path))
    }

    @Test("names what is missing, and finds it by its content where it was moved")
    func moved() throws {
        try writeReport()
        #expect(try run(["package", "--report", "report.json", "--output", "direct"]).status == 0)
        for name in ["take.wav", "letter.pdf"] {
            try FileManager.default.createDirectory(
                at: scratch.folder.appending(path: "moved/deep"), withIntermediateDirectories: true)
            try FileManager.default.moveItem(
                at: scratch.folder.appending(path: name), to: scratch.folder.appending(path: "moved/deep/\(name)"))
        }
        // As large, and another file.
        var other = try bytes("moved/deep/take.wav")
        other[99] ^= 1
        try scratch.file("moved/take.wav", bytes: other)
        let gone = try run(["package", "--report", "report.json", "--output", "packed"])
        #expect(gone.status == 65)
        #expect(gone.errors.contains("take.wav: no longer exists") && gone.errors.contains("letter.pdf: no longer"))
        let found = try run(["package", "--report", "report.json", "moved", "--output", "packed"])
        #expect(found.status == 0, "\(found.errors)")
        let isSame = try bytes("direct/package.zip") == bytes("packed/package.zip")
        #expect(isSame)
        #expect(try run(["verify", "packed"]).status == 0)
    }

    @Test("is made of a failed check by force only, and the manifest says so")
    func force() throws {
        try scratch.wave("short.wav", frames: 800)
        #expect(try run(["check"] + profile + ["short.wav", "--format", "json=report.json"]).status == 1)
        let refused = try run(["package", "--report", "report.json", "--output", "packed"])
        #expect(refused.status == 1 && refused.errors.contains("--force packs anyway"))
        #expect(try run(["package", "--report", "report.json", "--output", "packed", "--force"]).status == 0)
        let manifest = try JSONSerialization.jsonObject(with: bytes("packed/manifest.json")) as? [String: Any]
        #expect(manifest?["isForced"] as? Bool == true && manifest?["verdict"] as? String == "fail")
        // A check that was stricter than packing is one that did not pass.
        try scratch.wave("other.wav", frames: 48_000 * 12, rate: 48_000)
        let strict = ["--fail-on", "warning", "--format", "json=strict.json"]
        #expect(try run(["check"] + profile + ["other.wav"] + strict).status == 1)
        #expect(try run(["package", "--report", "strict.json", "--output", "strict"]).status == 1)
    }

    @Test("needs one report, of a profile that is the same still")
    func profiles() throws {
        let two = profile + ["--profile", "soniox", "take.wav", "--format", "json=two.json"]
        _ = try run(["check"] + two)
        #expect(try run(["package", "--report", "two.json", "--output", "packed"]).status == 64)
        #expect(try run(["package", "--report", "two.json", "--output", "packed"] + profile).status == 0)
        #expect(
            try run(["package", "--report", "two.json", "--output", "x", "--profile", "lmnt-instant"]).status == 64)
        let own = "id: own\ntitle: Own\nextends: soniox\nrevision: 1\n"
        _ = try scratch.file("own.yml", own)
        let checked = try run(["check", "--profile", "own.yml", "take.wav", "--format", "json=own.json"])
        #expect(checked.status != 78, "\(checked.errors)")
        #expect(try run(["package", "--report", "own.json", "--output", "x"]).status == 64)
        _ = try scratch.file("own.yml", own + "# changed\n")
        let changed = try run(["package", "--report", "own.json", "--output", "x", "--profile", "own.yml"])
        #expect(changed.status == 65 && changed.errors.contains("Check again"))
    }

    @Test(
        "refuses what is not a report",
        arguments: [
            ("", 65), ("{", 65), ("[]", 65), (#"{"schema": "voice-preflight/report/1"}"#, 65),
            (#"{"schema": "voice-preflight/measurements/2", "recordings": []}"#, 65),
            (#"{"schema": "voice-preflight/report/1", "reports": [{}]}"#, 65),
            (String(repeating: "[", count: 100_000), 65),
        ] as [(String, Int32)])
    func hostile(text: String, status: Int32) throws {
        _ = try scratch.file("report.json", text)
        let result = try run(["package", "--report", "report.json", "--output", "packed"])
        #expect(result.status == status)
        #expect(result.errors.hasPrefix("voice-preflight: report.json: is not a report"), "\(result.errors)")
    }

    @Test("of a report that is not there, or with parameters of its own, is refused")
    func usage() throws {
        #expect(try run(["package", "--report", "nowhere.json", "--output", "packed"]).status == 66)
        try writeReport()
        let given = ["package", "--report", "report.json", "--output", "packed", "--parameter", "voice_name=Max"]
        #expect(try run(given).status == 64)
    }
}
