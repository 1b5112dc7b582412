import Foundation
import Testing

@Suite("The command script")
struct ScriptTests {
    private func scene() throws -> (scratch: Scratch, sandbox: SandboxProcess) {
        let scratch = try Scratch()
        let sandbox = try SandboxProcess(["--until-stdin-closes"], temporaryFolder: scratch.folder)
        _ = try scratch.file("endpoints.json", sandbox.line)
        return (scratch, sandbox)
    }

    @Test(
        "prints the 20 sentences with the numbers that name their recordings",
        arguments: [
            "story", "interaction", "navigation",
        ])
    func sentences(scenario: String) throws {
        let (scratch, _) = try scene()
        let arguments = [
            "script", "--profile", "alibaba-ims-basic", "--scenario", scenario, "--endpoints", "endpoints.json",
        ]
        let text = try Command.run(arguments, in: scratch.folder)
        #expect(text.status == 0, "\(text.errors)")
        let lines = text.output.split(separator: "\n")
        #expect(lines.count == 20)
        for (line, number) in zip(lines, 1...) { #expect(line.hasPrefix("\(number)  ") && line.count > 8) }
        let json = try Command.run(arguments + ["--format", "json"], in: scratch.folder)
        let sentences = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
        #expect(sentences.compactMap { $0["number"] as? Int } == Array(1...20))
        #expect(
            sentences.compactMap { $0["text"] as? String }
                == lines.map { String($0.drop { $0 != " " }.drop { $0 == " " }) })
    }

    @Test("refuses a scenario that there is not, and a vendor that hands none out, before anything is asked")
    func refuses() throws {
        let (scratch, sandbox) = try scene()
        let target = ["--endpoints", "endpoints.json"]
        let scenario = try Command.run(["script", "--scenario", "storey"] + target, in: scratch.folder)
        #expect(scenario.status == 64)
        #expect(scenario.errors.contains("--scenario: \"storey\" is none of story, interaction, navigation"))
        let profile = try Command.run(
            ["script", "--profile", "tencent-vod-clone", "--scenario", "story"] + target, in: scratch.folder)
        #expect(profile.status == 64)
        #expect(profile.errors.contains("alibaba-ims-basic"))
        #expect(try Command.run(["script"] + target, in: scratch.folder).status == 64)
        #expect(try sandbox.journal().isEmpty)
    }

    @Test("ends with 77 without credentials, and with wrong ones")
    func credentials() throws {
        let (scratch, sandbox) = try scene()
        let nobody = ["HOME": scratch.folder.path, "ALIBABA_CLOUD_ACCESS_KEY_ID": ""]
        let without = try Command.run(["script", "--scenario", "story"], in: scratch.folder, environment: nobody)
        #expect(without.status == 77, "\(without.errors)")
        #expect(without.errors.contains("ALIBABA_CLOUD_ACCESS_KEY_ID"))
        let secret = try #require(try sandbox.credentials["alibaba"]?["accessKeySecret"] as? String)
        let wrong = String(secret.dropLast()) + (secret.hasSuffix("A") ? "B" : "A")
        _ = try scratch.file("wrong.json", sandbox.line.replacing(secret, with: wrong))
        let refused = try Command.run(
            ["script", "--scenario", "story", "--endpoints", "wrong.json"], in: scratch.folder)
        #expect(refused.status == 77, "\(refused.errors)")
        #expect(refused.errors.contains("See that the credentials are right"))
        #expect(!refused.errors.contains(wrong))
    }

    @Test("tells of a vendor that fails", arguments: [("throttle", Int32(75)), ("redirect", 76), ("clock-skew", 77)])
    func fails(fault: String, status: Int32) throws {
        let (scratch, sandbox) = try scene()
        try sandbox.order(["alibaba.GetDemonstrationForCustomizedVoiceJob:\(fault)*100"])
        let result = try Command.run(
            ["script", "--scenario", "story", "--endpoints", "endpoints.json"], in: scratch.folder)
        #expect(result.status == status, "\(result.errors)")
        #expect(result.output.isEmpty)
    }
}
