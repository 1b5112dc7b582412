import Foundation
import TestSupport
import Testing

/// As a producer would try it: who speaks, and that nothing keeps what a voice sounds like.
@Suite("Whose voice it is", .timeLimited)
struct VoiceTests {
    private static func path(_ name: String) -> String {
        Command.root.appending(path: "Fixtures/speech/\(name).wav").path
    }

    private let reader = path("austen-1")
    private let sameReader = path("austen-2")
    private let other = path("command")

    private func codes(_ result: Command) throws -> [String] {
        let findings = try result.json()["findings"] as? [[String: Any]] ?? []
        return findings.compactMap { $0["code"] as? String }
            .filter { $0.hasPrefix("sameSpeaker") || $0.hasPrefix("oneSpeaker") || $0.contains("-speaker") }
    }

    @Test("is compared between the roles of a profile")
    func roles() throws {
        func check(_ consent: String, _ more: [String] = []) throws -> [String] {
            try codes(
                Command.run(
                    [
                        "check", "--profile", "openai-custom-voice", "--format", "json", "sample=\(reader)",
                        "consent=\(consent)",
                    ]
                        + more))
        }
        #expect(try check(sameReader).isEmpty)
        // 1.5 s of somebody else's speech are too little to be sure.
        let brief = try check(other)
        #expect(brief == ["sameSpeaker.unsure"] || brief == ["sameSpeaker.different"])
        #expect(try check(sameReader, ["--speakers", "off"]) == ["sameSpeaker.unknown"])
    }

    @Test("is named where one recording of several is somebody else's")
    func oddOne() throws {
        let scratch = try Scratch()
        let long = try SpeechFixture.samples("command")
        try scratch.file("3.wav", bytes: Take(channels: [(long + long + long + long).map { Float($0) / 32_768 }]).wave)
        for (name, path) in [("1.wav", reader), ("2.wav", sameReader), ("4.wav", reader)] {
            try scratch.file(name, bytes: Data(contentsOf: URL(filePath: path)))
        }
        let arguments = ["1.wav", "2.wav", "3.wav", "4.wav"]
        let result = try Command.run(
            ["check", "--profile", "amazon-polly-custom-voice", "--format", "json"] + arguments, in: scratch.folder)
        #expect(try codes(result) == ["oneSpeaker.other"])
        let odd = try (result.json()["findings"] as? [[String: Any]])?.first {
            $0["code"] as? String == "oneSpeaker.other"
        }
        #expect(odd?["path"] as? String == "3.wav" && odd?["severity"] as? String == "error")
        let text = try Command.run(["check", "--profile", "soniox"] + arguments, in: scratch.folder)
        #expect(text.output.contains("sounds like another speaker than 3 other recordings"))
        let page = try Command.run(
            ["check", "--profile", "soniox", "--format", "html"] + arguments, in: scratch.folder)
        #expect(page.output.contains("<h2>Voices</h2>") && page.output.contains("They sound like 2 speakers"))
    }

    @Test("is heard again where a measurement is remembered, and left open where it was written down before")
    func remembered() throws {
        let scratch = try Scratch()
        let check = [
            "check", "--profile", "openai-custom-voice", "--format", "json", "--cache", "cache", "sample=\(reader)",
            "consent=\(sameReader)",
        ]
        // What is heard again is what was heard.
        let passes = try (1...2).map { _ in
            let report = try Command.run(check, in: scratch.folder)
            #expect(try codes(report).isEmpty)
            let all = try report.json()["passes"] as? [[String: Any]] ?? []
            return all.filter { $0["code"] as? String == "sameSpeaker.same" }.compactMap {
                $0["facts"] as? NSDictionary
            }
        }
        #expect(passes[0].count == 1 && passes[0] == passes[1], "\(passes)")
        let measured = try Command.run(
            [
                "measure", "--depth", "listen", "--format", "json=m.json", "--profile", "openai-custom-voice",
                "sample=\(reader)", "consent=\(sameReader)",
            ], in: scratch.folder)
        #expect(measured.status == 0, "\(measured.errors)")
        let late = try Command.run(
            ["check", "--profile", "openai-custom-voice", "--format", "json", "--measurements", "m.json"],
            in: scratch.folder)
        #expect(try codes(late) == ["sameSpeaker.unknown"])
    }

    @Test("is in no output, cache, package or ledger, but in the file that asks for it, which is its owner's alone")
    func secret() throws {
        let scratch = try Scratch()
        let run: ([String]) throws -> Command = { try Command.run($0, in: scratch.folder) }
        let asked = try run(
            [
                "measure", "--depth", "listen", "--write-voiceprints", "voices.json", "--format", "json=m.json", reader,
                other,
            ])
        #expect(asked.status == 0, "\(asked.errors)")
        let file = scratch.folder.appending(path: "voices.json")
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let text = try Data(contentsOf: file)
        let document = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
        let schema = try SchemaValidator(try run(["schema", "voiceprints"]).output)
        #expect(try schema.mistakes(in: String(decoding: text, as: UTF8.self)).isEmpty)
        let voices = try #require(document["recordings"] as? [[String: Any]])
        let embeddings = try voices.map { try #require($0["embedding"] as? [Double]) }
        #expect(embeddings.count == 2 && embeddings.allSatisfy { $0.count == 192 })

        // Everything that writes: every format, the cache, a package, and a rehearsed submission with its ledger.
        let formats = [
            "text", "json", "jsonl", "csv", "html", "junit", "sarif", "markdown", "tap", "github", "gitlab", "rdjson",
        ]
        _ = try run(
            ["check", "--profile", "soniox", "--cache", "cache", reader, other]
                + formats.flatMap { ["--format", "\($0)=report.\($0)"] } + ["--write-baseline", "baseline.json"])
        _ = try run([
            "measure", "--depth", "listen", "--format", "csv=m.csv", "--format", "jsonl=m.jsonl", reader, other,
        ])
        let package = try run(
            [
                "package", "--profile", "tencent-vod-clone", "--output", "out", "--force", "sample=\(reader)",
                "--parameter", "VoiceId=lin_voice-01", "--parameter", "Text=Hello.",
            ])
        let manifest = scratch.folder.appending(path: "out/manifest.json").path
        #expect(FileManager.default.fileExists(atPath: manifest), "\(package.errors)")
        let submitted = try run(
            ["submit", "out", "--sandbox", "--parameter", "SubAppId=1500000001", "--ledger", "ledger.sqlite"])
        try Data((submitted.output + submitted.errors).utf8).write(to: scratch.folder.appending(path: "submit.log"))
        try FileManager.default.removeItem(at: file)

        let written = try FileManager.default.subpathsOfDirectory(atPath: scratch.folder.path)
        #expect(written.contains { $0.hasPrefix("cache/") } && written.contains("report.html"))
        for name in written {
            guard let bytes = FileManager.default.contents(atPath: scratch.folder.appending(path: name).path) else {
                continue
            }
            for embedding in embeddings {
                let places = Self.traces(of: embedding).filter { bytes.range(of: $0) != nil }
                #expect(places.isEmpty, "\(name)")
            }
        }
    }

    /// How numbers would look in text, and two of them side by side in binary.
    private static func traces(of embedding: [Double]) -> [Data] {
        let texts = embedding.filter { $0.magnitude > 0.01 }.map { Data("\($0)".prefix(8).utf8) }
        let pairs = zip(embedding, embedding.dropFirst())
        func binary<Number>(_ one: Number, _ other: Number) -> Data {
            [one, other].withUnsafeBytes { Data($0) }
        }
        return texts + pairs.map { binary(Float($0), Float($1)) } + pairs.map { binary($0, $1) }
    }

    @Test("is refused where nothing is heard")
    func wrongUse() throws {
        let shallow = try Command.run(["measure", "--depth", "decode", "--write-voiceprints", "v.json", reader])
        #expect(shallow.status == 64 && shallow.errors.contains("--write-voiceprints needs --depth listen"))
        let deaf = try Command.run(
            ["measure", "--depth", "listen", "--speakers", "off", "--write-voiceprints", "v.json", reader])
        #expect(deaf.status == 64)
        let late = try Command.run(["check", "--profile", "soniox", "--speakers", "off", "--measurements", "m.json"])
        #expect(late.status == 64 && late.errors.contains("--measurements measures nothing"))
    }
}
