import Foundation
import TestSupport
import Testing

@Suite("The command script", .timeLimited)
struct ScriptTests {
    /// A running sandbox, and a folder that says where it is.
    private final class Scene {
        let scratch: Scratch
        let sandbox: SandboxProcess

        init() throws {
            scratch = try Scratch()
            sandbox = try SandboxProcess(["--until-stdin-closes"], temporaryFolder: scratch.folder)
            _ = try scratch.file("endpoints.json", sandbox.line)
        }

        func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Command {
            try Command.run(["script"] + arguments, in: scratch.folder, environment: environment)
        }
    }

    @Test(
        "prints the 20 sentences with the numbers that name their recordings",
        arguments: ["story", "interaction", "navigation"])
    func sentences(scenario: String) throws {
        let scene = try Scene()
        let arguments = [
            "--profile", "alibaba-ims-basic", "--scenario", scenario, "--endpoints", "endpoints.json",
        ]
        let text = try scene.run(arguments)
        #expect(text.status == 0, "\(text.errors)")
        let lines = text.output.split(separator: "\n")
        #expect(lines.count == 20)
        let json = try scene.run(arguments + ["--format", "json"])
        let sentences = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
        let numbers = sentences.compactMap { $0["number"] as? Int }
        let texts = sentences.compactMap { $0["text"] as? String }
        #expect(numbers == numbers.sorted() && Set(numbers).count == 20)
        #expect(texts.allSatisfy { !$0.isEmpty } && Set(texts).count == 20)
        #expect(lines.map(String.init) == zip(numbers, texts).map { "\($0)  \($1)" })
    }

    @Test("writes each sentence beside where its recording goes, so that they can be compared")
    func texts() throws {
        let scene = try Scene()
        let arguments = ["--scenario", "story", "--endpoints", "endpoints.json", "--texts", "takes/story"]
        let printed = try scene.run(arguments)
        #expect(printed.status == 0, "\(printed.errors)")
        for line in printed.output.split(separator: "\n") {
            let parts = try #require(line.firstMatch(of: /^(\d+)  (.+)$/))
            let file = scene.scratch.folder.appending(path: "takes/story/\(parts.1).txt")
            #expect(try String(contentsOf: file, encoding: .utf8) == "\(parts.2)\n")
        }
        _ = try scene.scratch.file("file", "")
        let blocked = try scene.run(arguments.dropLast() + ["file/story"])
        #expect(blocked.status == 73 && blocked.errors.contains("--texts FOLDER"), "\(blocked.errors)")
    }

    @Test("refuses a scenario that there is not, and a vendor that hands none out, before anything is asked")
    func refuses() throws {
        let scene = try Scene()
        let target = ["--endpoints", "endpoints.json"]
        let scenario = try scene.run(["--scenario", "storey"] + target)
        #expect(scenario.status == 64)
        #expect(scenario.errors.contains("--scenario: \"storey\" is not one of story, interaction, navigation"))
        let profile = try scene.run(["--profile", "tencent-vod-clone", "--scenario", "story"] + target)
        #expect(profile.status == 64)
        #expect(profile.errors.contains("alibaba-ims-basic"))
        #expect(try scene.run(target).status == 64)
        #expect(try scene.sandbox.journal().isEmpty)
    }

    @Test("ends with 77 without credentials, and with wrong ones")
    func credentials() throws {
        let scene = try Scene()
        let nobody = ["HOME": scene.scratch.folder.path, "ALIBABA_CLOUD_ACCESS_KEY_ID": ""]
        let without = try scene.run(["--scenario", "story"], environment: nobody)
        #expect(without.status == 77, "\(without.errors)")
        #expect(without.errors.contains("ALIBABA_CLOUD_ACCESS_KEY_ID"))
        let secret = try #require(try scene.sandbox.credentials["alibaba"]?["accessKeySecret"] as? String)
        let wrong = String(secret.dropLast()) + (secret.hasSuffix("A") ? "B" : "A")
        _ = try scene.scratch.file("wrong.json", scene.sandbox.line.replacing(secret, with: wrong))
        let refused = try scene.run(["--scenario", "story", "--endpoints", "wrong.json"])
        #expect(refused.status == 77, "\(refused.errors)")
        #expect(refused.errors.contains("Check that the credentials are correct"))
        #expect(!refused.errors.contains(wrong))
    }

    @Test("tells of a vendor that fails", arguments: [("throttle", Int32(75)), ("redirect", 76), ("clock-skew", 77)])
    func fails(fault: String, status: Int32) throws {
        let scene = try Scene()
        try scene.sandbox.order(["alibaba.GetDemonstrationForCustomizedVoiceJob:\(fault)*100"])
        let result = try scene.run(["--scenario", "story", "--endpoints", "endpoints.json"])
        #expect(result.status == status, "\(result.errors)")
        #expect(result.output.isEmpty)
    }
}
