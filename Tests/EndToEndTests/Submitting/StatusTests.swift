import Foundation
import TestSupport
import Testing

@Suite("What is said of a job", .timeLimited)
struct StatusTests {
    @Test(
        "a look needs nothing but the ledger: no package, no bucket, no valid parameters",
        arguments: SubmittedVendor.allCases)
    func look(vendor: SubmittedVendor) throws {
        let scene = try SubmissionScene(vendor)
        let bucket = try scene.sandbox.credentials["alibaba"]?["bucket"] as? String
        let more = vendor == .alibaba ? ["--bucket", try #require(bucket)] : []
        let submitted = try scene.submit(more)
        #expect(submitted.command.status == 0, "\(submitted.command.output)\(submitted.command.errors)")
        let id = try #require(submitted.id)
        try FileManager.default.removeItem(at: scene.scratch.folder.appending(path: "out"))
        try scene.changeLedger(
            "UPDATE submission SET record = json_remove(record, '$.parameters.VoiceName', '$.parameters.voice_name', "
                + "'$.parameters.Text')")
        for command in ["status", "wait"] {
            let result = try scene.run([command, id] + scene.target)
            #expect(result.status == 0, "\(command): \(result.output)\(result.errors)")
        }
        let status = try scene.run(["status", id, "--format", "json"] + scene.target).json()
        let record = try #require(status["submission"] as? [String: Any])
        #expect(record["state"] as? String == "succeeded")
        #expect((record["details"] as? [String: Any])?["createdAt"] is String)
        #expect((record["next"] as? String)?.isEmpty == false)
    }

    @Test("what is printed as JSON agrees with its schema", arguments: SubmittedVendor.allCases)
    func schemas(vendor: SubmittedVendor) throws {
        let scene = try SubmissionScene(vendor)
        let id = try #require(try scene.submit(["--wait"]).id)
        let printed = [
            "submission": try scene.run(["status", id, "--format", "json"] + scene.target),
            "log": try scene.run(["log", id, "--format", "json", "--ledger", "ledger.sqlite"]),
            "history": try scene.run(["history", "--format", "json", "--ledger", "ledger.sqlite"]),
        ]
        for (name, result) in printed {
            let mistakes = try SchemaValidator(try Command.run(["schema", name]).output).mistakes(in: result.output)
            #expect(mistakes.isEmpty, "\(name): \(mistakes.prefix(5))")
        }
    }

    @Test("the log has the request ID of every answer", arguments: SubmittedVendor.allCases)
    func requestIDs(vendor: SubmittedVendor) throws {
        let scene = try SubmissionScene(vendor)
        let id = try #require(try scene.submit(["--wait"]).id)
        let log = try scene.run(["log", id, "--format", "json", "--ledger", "ledger.sqlite"]).json()
        let events = try #require(log["events"] as? [[String: Any]]).filter { $0["kind"] as? String == "answer" }
        #expect(events.count == (try scene.sandbox.journal().count))
        let requestIDs = events.compactMap { $0["requestID"] as? String }
        #expect(requestIDs.count == events.count)
        let text = try scene.run(["log", id, "--ledger", "ledger.sqlite"]).output
        for requestID in requestIDs { #expect(text.contains("(request \(requestID))")) }
    }

    @Test("Alibaba's says what kind of job it is, and that there is no sample")
    func alibaba() throws {
        let scene = try SubmissionScene(.alibaba)
        let submitted = try scene.submit(["--wait"])
        #expect(submitted.command.errors.contains("the service makes no sample of the voice"))
        for line in ["type: Standard", "voice name: Lin", "gender: female", "created: 20", "No sample of it was made"] {
            #expect(submitted.command.output.contains(line), "\(line) in \(submitted.command.output)")
        }
        #expect(submitted.command.output.contains("next       name the VoiceId as customizedVoice"))
    }
}
