import Foundation
import PreflightModel
import TestSupport
import Testing
import VendorClients
import VendorSandbox

@testable import UploadStage

// Each server of a sandbox holds a thread of libdispatch, which has 255: one sandbox at a time.
@Suite(.timeLimited) struct TencentSubmissionTests {
    @Test func `carries recordings to a voice, each byte once`() async throws {
        try await TencentRehearsal.run { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(record.vendorState == "FINISH")
            #expect(record.facts.first { $0.name == "VoiceId" }?.value == "lin_voice-01")
            #expect(record.facts.contains { $0.name == "DemoAudio" && $0.value.hasPrefix("http://127.0.0.1:") })
            #expect(record.message?.contains("download it soon") == true)
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

    @Test(arguments: ["ledger", "another"], [false, true])
    func `refuses a SessionId that was used, before anything is uploaded`(ledger: String, again: Bool) async throws {
        try await TencentRehearsal.run(withPrompt: false, parameters: ["SessionId": "batch-7"]) { rehearsal in
            let first = try await rehearsal.runner().submit(rehearsal.package, manifestPath: "").record
            let uploads = rehearsal.effects("PUT").count
            var other = rehearsal.package
            other.parameters["Text"] = "Another recording."
            let runner = try rehearsal.runner(ledger)
            for package in again ? [other, rehearsal.package] : [other] {
                let failure = await #expect(throws: SubmissionFailure.self) {
                    try await runner.submit(package, manifestPath: "", again: again)
                }
                #expect(failure?.kind == .refused)
                #expect(failure?.description.contains("an error is returned for the current request") == true)
                #expect(failure?.description.contains("SessionId=VALUE") == true)
                let known = ledger == "ledger" && !again ? first.id : first.job?.id
                #expect(failure?.description.contains(known ?? "-") == true)
            }
            #expect(rehearsal.effects("PUT").count == uploads)
            #expect(rehearsal.tasks == [first.job?.id ?? ""])
        }
    }

    @Test(arguments: ["drop-answer", "not-json"])
    func `takes the task of a SessionId of the user's own for its own where everything that went in is its own`(
        fault: String
    ) async throws {
        let parameters = ["SessionId": "mine", "Payload": "p"]
        try await TencentRehearsal.run(faults: ["tencent.clone:\(fault)"], parameters: parameters) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(rehearsal.tasks == [record.job?.id ?? ""])
        }
    }

    @Test func `gives the vendor's words where somebody else used the SessionId meanwhile`() async throws {
        try await TencentRehearsal.run(withPrompt: false, parameters: ["SessionId": "mine"]) { rehearsal in
            _ = try await rehearsal.submit(with: rehearsal.runner("another"))
            // A list that does not show it yet.
            let lists = Remaining(1)
            let runner = try rehearsal.runner(
                transport: InterceptingTransport(transport: CurlTransport(userAgent: "test")) { request in
                    request.header("X-TC-Action") == "DescribeTasks" && lists.take()
                        ? HTTPResponse(status: 200, body: Array(#"{"Response":{"TaskSet":[],"RequestId":"r"}}"#.utf8))
                        : nil
                })
            let failure = await #expect(throws: SubmissionFailure.self) { try await rehearsal.submit(with: runner) }
            #expect(failure?.kind == .refused)
            #expect(failure?.description.contains("InvalidParameterValue.SessionId") == true)
            #expect(failure?.description.contains("AudioFileInfo differs") == true)
            #expect(rehearsal.tasks.count == 1)
        }
    }

    @Test func `knows from the ledger which voices exist, and asks anyway where the user starts over`() async throws {
        try await TencentRehearsal.run(withPrompt: false) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            let asked = rehearsal.sandbox.journal().count
            var other = rehearsal.package
            other.parameters["Text"] = "Another audition."
            let runner = try rehearsal.runner()
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await runner.submit(other, manifestPath: "")
            }
            #expect(failure?.kind == .refused)
            #expect(
                failure?.description.contains("VoiceId \"lin_voice-01\" was made by submission \(record.id)") == true)
            #expect(rehearsal.sandbox.journal().count == asked)
            var warnings: [String] = []
            _ = try await runner.submit(other, manifestPath: "", again: true) { warnings = $1 }
            #expect(warnings.contains { $0.contains(record.id) })
            #expect(rehearsal.tasks.count == 2)
        }
    }

    private static func fileIsGone(_ words: String) -> HTTPResponse {
        HTTPResponse(
            status: 200,
            body: Array(
                #"{"Response":{"Error":{"Code":"InvalidParameterValue.FileId","Message":"\#(words)"},"RequestId":"r"}}"#
                    .utf8))
    }

    @Test(arguments: [true, false])
    func `uploads what the vendor says does not exist once more, and nothing else`(isNamed: Bool) async throws {
        try await TencentRehearsal.run { rehearsal in
            let refusals = Remaining(1)
            let runner = try rehearsal.runner(
                transport: InterceptingTransport(transport: CurlTransport(userAgent: "test")) { request in
                    guard request.header("X-TC-Action") == "CreateAigcAudioClone", refusals.take(),
                        case .bytes(let body) = request.body
                    else { return nil }
                    let text = String(decoding: body, as: UTF8.self)
                    let file = text.firstMatch(of: /"PromptAudioFileInfo":{"FileId":"([0-9]+)"/)?.output.1 ?? "-"
                    return Self.fileIsGone(
                        isNamed ? "The FileId \(file) does not exist." : "The FileId does not exist.")
                })
            let record = try await rehearsal.submit(with: runner)
            #expect(record.state == .succeeded)
            #expect(rehearsal.tasks.count == 1)
            #expect(rehearsal.effects("PUT").count == (isNamed ? 3 : 4))
            let forgotten = Set(try rehearsal.events(of: record).filter { $0.kind == .forgotten }.compactMap(\.step))
            let prompt: Set = ["session", "apply prompt", "upload prompt", "commit prompt"]
            let sample: Set = ["apply sample", "upload sample", "commit sample"]
            #expect(forgotten == (isNamed ? prompt : prompt.union(sample)))
        }
    }

    @Test func `ends where the vendor never has what was just uploaded, and the next run uploads it once more`()
        async throws
    {
        try await TencentRehearsal.run(withPrompt: false) { rehearsal in
            let refusals = Remaining(3)
            let runner = try rehearsal.runner(
                transport: InterceptingTransport(transport: CurlTransport(userAgent: "test")) { request in
                    request.header("X-TC-Action") == "CreateAigcAudioClone" && refusals.take()
                        ? Self.fileIsGone("The FileId does not exist.") : nil
                })
            let failure = await #expect(throws: SubmissionFailure.self) { try await rehearsal.submit(with: runner) }
            #expect(failure?.kind == .refused)
            #expect(failure?.description.contains("InvalidParameterValue.FileId") == true)
            #expect(rehearsal.effects("PUT").count == 3)
            #expect(try await rehearsal.submit(with: runner).state == .succeeded)
            #expect(rehearsal.effects("PUT").count == 4)
        }
    }

    @Test(arguments: [
        HTTPResponse(status: 404),
        HTTPResponse(
            status: 200,
            body: Array(#"{"Response":{"Error":{"Code":"ResourceNotFound","Message":"gone"},"RequestId":"r"}}"#.utf8)),
        HTTPResponse(
            status: 200,
            body: Array(
                #"{"Response":{"Error":{"Code":"InvalidParameterValue.VodSessionKey","Message":"gone"}}}"#.utf8)),
    ])
    func `uploads what cannot be committed once more, and ends after a few times`(answer: HTTPResponse) async throws {
        try await TencentRehearsal.run(withPrompt: false) { rehearsal in
            let refusals = Remaining(4)
            let runner = try rehearsal.runner(
                transport: InterceptingTransport(transport: CurlTransport(userAgent: "test")) { request in
                    request.header("X-TC-Action") == "CommitUpload" && refusals.take() ? answer : nil
                })
            let failure = await #expect(throws: SubmissionFailure.self) { try await rehearsal.submit(with: runner) }
            #expect(failure?.kind == .temporary)
            #expect(failure?.description.contains("was uploaded 3 times") == true)
            #expect(try await rehearsal.submit(with: runner).state == .succeeded)
            #expect(rehearsal.effects("PUT").count == 5)
        }
    }

    @Test func `starts over from nothing whatever the state`() async throws {
        try await TencentRehearsal.run(faults: ["tencent.clone:500*4"], withPrompt: false) { rehearsal in
            let runner = try rehearsal.runner()
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await runner.submit(rehearsal.package, manifestPath: "")
            }
            #expect(failure?.kind == .temporary)
            #expect(rehearsal.effects("PUT").count == 1)
            let record = try await runner.submit(rehearsal.package, manifestPath: "", again: true).record
            #expect(rehearsal.effects("PUT").count == 2)
            let known = try await runner.submit(rehearsal.package, manifestPath: "")
            guard case .alreadySubmitted = known else {
                Issue.record("the very same was submitted")
                return
            }
            #expect(known.record.id == record.id)
        }
    }

    @Test func `says what a call costs, but in a rehearsal`() async throws {
        try await TencentRehearsal.run(withPrompt: false) { rehearsal in
            func warnings(_ target: SubmissionTarget) throws -> [String] {
                try TencentSubmission(
                    package: rehearsal.package, target: target,
                    connection: rehearsal.connection(CurlTransport(userAgent: "test"))
                ).warnings
            }
            #expect(try warnings(rehearsal.target).isEmpty)
            var target = rehearsal.target
            target.endpoints = [:]
            let words = try #require(try warnings(target).first)
            #expect(words.contains("CreateAigcAudioClone is charged"))
            #expect(words.contains("here 3 characters"))
        }
    }

    @Test func `keeps the request ID of every answer`() async throws {
        try await TencentRehearsal.run { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            let answers = try rehearsal.events(of: record).filter { $0.kind == .answer }
            #expect(answers.count == rehearsal.sandbox.journal().count)
            #expect(answers.allSatisfy { $0.requestID?.isEmpty == false })
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
        (["SubAppId": ""], "SubAppId"), (["SubAppId": "app"], "SubAppId"), (["VoiceId": ""], "VoiceId"),
        (["VoiceId": "vidu01"], "8 to 256"), (["Text": ""], "Text"), (["PromptText": "abc"], "punctuation"),
        (["PromptText": ""], "PromptText"), (["TasksPriority": "high"], "TasksPriority"),
        (["TasksPriority": "11"], "TasksPriority"), (["SessionId": String(repeating: "s", count: 51)], "SessionId"),
        (["PromptAudioUrl": "https://example.com/a.wav"], "PromptAudioUrl"),
    ])
    func `refuses parameters before anything is sent`(parameters: [String: String], words: String) async throws {
        try await TencentRehearsal.run(parameters: parameters) { rehearsal in
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
        #expect(TencentParameters.site(of: region) == site)
    }
}
