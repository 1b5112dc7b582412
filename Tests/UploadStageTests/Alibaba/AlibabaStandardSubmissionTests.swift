import Foundation
import PreflightModel
import TestSupport
import Testing
import UploadPackaging
import VendorClients
import VendorSandbox

@testable import UploadStage

@Suite(.timeLimited) struct AlibabaStandardSubmissionTests {
    @Test func `carries recordings to a voice, each byte once`() async throws {
        try await AlibabaRehearsal.run { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(record.vendorState == "Success")
            #expect(record.facts.first { $0.name == "VoiceId" }?.value.isEmpty == false)
            // The service analyses the recordings side by side, after all of them have arrived.
            let media = ["CreateUploadMedia", "PUT"]
            #expect(
                rehearsal.sandbox.journal().map(\.operation).prefix(11) == (media + media + media)[...] + [
                    "GetMediaInfo", "GetMediaInfo", "GetMediaInfo", "ListCustomizedVoiceJobs",
                    "SubmitStandardCustomizedVoiceJob",
                ])
            #expect(rehearsal.effects("PUT").map(\.bytes) == rehearsal.package.manifest.entries.map(\.byteCount))
            #expect(rehearsal.jobs() == [record.job?.id ?? ""])
        }
    }

    @Test func `takes recordings from the user's own bucket, where they stay for the next time`() async throws {
        try await AlibabaRehearsal.run(inOwnBucket: true) { rehearsal in
            let first = try await rehearsal.submit(with: rehearsal.runner("one"))
            #expect(first.state == .succeeded)
            #expect(rehearsal.effects("RegisterMediaInfo").count == 3)
            #expect(rehearsal.effects("CreateUploadMedia").isEmpty)
            // Another ledger knows nothing of it: the objects are registered already, and serve.
            let second = try await rehearsal.submit(with: rehearsal.runner("two"))
            #expect(second.state == .succeeded)
            #expect(rehearsal.effects("RegisterMediaInfo").count == 3)
            #expect(rehearsal.jobs().count == 2)
        }
    }

    @Test func `submits the same package once`() async throws {
        try await AlibabaRehearsal.run { rehearsal in
            let runner = try rehearsal.runner()
            let first = try await runner.submit(rehearsal.package, manifestPath: "")
            let second = try await runner.submit(rehearsal.package, manifestPath: "")
            guard case .alreadySubmitted(let known) = second else {
                Issue.record("the second run made another job")
                return
            }
            #expect(known.job == first.record.job)
            #expect(rehearsal.jobs().count == 1)
        }
    }

    @Test(
        arguments: ["create-upload", "media-info", "list", "submit-standard", "get"].flatMap { operation in
            ["drop-answer", "not-json", "reset", "throttle", "500"].map { "alibaba.\(operation):\($0)" }
        } + ["drop-answer", "reset", "throttle", "500", "bad-crc", "expire-url"].map { "alibaba.put:\($0)" } + [
            "alibaba.create-upload:expire-url", "alibaba.put@2:reset*2", "alibaba.submit-standard:drop-answer*3",
            "alibaba.media-info:unknown-state",
        ])
    func `comes to one voice whatever happens on the way`(fault: String) async throws {
        try await AlibabaRehearsal.run(faults: [fault]) { rehearsal in
            let record = try await rehearsal.submitClaiming(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(rehearsal.jobs() == [record.job?.id ?? ""])
            #expect(rehearsal.sandbox.journal().contains { $0.fault != nil })
        }
    }

    @Test(
        arguments: ["register", "put", "media-info"].flatMap { operation in
            ["drop-answer", "reset", "throttle", "500"].map { "alibaba.\(operation):\($0)" }
        })
    func `comes to one voice by way of the user's own bucket too`(fault: String) async throws {
        try await AlibabaRehearsal.run(faults: [fault], inOwnBucket: true) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(rehearsal.jobs().count == 1)
            #expect(rehearsal.sandbox.journal().contains { $0.fault != nil })
        }
    }

    @Test(arguments: [false, true])
    func `sends no byte again that arrived before its answer was lost`(inOwnBucket: Bool) async throws {
        let faults = ["alibaba.put:drop-answer", "alibaba.head:500"]
        try await AlibabaRehearsal.run(faults: faults, inOwnBucket: inOwnBucket) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(rehearsal.effects("PUT").count == 3)
        }
    }

    @Test func `makes one job and sends each byte once wherever the run is killed`() async throws {
        try await AlibabaRehearsal.run(.standard([910])) { rehearsal in
            let moments = try await rehearsal.killEverywhere(telling: "VoiceName", apart: { "voice \($0)" }) {
                (jobs: rehearsal.jobs().count, puts: rehearsal.effects("PUT").count)
            } check: { fatal, package, before in
                let record = try await rehearsal.submitClaiming(with: rehearsal.runner("\(fatal)"), package)
                #expect(record.state == .succeeded, "killed at \(fatal)")
                #expect(rehearsal.jobs().count == before.jobs + 1, "killed at \(fatal)")
                #expect(rehearsal.effects("PUT").count == before.puts + 2, "killed at \(fatal)")
            }
            #expect(moments > 30)
        }
    }

    @Test(arguments: [-840.0, 840])
    func `finds the job that may be its own by the vendor's clock, which is not ours`(seconds: Double) async throws {
        try await AlibabaRehearsal.run(faults: ["alibaba.submit-standard:drop-answer"]) { rehearsal in
            let runner = try rehearsal.runner(now: { Date(timeIntervalSinceNow: seconds) })
            let record = try await rehearsal.submitClaiming(with: runner)
            #expect(record.state == .succeeded)
            #expect(rehearsal.jobs() == [record.job?.id ?? ""])
        }
    }

    @Test func `takes no job of the same name for its own that was there before`() async throws {
        try await AlibabaRehearsal.run(faults: ["alibaba.submit-standard@2:reset"]) { rehearsal in
            let first = try await rehearsal.submit(with: rehearsal.runner("one"))
            let second = try await rehearsal.submit(with: rehearsal.runner("two"))
            #expect(first.job?.id != second.job?.id)
            #expect(rehearsal.jobs() == [first.job?.id ?? "", second.job?.id ?? ""])
        }
    }

    @Test func `takes no job for its own that a lost answer may have made, and takes the one that the user names`()
        async throws
    {
        try await AlibabaRehearsal.run(faults: ["alibaba.submit-standard@2:drop-answer"]) { rehearsal in
            let other = try await rehearsal.submit(with: rehearsal.runner())
            var package = rehearsal.package
            package.manifest.entries.swapAt(0, 1)
            package.parameters["DemoAudioMediaURL"] = "https://lin.oss-cn-shanghai.aliyuncs.com/demo.mp3"
            let runner = try rehearsal.runner()
            for _ in 1...2 {
                let failure = await #expect(throws: SubmissionFailure.self) {
                    try await runner.submit(package, manifestPath: "out")
                }
                #expect(failure?.kind == .unresolved)
                #expect(failure?.description.contains("--again") == true)
                // What the ledger knows to be another submission's is not in question.
                #expect(failure?.description.contains(other.job?.id ?? "-") == false)
            }
            let mine = try #require(rehearsal.jobs().first { $0 != other.job?.id })
            for wrong in [other.job?.id ?? "", "0000"] {
                let failure = await #expect(throws: SubmissionFailure.self) {
                    try await runner.submit(package, manifestPath: "out", claimedJob: wrong)
                }
                #expect(failure?.kind == .usage, "\(wrong)")
                #expect(failure?.description.hasPrefix("--job \(wrong): ") == true)
            }
            let outcome = try await runner.submit(package, manifestPath: "out", claimedJob: mine)
            #expect(outcome.record.job?.id == mine)
            #expect(rehearsal.jobs().count == 2)
            let useless = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.runner("two").submit(package, manifestPath: "out", claimedJob: mine)
            }
            #expect(useless?.kind == .usage)
        }
    }

    @Test(arguments: [false, true])
    func `brings media that the service no longer has there once more, and nothing else`(inOwnBucket: Bool) async throws
    {
        try await AlibabaRehearsal.run(inOwnBucket: inOwnBucket) { rehearsal in
            let refusals = Remaining(1)
            let runner = try rehearsal.runner(
                transport: InterceptingTransport(transport: CurlTransport(userAgent: "test")) { request in
                    guard request.header("x-acs-action") == "SubmitStandardCustomizedVoiceJob", refusals.take() else {
                        return nil
                    }
                    let audios = request.encodedQuery?.firstMatch(of: /Audios=([0-9a-f]+)%2C/)?.output.1 ?? "-"
                    return Self.materialIsGone(String(audios))
                })
            let record = try await rehearsal.submit(with: runner)
            #expect(record.state == .succeeded)
            #expect(rehearsal.jobs().count == 1)
            let made = rehearsal.effects(inOwnBucket ? "RegisterMediaInfo" : "CreateUploadMedia").count
            // The object stays in the user's bucket and is registered already, which serves as well.
            #expect(made == (inOwnBucket ? 3 : 4))
            #expect(rehearsal.effects("PUT").count == (inOwnBucket ? 3 : 4))
            let forgotten = try rehearsal.events(of: record).filter { $0.kind == .forgotten }
            #expect(!forgotten.isEmpty)
            #expect(forgotten.allSatisfy { $0.step?.hasSuffix("material 1") == true })
            #expect(forgotten.allSatisfy { $0.message.contains("InvalidMaterial.NotFound") })
        }
    }

    @Test func `gives up where the service never has what was just brought there, and begins anew with the next run`()
        async throws
    {
        try await AlibabaRehearsal.run { rehearsal in
            let refusals = Remaining(3)
            let runner = try rehearsal.runner(
                transport: InterceptingTransport(transport: CurlTransport(userAgent: "test")) { request in
                    request.header("x-acs-action") == "SubmitStandardCustomizedVoiceJob" && refusals.take()
                        ? Self.materialIsGone("of somebody") : nil
                })
            let failure = await #expect(throws: SubmissionFailure.self) { try await rehearsal.submit(with: runner) }
            #expect(failure?.kind == .refused)
            #expect(failure?.description.contains("InvalidMaterial.NotFound") == true)
            #expect(rehearsal.effects("PUT").count == 9)
            #expect(try await rehearsal.submit(with: runner).state == .succeeded)
            #expect(rehearsal.effects("PUT").count == 12)
        }
    }

    private static func materialIsGone(_ media: String) -> HTTPResponse {
        HTTPResponse(
            status: 404,
            body: Array(
                #"{"RequestId":"R-1","Code":"InvalidMaterial.NotFound","Message":"The material \#(media) is not found."}"#
                    .utf8))
    }

    @Test func `brings an object that was deleted from the user's bucket there once more`() async throws {
        try await AlibabaRehearsal.run(inOwnBucket: true) { rehearsal in
            let refusals = Remaining(1)
            let runner = try rehearsal.runner(
                transport: InterceptingTransport(transport: CurlTransport(userAgent: "test")) { request in
                    request.header("x-acs-action") == "RegisterMediaInfo" && refusals.take()
                        ? Self.materialIsGone("of somebody") : nil
                })
            #expect(try await rehearsal.submit(with: runner).state == .succeeded)
            #expect(rehearsal.effects("PUT").count == 4)
        }
    }

    @Test func `looks at a job with nothing but the ledger`() async throws {
        try await AlibabaRehearsal.run(inOwnBucket: true) { rehearsal in
            let runner = try rehearsal.runner()
            let record = try await runner.submit(rehearsal.package, manifestPath: "gone").record
            #expect(record.region == "cn-shanghai")
            let ledger = try Ledger(path: rehearsal.folder.appending(path: "ledger.sqlite").path)
            var spoiled = record
            spoiled.parameters = ["VoiceName": "", "Gender": "Female"]
            spoiled.manifest.entries = []
            try ledger.update(spoiled)
            var target = rehearsal.target
            target.bucket = nil
            let later = try rehearsal.runner(target: target)
            #expect(try await later.wait(for: record.id).state == .succeeded)
        }
    }

    @Test(arguments: [false, true])
    func `tells what the service says of the job, and where the sample is`(withDemo: Bool) async throws {
        let demo = "https://lin.oss-cn-shanghai.aliyuncs.com/demo.mp3"
        try await AlibabaRehearsal.run(parameters: withDemo ? ["DemoAudioMediaURL": demo] : [:]) { rehearsal in
            let runner = try rehearsal.runner()
            var warnings: [String] = []
            let outcome = try await runner.submit(rehearsal.package, manifestPath: "") { warnings = $1 }
            #expect(warnings.contains { $0.contains("makes no sample") } == !withDemo)
            let record = try await runner.wait(for: outcome.record.id)
            #expect(record.details?.type == "Standard")
            #expect(record.details?.voiceName == "小专 旁白")
            #expect(record.details?.gender == "female")
            #expect(record.details?.createdAt != nil)
            #expect(record.facts.first { $0.name == "DemoAudioMediaURL" }?.value == (withDemo ? demo : nil))
            #expect(record.message?.contains("No sample of it was made") == (withDemo ? nil : true))
            #expect(record.next?.contains("customizedVoice") == true)
        }
    }

    @Test func `keeps the request ID of every answer`() async throws {
        try await AlibabaRehearsal.run(faults: ["alibaba.create-upload:throttle"]) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            let answers = try rehearsal.events(of: record).filter { $0.kind == .answer }
            let journal = rehearsal.sandbox.journal()
            #expect(answers.count == journal.count)
            #expect(zip(answers, journal).allSatisfy { $0.message == "\($1.operation): HTTP \($1.status)" })
            #expect(answers.allSatisfy { $0.requestID?.isEmpty == false && $0.step != nil })
            #expect(Set(answers.compactMap(\.requestID)).count == answers.count)
        }
    }

    @Test func `names the one documented cause where a failed job has no message`() async throws {
        let json = #"{"JobId":"j","Status":"Fail","Message":"","Type":"TYPE"}"#
        for (type, words) in [
            ("Standard", "voiceprint of the authentication recording differs"), ("Basic", "No document"),
        ] {
            let job = try JSONDecoder().decode(
                CustomizedVoiceJob.self, from: Data(json.replacing("TYPE", with: type).utf8))
            let report = AlibabaJobReport(job, SubmittedJob(id: "j"), demoAudio: nil).report
            #expect(report.state == .failed)
            #expect(report.message?.contains(words) == true)
            #expect(report.findings.first?.message.contains(words) == true)
        }
    }

    @Test(arguments: [
        ("alibaba.create-upload:redirect", SubmissionFailure.Kind.refused), ("alibaba.put:redirect", .refused),
        ("alibaba.submit-standard:redirect", .refused), ("alibaba.create-upload:clock-skew", .credentials),
        ("alibaba.put:clock-skew", .credentials), ("alibaba.submit-standard:clock-skew", .credentials),
        ("alibaba.create-upload:throttle*9", .temporary), ("alibaba.submit-standard:throttle*9", .temporary),
        ("alibaba.put:500*9", .temporary), ("alibaba.media-info:not-json*9", .temporary),
        ("alibaba.put:bad-crc*9", .temporary), ("alibaba.media-info:unknown-state*999", .temporary),
        ("alibaba.put:expire-url*9", .temporary),
    ])
    func `stops with the right kind of failure, and the same again goes on`(
        fault: String, kind: SubmissionFailure.Kind
    ) async throws {
        try await AlibabaRehearsal.run(faults: [fault]) { rehearsal in
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.submit(with: rehearsal.runner())
            }
            #expect(failure?.kind == kind)
            try await rehearsal.cancelFaults()
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(rehearsal.jobs().count == 1)
        }
    }

    @Test func `takes a state that no document knows for work under way`() async throws {
        try await AlibabaRehearsal.run(faults: ["alibaba.get:unknown-state"]) { rehearsal in
            let runner = try rehearsal.runner()
            let record = try await runner.submit(rehearsal.package, manifestPath: "").record
            let looked = try await runner.look(at: record.id)
            #expect(looked.vendorState == "Pondering")
            #expect(looked.state == .running)
            #expect(try await runner.wait(for: record.id).state == .succeeded)
        }
    }

    @Test func `tells what the vendor found wrong with the audio that arrived`() async throws {
        try await AlibabaRehearsal.run(.standard([450, 449])) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .failed)
            #expect(record.vendorState == "Fail")
            #expect(record.findings.first?.message == "训练素材总时长须在 15 分钟到 30 分钟之间")
        }
    }

    @Test func `spends nothing where the service measures another length than we do`() async throws {
        try await AlibabaRehearsal.run { rehearsal in
            var package = rehearsal.package
            package.manifest.entries[1].measurement?.frameCount += 50
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.runner().submit(package, manifestPath: "")
            }
            #expect(failure?.kind == .refused)
            #expect(failure?.description.contains("452.0 s") == true)
            #expect(failure?.description.contains("451.0 s") == true)
            #expect(rehearsal.jobs().isEmpty)
        }
    }

    @Test func `spends nothing where the service cannot analyse a recording`() async throws {
        try await AlibabaRehearsal.run { rehearsal in
            var package = rehearsal.package
            let text = Array("no recording".utf8)
            try Data(text).write(to: rehearsal.folder.appending(path: "take 2.wav"))
            var computation = DigestComputation()
            text.withUnsafeBytes { computation.update($0) }
            package.manifest.entries[1].digests = computation.digests
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.runner().submit(package, manifestPath: "")
            }
            #expect(failure?.kind == .refused)
            #expect(failure?.description.contains("PrepareFail") == true)
            #expect(rehearsal.jobs().isEmpty)
        }
    }

    @Test(arguments: [false, true])
    func `plans every request without a secret, and sends none`(inOwnBucket: Bool) async throws {
        try await AlibabaRehearsal.run(inOwnBucket: inOwnBucket) { rehearsal in
            let connection = VendorConnection(
                transport: CurlTransport(userAgent: "test"), now: { Date() }, nonce: { "" })
            let (requests, warnings) = try await SubmissionPlan.requests(
                of: rehearsal.package, target: rehearsal.target, connection: connection)
            let verbs = inOwnBucket ? ["upload", "register"] : ["create media", "upload"]
            let names = ["material 1", "material 2", "authentication"]
            let media = names.flatMap { name in verbs.map { "\($0) \(name)" } } + names.map { "analysed \($0)" }
            #expect(requests.map(\.step) == media + ["list jobs", "create"])
            #expect(warnings.count == 1 && warnings[0].contains("DemoAudioMediaURL"))
            #expect(!"\(requests)".contains(rehearsal.sandbox.credentials.alibaba.accessKeySecret))
            #expect(rehearsal.sandbox.journal().isEmpty)
        }
    }

    @Test(arguments: [
        (["VoiceName": ""], "VoiceName"), (["VoiceName": String(repeating: "声", count: 33)], "33"),
        (["Gender": ""], "Gender"), (["Gender": "Female"], "female, male"),
        (["DemoAudioMediaURL": "demo.mp3"], "DemoAudioMediaURL"),
    ])
    func `refuses parameters before anything is sent`(parameters: [String: String], words: String) async throws {
        try await AlibabaRehearsal.run(parameters: parameters) { rehearsal in
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.submit(with: rehearsal.runner())
            }
            #expect(failure?.kind == .usage)
            #expect(failure?.description.contains(words) == true)
            #expect(rehearsal.sandbox.journal().isEmpty)
        }
    }

    @Test func `refuses places that the documents do not know`() async throws {
        try await AlibabaRehearsal.run { rehearsal in
            func failure(_ change: (inout SubmissionTarget) -> Void) async throws -> SubmissionFailure? {
                var target = rehearsal.target
                change(&target)
                let connection = VendorConnection(
                    transport: CurlTransport(userAgent: "test"), now: { Date() }, nonce: { "" })
                return await #expect(throws: SubmissionFailure.self) {
                    try await SubmissionPlan.requests(of: rehearsal.package, target: target, connection: connection)
                }
            }
            #expect(try await failure { $0.region = "Shanghai" }?.description.contains("cn-shanghai") == true)
            #expect(try await failure { $0.bucket = "My_Bucket" }?.description.contains("--bucket") == true)
            let elsewhere = try await failure {
                $0.endpoints = [:]
                $0.region = "us-west-1"
            }
            #expect(elsewhere?.description.contains("--bucket") == true)
        }
    }

    @Test func `asks for credentials in the vendor's words`() async throws {
        try await AlibabaRehearsal.run { rehearsal in
            var target = rehearsal.target
            target.credentials.environment = [:]
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.runner(target: target).submit(rehearsal.package, manifestPath: "")
            }
            #expect(failure?.kind == .credentials)
            target.credentials.environment = rehearsal.target.credentials.environment
            target.credentials.environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "MARKED-SECRET"
            let refused = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.runner(target: target).submit(rehearsal.package, manifestPath: "")
            }
            #expect(refused?.kind == .credentials)
            #expect(refused?.description.contains("SignatureDoesNotMatch") == true)
            #expect(refused?.description.contains("MARKED-SECRET") == false)
        }
    }

    @Test func `keeps no secret in the ledger`() async throws {
        try await AlibabaRehearsal.run(faults: ["alibaba.put:drop-answer", "alibaba.put@2:expire-url"]) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            let ledger = try Ledger(path: rehearsal.folder.appending(path: "ledger.sqlite").path)
            let events = try ledger.events(of: record.id)
            #expect(events.count > 10)
            var text = "\(events) \(record)"
            for file in ["ledger.sqlite", "ledger.sqlite-wal"] {
                let bytes = (try? Data(contentsOf: rehearsal.folder.appending(path: file))) ?? Data()
                text += String(decoding: bytes, as: Unicode.ASCII.self)
            }
            for secret in [rehearsal.sandbox.credentials.alibaba.accessKeySecret, "STS.N", "CAIS"] {
                #expect(!text.contains(secret))
            }
        }
    }
}
