import Foundation
import TestSupport
import Testing

@Suite("A submission file", .timeLimited)
struct SubmissionFileTests {
    @Test("leads through check, package and submit")
    func leads() throws {
        let scratch = try Scratch()
        try scratch.wave("takes/sample.wav", frames: 48_000 * 12, rate: 48_000)
        let sandbox = try SandboxProcess(
            ["--job-seconds", "0", "--until-stdin-closes"], temporaryFolder: scratch.folder)
        _ = try scratch.file("endpoints.json", sandbox.line)
        let application = try #require(try sandbox.credentials["tencent"]?["subAppId"] as? Int)
        _ = try scratch.file(
            "submission.yml",
            """
            profile: tencent-vod-clone
            roles:
              sample: takes/sample.wav
            parameters:
              VoiceId: lin_voice-01
              Text: 你好
              SubAppId: \(application)

            """)
        let file = ["--submission", "submission.yml"]
        let check = try Command.run(["check", "--complete"] + file, in: scratch.folder)
        #expect(check.status == 0, "\(check.output)\(check.errors)")
        #expect(check.output.contains("PASS  tencent-vod-clone"))
        let package = try Command.run(["package", "--output", "out"] + file, in: scratch.folder)
        #expect(package.status == 0, "\(package.output)\(package.errors)")
        let submit = try Command.run(
            ["submit", "out", "--endpoints", "endpoints.json", "--ledger", "l.sqlite", "--wait"] + file,
            in: scratch.folder)
        #expect(submit.status == 0, "\(submit.output)\(submit.errors)")
        #expect(submit.output.contains("VoiceId: lin_voice-01"))
        let history = try Command.run(["history", "--format", "json", "--ledger", "l.sqlite"], in: scratch.folder)
        let record = try #require((try history.json()["submissions"] as? [[String: Any]])?.first)
        #expect((record["parameters"] as? [String: String])?["SubAppId"] == "\(application)")

        // A file for another vendor is refused.
        _ = try scratch.file("other.yml", "profile: huawei-metastudio-premium\n")
        let other = try Command.run(
            ["submit", "out", "--endpoints", "endpoints.json", "--ledger", "l.sqlite", "--submission", "other.yml"],
            in: scratch.folder)
        #expect(other.status == 78, "\(other.errors)")
        #expect(other.errors.contains("the package was made for tencent-vod-clone"))
    }
}
