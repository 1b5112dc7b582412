import Foundation
import TestSupport
import Testing

/// What the built command writes, held against the schemas that its readers go by.
@Suite("A report format's schema", .timeLimited)
struct FormatSchemaTests {
    private static let schemas = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Schemas")
    private static let golden = Command.root.appending(path: "Tests/ReportsTests/Golden")

    private func check(_ format: String, _ paths: [String], environment: [String: String] = [:]) throws -> String {
        let profiles = ["huawei-metastudio-premium", "alibaba-ims-standard"].flatMap { ["--profile", $0] }
        let quiet = ["GITHUB_ACTIONS": "", "GITHUB_STEP_SUMMARY": ""].merging(environment) { $1 }
        return try Command.run(["check"] + profiles + paths + ["--format", format], environment: quiet).output
    }

    @Test("of SARIF holds for every kind of recording, and for awkward text", arguments: ["", "true"])
    func sarif(isOnGitHub: String) throws {
        let schema = try String(
            contentsOf: Self.schemas.appending(path: "sarif-2.1.0-subset.json"), encoding: .utf8)
        let validator = try SchemaValidator(schema)
        let text = try check("sarif", ["Fixtures"], environment: ["GITHUB_ACTIONS": isOnGitHub])
        #expect(try validator.mistakes(in: text).prefix(5).isEmpty)
        let awkward = try String(contentsOf: Self.golden.appending(path: "formats.sarif"), encoding: .utf8)
        #expect(try validator.mistakes(in: awkward).prefix(5).isEmpty)
        #expect(try validator.mistakes(in: awkward.replacing("\"startLine\" : 1", with: "\"startLine\" : 0")) != [])
        let whole = try SchemaValidator(
            String(contentsOf: Self.schemas.appending(path: "sarif-2.1.0-rtm.4.json"), encoding: .utf8))
        for text in [text, awkward] {
            // The standard came after this schema, and has another name for it.
            let older = text.replacing("\"status\" : \"accepted\"", with: "\"state\" : \"accepted\"")
            #expect(try whole.mistakes(in: older).prefix(5) == [])
            #expect(try whole.mistakes(in: older.replacing("\"kind\" : \"fail\"", with: "\"kind\" : \"bad\"")) != [])
        }
        #expect(try SARIFReader(text).mistakes == [])
        #expect(try SARIFReader(awkward).mistakes == [])
        let kinds = try SARIFReader(text).kinds
        #expect(kinds.contains("fail") && kinds.contains("open"))
        // GitHub takes every result for an alert.
        #expect(kinds.contains("notApplicable") == isOnGitHub.isEmpty)
    }

    @Test(
        "of JUnit holds for every kind of recording, and for awkward text",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint")))
    func junit() throws {
        let scratch = try Scratch()
        let output = try scratch.file("junit.xml", try check("junit", ["Fixtures"]))
        #expect(try Self.validates(output))
        #expect(try Self.validates(Self.golden.appending(path: "formats.junit")))
        let wrong = try scratch.file("wrong.xml", "<testsuites><testsuite name='a'/></testsuites>")
        #expect(try !Self.validates(wrong))
    }

    private static func validates(_ file: URL) throws -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/xmllint")
        process.arguments = ["--noout", "--nonet", "--schema", schemas.appending(path: "junit.xsd").path, file.path]
        process.standardError = FileHandle.nullDevice
        try process.start()
        process.waitForEnd()
        return process.terminationStatus == 0
    }
}

/// What SARIF demands and its schema cannot say: indexes lead to what they name, and levels fit kinds.
struct SARIFReader {
    private let runs: [[String: Any]]

    init(_ text: String) throws {
        let log = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        runs = log?["runs"] as? [[String: Any]] ?? []
    }

    private var results: [[String: Any]] { runs.flatMap { $0["results"] as? [[String: Any]] ?? [] } }

    var kinds: Set<String> { Set(results.compactMap { $0["kind"] as? String }) }

    var mistakes: [String] { (runs.isEmpty ? ["no run"] : []) + runs.flatMap(mistakes(in:)) }

    private func mistakes(in run: [String: Any]) -> [String] {
        let tool = run["tool"] as? [String: Any] ?? [:]
        let components = [tool["driver"] as Any] + (tool["extensions"] as? [Any] ?? [])
        let artifacts = run["artifacts"] as? [[String: Any]] ?? []
        var mistakes: [String] = []
        for (index, artifact) in artifacts.enumerated() {
            if let parent = artifact["parentIndex"] as? Int, parent >= index { mistakes.append("parent of \(index)") }
        }
        var fingerprints: Set<String> = []
        for result in run["results"] as? [[String: Any]] ?? [] {
            let name = result["ruleId"] as? String ?? ""
            let rule = result["rule"] as? [String: Any] ?? [:]
            let component = ((rule["toolComponent"] as? [String: Any])?["index"] as? Int).map { $0 + 1 } ?? 0
            let rules = (components[component] as? [String: Any])?["rules"] as? [[String: Any]] ?? []
            if rules[rule["index"] as? Int ?? 0]["id"] as? String != name { mistakes.append("rule of \(name)") }
            let isFailure = result["kind"] as? String == "fail"
            if isFailure == (result["level"] as? String == "none") { mistakes.append("level of \(name)") }
            let own = result["partialFingerprints"] as? [String: String] ?? [:]
            if !fingerprints.insert(own["ruleAndPath/v1"] ?? "").inserted { mistakes.append("fingerprint of \(name)") }
            let locations = result["locations"] as? [[String: Any]] ?? []
            if locations.isEmpty { mistakes.append("location of \(name)") }
            for location in locations + (result["relatedLocations"] as? [[String: Any]] ?? []) {
                let physical = location["physicalLocation"] as? [String: Any]
                let file = physical?["artifactLocation"] as? [String: Any] ?? [:]
                let artifact = (file["index"] as? Int).map { artifacts[$0]["location"] as? [String: Any] }
                if let artifact, artifact?["uri"] as? String != file["uri"] as? String {
                    mistakes.append("artifact of \(name)")
                }
            }
        }
        return mistakes
    }
}
