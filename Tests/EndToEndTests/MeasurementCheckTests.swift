import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite("A check of measurements", .timeLimited)
struct MeasurementCheckTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        for number in 1...6 {
            try scratch.wave("takes/s\(number).wav", frames: 8000 * (11 + number), rate: number == 3 ? 11_025 : 8000)
            _ = try scratch.file("takes/s\(number).txt", "This is sentence \(number).")
        }
        try FileManager.default.copyItem(
            at: scratch.folder.appending(path: "takes/s1.wav"), to: scratch.folder.appending(path: "takes/same.wav"))
        _ = try scratch.file("takes/notes.md", "hello")
        _ = try scratch.file("takes/broken.wav", "RIFF")
        _ = try scratch.file("letter.pdf", "%PDF-1.7 and so on")
        // GBK, as an unzipped archive of an old system leaves it.
        let old = scratch.folder.path + "/takes/"
        rename(old + "s6.wav", Array(old.utf8.map { CChar(bitPattern: $0) }) + [-43, -59, 0x2E, 0x77, 0x61, 0x76, 0])
    }

    private func run(_ arguments: [String], input: String? = nil) throws -> Command {
        try Command.run(arguments, in: scratch.folder, input: input.map { Data($0.utf8) })
    }

    private func expectSame(_ one: Command, _ other: Command, _ location: SourceLocation = #_sourceLocation) {
        #expect(one.status == other.status, "\(other.errors)", sourceLocation: location)
        #expect(firstDifference(one.output, from: other.output) == nil, sourceLocation: location)
    }

    private let inputs = ["takes", "letter=letter.pdf"]
    /// No measurement has a voice, so a check of recordings that heard voices says more.
    private static let unheard = ["--speakers", "off"]

    @Test(
        "is byte for byte that of the recordings themselves",
        arguments: ["huawei-metastudio-basic", "huawei-metastudio-premium"], ["json", "jsonl"])
    func same(profile: String, form: String) throws {
        let measured = try run(
            ["measure"] + inputs + Self.unheard + ["--depth", "listen", "--format", "\(form)=measured"])
        #expect(measured.status == 2)
        let check = ["check", "--profile", profile, "--parameter", "voice_name=Lin"]
        for format in ["json", "text", "junit", "sarif", "csv", "jsonl", "markdown", "gitlab"] {
            let direct = try run(check + inputs + Self.unheard + ["--format", format])
            let judged = try run(check + ["--format", format, "--measurements", "measured"])
            expectSame(direct, judged)
        }
    }

    @Test("is the same when the profile was known, and for several profiles")
    func several() throws {
        let profiles = ["--profile", "soniox", "--profile", "elevenlabs-instant"]
        _ = try run(["measure", "takes", "--depth", "listen", "--format", "jsonl=measured"] + profiles)
        for format in ["text", "json"] {
            let direct = try run(["check"] + profiles + ["takes", "gone.wav", "--format", format])
            #expect(direct.status == 66)
            let here = try run(["check"] + profiles + ["takes", "--format", format])
            expectSame(here, try run(["check", "--measurements", "measured", "--format", format] + profiles))
        }
    }

    @Test("takes parts from several files and standard input, in whatever order their lines are")
    func parts() throws {
        let names = (1...5).map { "takes/s\($0).wav" } + ["takes/same.wav"]
        let one = try run(["measure"] + names.prefix(3) + ["--depth", "listen", "--format", "jsonl"]).output
        let other = try run(["measure"] + names.suffix(3) + ["--depth", "listen", "--format", "jsonl"]).output
        let lines = one.split(separator: "\n").reversed().joined(separator: "\n")
        _ = try scratch.file("one", lines)
        let check = ["check", "--profile", "alibaba-ims-standard", "--format", "json"]
        let direct = try run(check + names)
        expectSame(direct, try run(check + ["--measurements", "one", "-"], input: other))
        _ = try scratch.file("other", other)
        expectSame(direct, try run(["check", "--measurements", "one", "other", "--profile"] + check.dropFirst(2)))
        expectSame(direct, try run(check + ["--measurements", "one", "--measurements", "other"]))
    }

    @Test("of a zip is that of the zip itself")
    func archive() throws {
        let python = """
            import zipfile
            z = zipfile.ZipFile('some.zip', 'w')
            for n in ['s1.wav', 's1.txt', 's2.wav', 'broken.wav', 'notes.md']: z.write('takes/' + n, n)
            z.writestr('.DS_Store', b'Bud1')
            z.close()
            """
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", python]
        process.currentDirectoryURL = scratch.folder
        try process.start()
        process.waitForEnd()
        _ = try run(["measure", "some.zip"] + Self.unheard + ["--depth", "listen", "--format", "jsonl=measured"])
        for profile in ["huawei-metastudio-basic", "soniox"] {
            let check = ["check", "--profile", profile, "--format", "json"]
            expectSame(try run(check + ["some.zip"] + Self.unheard), try run(check + ["--measurements", "measured"]))
        }
    }

    @Test("leaves open what was not measured deeply enough, and says what to do")
    func shallow() throws {
        func check(_ measure: [String], profile: String = "soniox") throws -> (status: Int32, findings: [[String: Any]])
        {
            let lines = try run(["measure", "--format", "jsonl"] + measure).output
            let result = try run(
                ["check", "--profile", profile, "--measurements", "-", "--format", "json"], input: lines)
            return (result.status, try result.json()["findings"] as? [[String: Any]] ?? [])
        }
        try FileManager.default.copyItem(
            at: Command.root.appending(path: "Fixtures/session/01-harbour.mp3"),
            to: scratch.folder.appending(path: "harbour.mp3"))
        let declared = try check(["harbour.mp3", "--depth", "declared"], profile: "tencent-vod-clone")
        #expect(declared.status == 2)
        #expect(declared.findings.contains { $0["rule"] as? String == "length-unverified" })
        let unhashed = try check(["takes/s1.wav", "takes/s2.wav"], profile: "alibaba-ims-standard")
        let open = unhashed.findings.first { $0["rule"] as? String == "duplicate-recording" }
        #expect(open?["outcome"] as? String == "open")
        #expect((open?["remedy"] as? String)?.contains("--hash") == true)
        // A letter that is a recording was measured as one; without its hash nobody knows which.
        let letter = try check(["letter=takes/s1.wav", "takes/s2.wav"], profile: "huawei-metastudio-premium")
        let shallow = letter.findings.first { $0["rule"] as? String == "measurement.too-shallow" }
        #expect(shallow?["outcome"] as? String == "open" && letter.status != 0)
        #expect((shallow?["message"] as? String)?.contains("--profile huawei-metastudio-premium") == true)
        let hashed = try check(["letter=takes/s1.wav", "takes/s2.wav", "--hash"], profile: "huawei-metastudio-premium")
        #expect(hashed.findings.contains { $0["rule"] as? String == "document.recording" })
    }

    @Test("says where one path was measured twice with different content")
    func changed() throws {
        let before = try run(["measure", "takes/s1.wav", "--hash", "--format", "jsonl"]).output
        try scratch.wave("takes/s1.wav", frames: 8000 * 20)
        _ = try scratch.file("before", before)
        let after = try run(["measure", "takes/s1.wav", "takes/s2.wav", "--hash", "--format", "jsonl"]).output
        let result = try run(
            ["check", "--profile", "alibaba-ims-standard", "--measurements", "before", "-"], input: after)
        #expect(result.output.contains("[changed-recording]") && result.output.contains("was measured twice"))
    }

    @Test("refuses what is not measurements, by its line", arguments: HostileDocument.all)
    func hostile(document: HostileDocument) throws {
        _ = try scratch.file("document", document.text)
        let result = try run(["check", "--profile", "soniox", "--measurements", "document"])
        #expect(result.status == document.status, "\(result.errors)")
        #expect(result.output.isEmpty)
        #expect(result.errors.hasPrefix("voice-preflight: document: \(document.words)"), "\(result.errors)")
        #expect(result.errors.split(separator: "\n").count == 1)
    }

    @Test("says which file is missing, and what does not go together")
    func usage() throws {
        let check = ["check", "--profile", "soniox"]
        #expect(try run(check + ["--measurements", "nowhere"]).status == 66)
        #expect(try run(check + ["--measurements", "takes"]).status == 66)
        _ = try run(["measure", "takes/s1.wav", "--format", "jsonl=measured"])
        #expect(try run(check + ["takes/s1.wav", "--measurements", "measured"]).status == 64)
        #expect(try run(check + ["--depth", "scan", "--measurements", "measured"]).status == 64)
        _ = try run(["measure", "tune=takes/s1.wav", "--format", "jsonl=roled"])
        let role = try run(check + ["--measurements", "roled"])
        #expect(role.status == 64 && role.errors.contains("has no role \"tune\""))
        _ = try scratch.file("empty", #"{"schema": "voice-preflight/measurements/2", "recordings": []}"#)
        #expect(try run(check + ["--measurements", "empty"]).status == 66)
    }
}

/// A document that says that it is measurements.
struct HostileDocument: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var status: Int32 = 65
    var words: String

    var testDescription: String { name }

    private static let line =
        #"{"schema":"voice-preflight/measurements/2","kind":"recording","index":0,"path":"a.wav","#
        + #""byteCount":10,"container":"wav","codec":"pcm_s16le","sampleRate":8000,"channelCount":1,"frameCount":1,"#
        + #""codedFrameCount":1,"duration":1,"method":"scan","defects":[]}"#

    private static func line(_ key: String, _ value: String) -> String {
        line.replacingOccurrences(of: "\"\(key)\":[^,}]*", with: "\"\(key)\":\(value)", options: .regularExpression)
    }

    static let all = [
        HostileDocument(name: "empty", text: "", words: "is empty"),
        HostileDocument(name: "blank", text: "\n \n", words: "is empty"),
        HostileDocument(
            name: "last line cut off", text: line + "\n" + line.prefix(90),
            words: "line 2 is not a measurement: it is not JSON, or is cut off. It is the last line"),
        HostileDocument(
            name: "only line cut off", text: String(line.prefix(90)), words: "line 1 is not a measurement"),
        HostileDocument(name: "garbage", text: "\u{1}\u{2}\n", words: "line 1 is not a measurement"),
        HostileDocument(name: "a list", text: "[]\n", words: "line 1 is not a measurement"),
        HostileDocument(
            name: "deep nesting", text: String(repeating: "[", count: 200_000) + "\n",
            words: "line 1 is not a measurement"),
        HostileDocument(
            name: "deep in a document", text: "{\n\"schema\": " + String(repeating: "[", count: 200_000),
            words: "is not measurements"),
        HostileDocument(
            name: "huge number", text: line("byteCount", "1e999"), words: "line 1 is not a measurement"),
        HostileDocument(
            name: "beyond 64 bits", text: line("frameCount", "9223372036854775808"),
            words: "line 1 is not a measurement"),
        HostileDocument(
            name: "negative", text: line + "\n\n" + line("frameCount", "-1"),
            words: "line 3 is not a measurement: frameCount is -1, which is less than 0"),
        HostileDocument(
            name: "wrong type", text: line("byteCount", "\"many\""),
            words: "line 1 is not a measurement: byteCount is not a whole number in 64 bits"),
        HostileDocument(
            name: "missing key", text: line.replacingOccurrences(of: "\"codec\":\"pcm_s16le\",", with: ""),
            words: "line 1 is not a measurement: codec is missing"),
        HostileDocument(
            name: "newer version", text: line.replacingOccurrences(of: "measurements/2", with: "measurements/9"),
            words: "line 1 is not a measurement: the schema is \"voice-preflight/measurements/9\""),
        HostileDocument(
            name: "a report", text: #"{"schema":"voice-preflight/report/1","recordings":[]}"#,
            words: "is not measurements: the schema is \"voice-preflight/report/1\""),
        HostileDocument(
            name: "document cut off", text: "{\n  \"recordings\" : [\n", words: "is not measurements: it is not JSON"),
    ]
}
