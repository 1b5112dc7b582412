import Foundation
import PreflightModel
import Testing
import VendorClients
import VendorSandbox

@testable import UploadStage

// Each server of a sandbox holds a thread of libdispatch, which has 255: one sandbox at a time.
@Suite(.serialized) struct TencentSubmissionTests {
    @Test func `carries recordings to a voice, each byte once`() async throws {
        try await TencentRehearsal.run { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(record.vendorState == "FINISH")
            #expect(record.facts.first { $0.name == "VoiceId" }?.value == "lin_voice-01")
            #expect(record.facts.contains { $0.name == "DemoAudio" && $0.value.hasPrefix("http://127.0.0.1:") })
            #expect(record.message?.contains("fetch it soon") == true)
            #expect(
                rehearsal.sandbox.journal().map(\.operation).prefix(7) == [
                    "ApplyUpload", "PUT", "CommitUpload", "ApplyUpload", "PUT", "CommitUpload", "CreateAigcAudioClone",
                ])
            #expect(rehearsal.effects("PUT").map(\.bytes) == rehearsal.package.manifest.entries.map(\.byteCount))
            #expect(rehearsal.tasks == [record.job?.id ?? ""])
        }
    }

    @Test func `carries the longest payload there and back`() async throws {
        let payload = String(repeating: "😀", count: 1_048_576)
        try await TencentRehearsal.run(withPrompt: false, parameters: ["Payload": payload]) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
        }
    }

    @Test func `submits the same package once`() async throws {
        try await TencentRehearsal.run(withPrompt: false) { rehearsal in
            let runner = try rehearsal.runner()
            let first = try await runner.submit(rehearsal.package, manifestPath: "")
            let second = try await runner.submit(rehearsal.package, manifestPath: "")
            guard case .alreadySubmitted(let known) = second else {
                Issue.record("the second run made another job")
                return
            }
            #expect(known.job == first.record.job)
            #expect(rehearsal.tasks.count == 1)
        }
    }

    @Test(
        arguments: ["apply", "commit", "clone", "describe"].flatMap { operation in
            ["drop-answer", "not-json", "reset", "throttle", "500"].map { "tencent.\(operation):\($0)" }
        } + ["drop-answer", "reset", "throttle", "500", "bad-crc", "expire-url"].map { "tencent.put:\($0)" }
            + ["tencent.apply:expire-url", "tencent.put@2:reset*2", "tencent.clone:drop-answer*3"])
    func `comes to one voice whatever happens on the way`(fault: String) async throws {
        try await TencentRehearsal.run(faults: [fault]) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(rehearsal.tasks == [record.job?.id ?? ""])
            #expect(rehearsal.sandbox.journal().contains { $0.fault != nil })
        }
    }

    @Test func `sends no byte again that arrived before its answer was lost`() async throws {
        try await TencentRehearsal.run(faults: ["tencent.put:drop-answer"], withPrompt: false) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(rehearsal.effects("PUT").count == 1)
        }
    }

    @Test func `makes one task and sends each byte once wherever the run is killed`() async throws {
        try await TencentRehearsal.run { rehearsal in
            let moments = try await rehearsal.killEverywhere(telling: "VoiceId", apart: { "lin_voice-\($0)x" }) {
                (tasks: rehearsal.tasks.count, puts: rehearsal.effects("PUT").count)
            } check: { fatal, package, before in
                let record = try await rehearsal.submit(with: rehearsal.runner("\(fatal)"), package)
                #expect(record.state == .succeeded, "killed at \(fatal)")
                #expect(rehearsal.tasks.count == before.tasks + 1, "killed at \(fatal)")
                #expect(rehearsal.effects("PUT").count == before.puts + 2, "killed at \(fatal)")
            }
            #expect(moments > 30)
        }
    }

    @Test(arguments: [
        ("tencent.apply:redirect", SubmissionFailure.Kind.refused), ("tencent.clone:redirect", .refused),
        ("tencent.put:redirect", .refused), ("tencent.apply:clock-skew", .credentials),
        ("tencent.clone:clock-skew", .credentials), ("tencent.apply:throttle*9", .temporary),
        ("tencent.clone:throttle*9", .temporary), ("tencent.put:500*9", .temporary),
        ("tencent.commit:not-json*9", .temporary), ("tencent.put:bad-crc*2", .temporary),
    ])
    func `stops with the right kind of failure, and the same again goes on`(
        fault: String, kind: SubmissionFailure.Kind
    ) async throws {
        try await TencentRehearsal.run(faults: [fault], withPrompt: false) { rehearsal in
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.submit(with: rehearsal.runner())
            }
            #expect(failure?.kind == kind)
            try await rehearsal.cancelFaults()
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(rehearsal.tasks.count == 1)
        }
    }

    @Test func `takes a state that no document knows for work under way`() async throws {
        try await TencentRehearsal.run(faults: ["tencent.describe:unknown-state"], withPrompt: false) { rehearsal in
            let runner = try rehearsal.runner()
            let record = try await runner.submit(rehearsal.package, manifestPath: "").record
            let looked = try await runner.look(at: record.id)
            #expect(looked.vendorState == "REVIEWING")
            #expect(looked.state == .running)
            #expect(try await runner.wait(for: record.id).state == .succeeded)
        }
    }

    @Test func `tells what the vendor found wrong with the audio that arrived`() async throws {
        try await TencentRehearsal.run(seconds: 9, withPrompt: false) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .failed)
            #expect(record.vendorState == "FINISH")
            #expect(record.findings.first?.code == "40000 InvalidParameterValue")
            #expect(record.findings.first?.message.contains("9.0 s") == true)
            #expect(record.facts.isEmpty)
        }
    }

    @Test func `passes a recording that is at an address as that, and says that it was not measured`() async throws {
        let parameters = ["AudioUrl": "https://example.com/录音/a.wav?x=1&y=%E4%BD%A0"]
        try await TencentRehearsal.run(withPrompt: false, parameters: parameters) { rehearsal in
            let runner = try rehearsal.runner()
            var warnings: [String] = []
            let outcome = try await runner.submit(rehearsal.package, manifestPath: "") { warnings = $1 }
            #expect(warnings.contains { $0.hasPrefix("AudioUrl: ") && $0.contains("not measured") })
            #expect(try await runner.wait(for: outcome.record.id).state == .succeeded)
            #expect(rehearsal.effects("PUT").isEmpty)
        }
    }

    @Test func `takes the task that a repeated mark is of for its own, unless it makes another voice`() async throws {
        try await TencentRehearsal.run(withPrompt: false, parameters: ["SessionId": "mine"]) { rehearsal in
            let first = try await rehearsal.submit(with: rehearsal.runner("one"))
            let second = try await rehearsal.submit(with: rehearsal.runner("two"))
            #expect(first.job?.id == second.job?.id)
            #expect(rehearsal.tasks.count == 1)
            var other = rehearsal.package
            other.parameters["VoiceId"] = "another_voice"
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.submit(with: rehearsal.runner("three"), other)
            }
            #expect(failure?.kind == .refused)
            #expect(failure?.description.contains("\"mine\"") == true)
        }
    }

    @Test func `plans every request without a secret, and sends none`() async throws {
        try await TencentRehearsal.run { rehearsal in
            let connection = VendorConnection(
                transport: CurlTransport(userAgent: "test"), now: { Date() }, nonce: { "" })
            let (requests, warnings) = try await SubmissionPlan.requests(
                of: rehearsal.package, target: rehearsal.target, connection: connection)
            #expect(
                requests.map(\.step) == [
                    "apply sample", "upload sample", "commit sample", "apply prompt", "upload prompt", "commit prompt",
                    "create",
                ])
            #expect(warnings.isEmpty)
            #expect(!"\(requests)".contains(rehearsal.sandbox.credentials.tencent.secretKey))
            #expect(rehearsal.sandbox.journal().isEmpty)
        }
    }

    @Test(arguments: [
        (["SubAppId": ""], "TENCENTCLOUD"), (["SubAppId": "app"], "SubAppId"), (["VoiceId": ""], "VoiceId"),
        (["VoiceId": "vidu01"], "8 to 256"), (["Text": ""], "Text"), (["PromptText": "abc"], "punctuation"),
        (["PromptText": ""], "PromptText"), (["TasksPriority": "high"], "TasksPriority"),
        (["TasksPriority": "11"], "TasksPriority"), (["SessionId": String(repeating: "s", count: 51)], "SessionId"),
        (["PromptAudioUrl": "https://example.com/a.wav"], "PromptAudioUrl"),
    ])
    func `refuses parameters before anything is sent`(parameters: [String: String], words: String) async throws {
        try await TencentRehearsal.run(parameters: parameters) { rehearsal in
            // The sandbox's application stands in for one that is not given.
            guard words != "TENCENTCLOUD" else {
                let record = try await rehearsal.submit(with: rehearsal.runner())
                #expect(record.state == .succeeded)
                return
            }
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.submit(with: rehearsal.runner())
            }
            #expect(failure?.kind == .usage)
            #expect(failure?.description.contains(words) == true)
            #expect(rehearsal.sandbox.journal().isEmpty)
        }
    }

    @Test func `asks for credentials in the vendor's words`() async throws {
        try await TencentRehearsal.run(withPrompt: false) { rehearsal in
            var target = rehearsal.target
            target.credentials.environment = [:]
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.runner(target: target).submit(rehearsal.package, manifestPath: "")
            }
            #expect(failure?.kind == .credentials)
            target.credentials.environment = rehearsal.target.credentials.environment
            target.credentials.environment["TENCENTCLOUD_SECRET_KEY"] = "MARKED-SECRET"
            let refused = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.runner(target: target).submit(rehearsal.package, manifestPath: "")
            }
            #expect(refused?.kind == .credentials)
            #expect(refused?.description.contains("AuthFailure.SignatureFailure") == true)
            #expect(rehearsal.effects("ApplyUpload").allSatisfy { $0.job == nil })
        }
    }

    @Test func `keeps no secret in the ledger`() async throws {
        try await TencentRehearsal.run(faults: ["tencent.put:drop-answer"]) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            let ledger = try Ledger(path: rehearsal.folder.appending(path: "ledger.sqlite").path)
            let events = try ledger.events(of: record.id)
            #expect(events.count > 10)
            let text = "\(events) \(record)"
            for secret in [rehearsal.sandbox.credentials.tencent.secretKey, "AKIDtemporary"] {
                #expect(!text.contains(secret))
            }
        }
    }

    @Test(
        arguments: [
            (nil, TencentSite.international), ("ap-singapore", .international), ("ap-guangzhou", .mainland),
            ("ap-guangzhou-2", .mainland), ("ap-guangzhouish", .international), ("ap-hongkong", .international),
        ] as [(String?, TencentSite)])
    func `asks the mainland's host for the mainland's regions`(region: String?, site: TencentSite) {
        #expect(TencentCloneParameters.site(of: region) == site)
    }
}
