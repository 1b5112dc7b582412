import Foundation
import PreflightModel
import TestSupport
import Testing
import VendorClients
import VendorSandbox

@testable import UploadStage

// Each server of a sandbox holds a thread of libdispatch, which has 255: one sandbox at a time.
@Suite(.timeLimited) struct HuaweiSubmissionTests {
    @Test func `carries a package to a voice, each file once`() async throws {
        try await HuaweiRehearsal.run { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(record.vendorState == "SUCCEED")
            #expect(record.facts.first { $0.name == "asset_id" }?.value.count == 32)
            #expect(record.job?.keys.isEmpty == true)
            #expect(rehearsal.jobs == [record.job?.id ?? ""])
            let letter = rehearsal.package.entries(role: "letter").map(\.byteCount)
            let zip = rehearsal.package.manifest.package.map { [$0.digests.byteCount] } ?? []
            #expect(rehearsal.effects("PUT").map(\.bytes) == letter + zip)
            #expect(
                rehearsal.sandbox.journal().filter { $0.status == 200 }.map(\.operation) == [
                    "ShowVoiceTrainingQuotas", "ShowTenantDurationCfg", "CreateTrainingAdvanceJob", "PUT", "PUT",
                    "CommitVoiceTrainingJob", "ShowVoiceTrainingJob",
                ])
        }
    }

    @Test(
        arguments: ["quotas", "durations", "create", "commit", "show"].flatMap { operation in
            ["drop-answer", "not-json", "reset", "throttle", "500"].map { "huawei.\(operation):\($0)" }
        } + ["drop-answer", "reset", "throttle", "500", "bad-crc", "expire-url"].map { "huawei.put:\($0)" }
            + ["huawei.create:expire-url", "huawei.put@2:reset*2", "huawei.create:drop-answer*3"])
    func `comes to one voice whatever happens on the way`(fault: String) async throws {
        try await HuaweiRehearsal.run(faults: [fault]) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            // A commit whose answer is no JSON is asked for anyway, so that nothing is left to wait for.
            #expect(record.state == .succeeded)
            #expect(rehearsal.jobs == [record.job?.id ?? ""])
            #expect(rehearsal.effects("CommitVoiceTrainingJob").count == 1)
            #expect(rehearsal.sandbox.journal().contains { $0.fault != nil })
        }
    }

    @Test func `makes one job and sends what is confirmed once wherever the run is killed`() async throws {
        try await HuaweiRehearsal.run { rehearsal in
            let moments = try await rehearsal.killEverywhere(telling: "voice_name", apart: { "voice \($0)." }) {
                (
                    jobs: rehearsal.jobs.count, commits: rehearsal.effects("CommitVoiceTrainingJob").count,
                    puts: rehearsal.effects("PUT").count
                )
            } check: { fatal, package, before in
                let record = try await rehearsal.submit(with: rehearsal.runner("\(fatal)"), package)
                #expect(record.state == .succeeded, "killed at \(fatal)")
                #expect(rehearsal.jobs.count == before.jobs + 1, "killed at \(fatal)")
                #expect(rehearsal.effects("CommitVoiceTrainingJob").count == before.commits + 1, "killed at \(fatal)")
                // One upload at most was under way when the run was killed; what was written down is not sent again.
                #expect(rehearsal.effects("PUT").count - before.puts <= 3, "killed at \(fatal)")
            }
            #expect(moments > 25)
        }
    }

    @Test(arguments: [
        ("huawei.create:redirect", SubmissionFailure.Kind.refused), ("huawei.commit:redirect", .refused),
        ("huawei.put:redirect", .refused), ("huawei.quotas:clock-skew", .credentials),
        ("huawei.create:clock-skew", .credentials), ("huawei.commit:clock-skew", .credentials),
        ("huawei.create:throttle*9", .temporary), ("huawei.commit:throttle*9", .temporary),
        ("huawei.put:500*9", .temporary), ("huawei.put:expire-url*9", .temporary),
        ("huawei.quotas:not-json*9", .temporary),
    ])
    func `stops with the right kind of failure, and the same again goes on`(
        fault: String, kind: SubmissionFailure.Kind
    ) async throws {
        try await HuaweiRehearsal.run(faults: [fault]) { rehearsal in
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.submit(with: rehearsal.runner())
            }
            #expect(failure?.kind == kind)
            try await rehearsal.cancelFaults()
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(rehearsal.jobs.count == 1)
        }
    }

    @Test func `asks for a wrong key once, so that it is not locked`() async throws {
        try await HuaweiRehearsal.run { rehearsal in
            var target = rehearsal.target
            target.credentials.environment["HUAWEICLOUD_SDK_SK"] = "hunter2hunter2"
            let runner = SubmissionRunner(
                ledger: try Ledger(path: rehearsal.folder.appending(path: "l.sqlite").path), target: target,
                connection: rehearsal.connection(CurlTransport(userAgent: "test")),
                retry: RetryPolicy(sleep: { _ in }))
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await runner.submit(rehearsal.package, manifestPath: "")
            }
            #expect(failure?.kind == .credentials)
            #expect(failure?.description.contains("hunter2") == false)
            #expect(rehearsal.sandbox.journal().count == 1)
        }
    }

    @Test func `stops before anything is created where the tenant's own minimum is not reached`() async throws {
        try await HuaweiRehearsal.run(seconds: 7) { rehearsal in
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.submit(with: rehearsal.runner())
            }
            #expect(failure?.kind == .refused)
            #expect(failure?.description.contains("last 7 s in total") == true)
            #expect(failure?.description.contains("at least 10 s") == true)
            #expect(failure?.description.contains("3 s short") == true)
            #expect(rehearsal.jobs.isEmpty)
        }
    }

    @Test(
        arguments: [
            (#"{"resource_available_nums":{"advance":0}}"#, [:], false),
            (#"{"resource_available_nums":{"advance":0}}"#, ["is_ondemand_resource": "true"], true),
            (#"{"resource_available_nums":{"basic":0}}"#, [:], true),
        ] as [(String, [String: String], Bool)])
    func `stops before anything is created where no quota is left`(
        json: String, parameters: [String: String], isCreated: Bool
    ) async throws {
        try await HuaweiRehearsal.run { rehearsal in
            var package = rehearsal.package
            package.parameters.merge(parameters) { $1 }
            let runner = try rehearsal.runner(
                transport: InterposedTransport(
                    transport: CurlTransport(userAgent: "test"), path: "/quotas", json: json))
            do {
                _ = try await runner.submit(package, manifestPath: "")
                #expect(isCreated)
            } catch let failure as SubmissionFailure {
                #expect(failure.kind == .refused)
                #expect(failure.description.contains("0 jobs of the edition advance left"))
            }
            #expect(rehearsal.jobs.count == (isCreated ? 1 : 0))
        }
    }

    @Test func `tells what the audit found wrong, file by file`() async throws {
        try await HuaweiRehearsal.run(file: "take.mp3") { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .actionNeeded)
            #expect(record.vendorState == "AUDIT_FAILED")
            #expect(record.findings.map(\.item) == ["take.mp3"])
            #expect(record.findings.first?.code == "MSS.20020012")
        }
    }

    @Test func `takes a state that no document knows for work under way`() async throws {
        try await HuaweiRehearsal.run(faults: ["huawei.show:unknown-state"]) { rehearsal in
            let runner = try rehearsal.runner()
            let record = try await runner.submit(rehearsal.package, manifestPath: "").record
            let looked = try await runner.look(at: record.id)
            #expect(looked.vendorState == "MARINATING")
            #expect(looked.state == .running)
            #expect(try await runner.wait(for: record.id).state == .succeeded)
        }
    }

    @Test func `does not guess which of several jobs is its own`() async throws {
        try await HuaweiRehearsal.run(faults: ["huawei.create@2:drop-answer"]) { rehearsal in
            let details = HuaweiTrainingDetails(voiceName: rehearsal.package.parameter("voice_name"))
            let other = try await rehearsal.client().send(CreateTrainingJob(.advance, details: details))
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.submit(with: rehearsal.runner())
            }
            #expect(failure?.kind == .unresolved)
            #expect(failure?.description.contains(other.jobID) == true)
            #expect(rehearsal.jobs.count == 2)
            // The way out that the words name.
            try await rehearsal.client().send(DeleteVoiceTrainingJob(jobID: other.jobID))
            #expect(try await rehearsal.submit(with: rehearsal.runner()).state == .succeeded)
            #expect(rehearsal.jobs.count == 2)
        }
    }

    @Test func `takes no job of another name, edition or state for its own`() async throws {
        try await HuaweiRehearsal.run(faults: ["huawei.create@2:drop-answer"]) { rehearsal in
            let name = rehearsal.package.parameter("voice_name") ?? ""
            let client = try rehearsal.client()
            _ = try await client.send(
                CreateTrainingJob(.advance, details: HuaweiTrainingDetails(voiceName: name + "23")))
            _ = try await client.send(CreateTrainingJob(.middle, details: HuaweiTrainingDetails(voiceName: name)))
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(rehearsal.jobs.count == 2)
        }
    }

    @Test func `takes the job that the user names`() async throws {
        try await HuaweiRehearsal.run(faults: ["huawei.create@2:drop-answer"]) { rehearsal in
            let details = HuaweiTrainingDetails(voiceName: rehearsal.package.parameter("voice_name"))
            let other = try await rehearsal.client().send(CreateTrainingJob(.advance, details: details))
            let runner = try rehearsal.runner()
            _ = await #expect(throws: SubmissionFailure.self) {
                try await runner.submit(rehearsal.package, manifestPath: "")
            }
            let mine = try #require(rehearsal.jobs.first { $0 != other.jobID })
            let outcome = try await runner.submit(rehearsal.package, manifestPath: "", claimedJob: mine)
            #expect(outcome.record.job?.id == mine)
            #expect(try await runner.wait(for: outcome.record.id).state == .succeeded)
        }
    }

    @Test func `takes no job for its own that has something else in it, or is another submission's`() async throws {
        try await HuaweiRehearsal.run(faults: ["huawei.create@3:reset"]) { rehearsal in
            let client = try rehearsal.client()
            var details = HuaweiTrainingDetails(voiceName: rehearsal.package.parameter("voice_name"))
            details.tag = "NEWS"
            var package = rehearsal.package
            package.parameters["tag"] = "LIVE"
            package.parameters["sex"] = "MALE"
            _ = try await client.send(CreateTrainingJob(.advance, details: details))
            // One that this ledger made for another package waits for its files, too.
            let killSwitch = InterceptingTransport(transport: CurlTransport(userAgent: "test")) { request in
                guard request.method == "PUT" else { return nil }
                throw TransportFailure(.unreachable, "the network is gone")
            }
            var earlier = package
            earlier.parameters["description"] = "the earlier one"
            _ = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.runner(transport: killSwitch).submit(earlier, manifestPath: "")
            }
            let record = try await rehearsal.submit(with: rehearsal.runner(), package)
            #expect(record.state == .succeeded)
            #expect(rehearsal.jobs.count == 3)
        }
    }

    @Test(arguments: ["jobs/", "uploading-address-url"])
    func `makes the job once more that was deleted before its commit`(request: String) async throws {
        try await HuaweiRehearsal.run(faults: ["huawei.create:expire-url"]) { rehearsal in
            let (client, deletions) = (try rehearsal.client(), Remaining(1))
            let deleting = InterceptingTransport(transport: CurlTransport(userAgent: "test")) { sent in
                let isIt =
                    request == "jobs/"
                    ? sent.method == "POST" && sent.encodedPath.contains("user/jobs/")
                    : sent.encodedPath.hasSuffix(request)
                guard isIt, deletions.take() else { return nil }
                let parts = sent.encodedPath.split(separator: "/")
                let job = parts[(parts.firstIndex(of: "jobs") ?? 0) + 1]
                try await client.send(DeleteVoiceTrainingJob(jobID: String(job)))
                return nil
            }
            let record = try await rehearsal.submit(with: rehearsal.runner(transport: deleting))
            #expect(record.state == .succeeded)
            #expect(rehearsal.jobs.count == 2)
            #expect(rehearsal.effects("CommitVoiceTrainingJob").count == 1)
        }
    }

    /// Answers the first commit with 404 and this body, in the vendor's place.
    private func refusingOneCommit(_ body: String) -> InterceptingTransport {
        let refusals = Remaining(1)
        return InterceptingTransport(transport: CurlTransport(userAgent: "test")) { request in
            request.method == "POST" && request.encodedPath.contains("user/jobs/") && refusals.take()
                ? HTTPResponse(status: 404, body: Array(body.utf8)) : nil
        }
    }

    @Test func `uploads the files once more that a job no longer has`() async throws {
        try await HuaweiRehearsal.run { rehearsal in
            let runner = try rehearsal.runner(
                transport: refusingOneCommit(#"{"error_code":"MSS.1","error_msg":"no such file"}"#))
            #expect(try await rehearsal.submit(with: runner).state == .succeeded)
            #expect(rehearsal.jobs.count == 1)
            #expect(rehearsal.effects("PUT").count == 4)
        }
    }

    @Test func `forgets no job because the gateway does not know the API`() async throws {
        try await HuaweiRehearsal.run { rehearsal in
            let runner = try rehearsal.runner(
                transport: refusingOneCommit(#"{"error_code":"APIGW.0101","error_msg":"no such API"}"#))
            let failure = await #expect(throws: SubmissionFailure.self) { try await rehearsal.submit(with: runner) }
            #expect(failure?.kind == .refused)
            #expect(try await rehearsal.submit(with: runner).state == .succeeded)
            #expect(rehearsal.jobs.count == 1)
            #expect(rehearsal.effects("PUT").count == 2)
        }
    }

    @Test func `looks at a job with nothing but the ledger, and says where Huawei does not know it`() async throws {
        try await HuaweiRehearsal.run { rehearsal in
            let runner = try rehearsal.runner()
            let record = try await runner.submit(rehearsal.package, manifestPath: "gone").record
            let ledger = try Ledger(path: rehearsal.folder.appending(path: "ledger.sqlite").path)
            var spoiled = record
            spoiled.parameters = ["voice_name": "", "create_type": "SEGMENT"]
            spoiled.manifest.entries = []
            spoiled.manifest.package = nil
            try ledger.update(spoiled)
            #expect(try await runner.look(at: record.id).state == .succeeded)
            try await rehearsal.client().send(DeleteVoiceTrainingJob(jobID: record.job?.id ?? ""))
            let gone = try await runner.look(at: record.id)
            #expect(gone.state == .unresolved)
            #expect(gone.vendorState == "unknown")
            #expect(gone.next?.contains("submit gone --again") == true)
        }
    }

    @Test func `says with the result that the store's ETag was another`() async throws {
        try await HuaweiRehearsal.run(faults: ["huawei.put@2:bad-crc*2"]) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(record.facts.first { $0.name == "upload" }?.value.contains("is not the MD5") == true)
        }
    }

    @Test func `plans every request without sending any`() async throws {
        try await HuaweiRehearsal.run { rehearsal in
            let plan = try await SubmissionPlan.requests(
                of: rehearsal.package, target: rehearsal.target,
                connection: rehearsal.connection(CurlTransport(userAgent: "test")))
            let project = rehearsal.sandbox.credentials.huawei.projectId
            #expect(
                plan.requests.map { "\($0.request.method) \($0.request.encodedPath)" } == [
                    "GET /v1/\(project)/voice-training-manage/quotas",
                    "GET /v1/\(project)/voice-training-manage/user/tenant-duration-cfg",
                    "POST /v1/\(project)/voice-training-manage/user/advance-jobs", "PUT /", "PUT /",
                    "POST /v1/\(project)/voice-training-manage/user/jobs/<JobId>",
                ])
            #expect(plan.requests[4].request.header("Content-Type") == "application/zip")
            #expect(plan.requests[4].request.address == "https://<training_data_uploading_url>/")
            #expect(plan.requests.allSatisfy { $0.request.header("Authorization") == nil })
            #expect(rehearsal.sandbox.journal().isEmpty)
        }
    }

    @Test func `keeps no secret and no presigned address in the ledger`() async throws {
        try await HuaweiRehearsal.run(faults: ["huawei.put:throttle", "huawei.create:drop-answer"]) {
            rehearsal in
            _ = try await rehearsal.submit(with: rehearsal.runner())
            let files = ["", "-wal", "-shm"].map { rehearsal.folder.appending(path: "ledger.sqlite\($0)") }
                .filter { FileManager.default.fileExists(atPath: $0.path) }
            #expect(!files.isEmpty)
            for file in files {
                let content = try Data(contentsOf: file)
                for secret in [rehearsal.sandbox.credentials.huawei.sk, "Signature=", "AccessKeyId="] {
                    #expect(content.range(of: Data(secret.utf8)) == nil, "\(secret) in \(file.lastPathComponent)")
                }
            }
        }
    }

    @Test(arguments: [
        (["voice_name": ""], "voice_name"), (["is_ondemand_resource": "yes"], "is_ondemand_resource"),
        (["tag": "x"], "tag"), (["create_type": "SEGMENT"], "create_type"), (["X-App-UserId": "用户"], "X-App-UserId"),
    ])
    func `names a parameter that cannot be sent`(parameters: [String: String], name: String) async throws {
        try await HuaweiRehearsal.run { rehearsal in
            var package = rehearsal.package
            package.parameters.merge(parameters) { $1 }
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await SubmissionPlan.requests(
                    of: package, target: rehearsal.target,
                    connection: rehearsal.connection(CurlTransport(userAgent: "test")))
            }
            #expect(failure?.kind == .usage)
            #expect(failure?.description.contains("\(name): ") == true)
        }
    }
}
