import Foundation
import TestSupport
import Testing

@testable import VendorSandbox

// Each server of a sandbox holds a thread of libdispatch, which has 255: one sandbox at a time.
@Suite("MetaStudio, simulated", .timeLimited)
struct HuaweiMetaStudioServiceTests {
    private let take = HuaweiAsker.wave(seconds: 60)

    @Test("carries a premium job from its creation to its voice, and the quota goes down by one")
    func success() async throws {
        try await HuaweiAsker.run { huawei in
            let before = try await huawei.ask("GET", "quotas").number("resource_available_nums", "advance")
            let id = try await huawei.committed("advance", zip: try HuaweiAsker.zip([("a.wav", take)]))
            let shown = try await huawei.ask("GET", "user/jobs/\(id)")
            #expect(shown.text("state") == "SUCCEED")
            #expect(shown.text("asset_id")?.count == 32)
            #expect(shown.text("job_type") == "ADVANCE")
            let after = try await huawei.ask("GET", "quotas").number("resource_available_nums", "advance")
            #expect(after == before.map { $0 - 1 })
            let log = try await huawei.ask("GET", "user/jobs/\(id)/op-logs?limit=2")
            #expect(log.number("count") == 4)
            #expect(huawei.sandbox.journal().filter { $0.operation == "PUT" && $0.job == id }.count == 2)
        }
    }

    @Test(
        "goes through the documented states in their order",
        arguments: [
            (0.0, "SYSTEM_AUDITING"), (600, "AUDITING"), (87_000, "WAITING_SPLIT"), (88_800, "SPLITTING"),
            (92_400, "ANNOTATING"), (178_800, "WAITING"), (182_400, "PROCESSING"), (355_200, "RESULT_REVIEW"),
            (398_400, "UPLOADING"), (399_000, "SUCCEED"),
        ])
    func states(seconds: Double, state: String) async throws {
        var job = HuaweiSandboxJob(
            edition: .advance, details: HuaweiJobDetails(), created: Date(timeIntervalSince1970: 0))
        let clock = SandboxClock(speed: 1) { Date(timeIntervalSince1970: seconds) }
        #expect(await job.state(clock) == "CREATING")
        job.committed = Date(timeIntervalSince1970: 0)
        job.audit = Task { HuaweiAuditFindings() }
        #expect(await job.state(clock) == state)
    }

    @Test("refuses a commit without the zip, a second commit, and a job that it has not")
    func commits() async throws {
        try await HuaweiAsker.run { huawei in
            let empty = try await huawei.ask(
                "POST", "user/advance-jobs", #"{"voice_name":"v","create_type":"PACKAGE"}"#)
            let refused = try await huawei.ask("POST", "user/jobs/\(empty.text("job_id") ?? "")")
            #expect(refused.status == 400)
            #expect(refused.text("error_code") == "MSS.10000003")
            let id = try await huawei.committed("advance", zip: try HuaweiAsker.zip([("a.wav", take)]))
            #expect(try await huawei.ask("POST", "user/jobs/\(id)").status == 400)
            #expect(try await huawei.ask("GET", "user/jobs/nobody").status == 404)
            #expect(try await huawei.ask("POST", "user/jobs/nobody").status == 404)
        }
    }

    @Test(
        "fails the audit of a premium zip that breaks the rules, and says why",
        arguments: [
            (["a.wav", "b.wav"], "MSS.20020016"), (["a.wav", "a.txt"], "MSS.20020012"),
            (["a.mp3"], "MSS.20020012"), (["a.wav", "__MACOSX/._a.wav"], "MSS.20020022"),
            (["a.wav", ".DS_Store"], "MSS.20020022"), (["d/", "a.wav"], "MSS.20020022"),
        ] as [([String], String)])
    func badNames(names: [String], code: String) async throws {
        try await HuaweiAsker.run { huawei in
            let zip = try HuaweiAsker.zip(names.map { ($0, $0.hasSuffix("/") ? [] : take) })
            let id = try await huawei.committed("advance", zip: zip)
            #expect(try await huawei.ask("GET", "user/jobs/\(id)").text("state") == "AUDIT_FAILED")
            #expect(try await huawei.ask("GET", "user/jobs/\(id)/audit-result").auditCodes.contains(code))
        }
    }

    @Test("fails the audit of what is not a zip, not a WAVE file, or comes without a letter")
    func badContent() async throws {
        try await HuaweiAsker.run { huawei in
            for (zip, letter, code) in [
                (Array("no zip".utf8), [1], "MSS.20020013"),
                (try HuaweiAsker.zip([("a.wav", Array("ID3 no wave".utf8))]), [1], "MSS.20020011"),
                (try HuaweiAsker.zip([("a.wav", Array(take.dropLast(100)))]), [1], "MSS.20020011"),
                (try HuaweiAsker.zip([("a.wav", take)]), [], "MSS.20020010"),
            ] as [([UInt8], [UInt8], String)] {
                let id = try await huawei.committed("advance", zip: zip, letter: letter)
                #expect(try await huawei.ask("GET", "user/jobs/\(id)/audit-result").auditCodes == [code])
            }
        }
    }

    @Test("holds the length against the tenant's own minimum", arguments: [(9.999, "AUDIT_FAILED"), (10, "SUCCEED")])
    func length(seconds: Double, state: String) async throws {
        try await HuaweiAsker.run { huawei in
            #expect(try await huawei.ask("GET", "user/tenant-duration-cfg").number("advance_min") == 10)
            let zip = try HuaweiAsker.zip([("a.wav", HuaweiAsker.wave(seconds: seconds))])
            let id = try await huawei.committed("advance", zip: zip)
            #expect(try await huawei.ask("GET", "user/jobs/\(id)").text("state") == state)
            let message = try await huawei.ask("GET", "user/jobs/\(id)/audit-result").text(
                "admin_audit_result", "message")
            #expect((message == nil) == (state == "SUCCEED"))
        }
    }

    @Test("takes better files after a failed audit, at fresh addresses, without taking another quota")
    func again() async throws {
        try await HuaweiAsker.run { huawei in
            let id = try await huawei.committed("advance", zip: [1, 2, 3])
            let before = try await huawei.ask("GET", "quotas").number("resource_available_nums", "advance")
            let fresh = try await huawei.ask("GET", "user/jobs/\(id)/uploading-address-url")
            let zip = try HuaweiAsker.zip([("a.wav", take)])
            let address = fresh.text("package_url", "training_data_uploading_url")
            #expect(try await huawei.put(zip, to: address, type: "application/zip").status == 200)
            #expect(try await huawei.ask("POST", "user/jobs/\(id)").status == 200)
            #expect(try await huawei.ask("GET", "user/jobs/\(id)").text("state") == "SUCCEED")
            #expect(try await huawei.ask("GET", "quotas").number("resource_available_nums", "advance") == before)
        }
    }

    @Test("takes twenty sentences with their texts for the basic edition, and no others")
    func basic() async throws {
        try await HuaweiAsker.run { huawei in
            let clip = HuaweiAsker.wave(seconds: 1)
            let all = (0..<20).flatMap { [("\($0).wav", clip), ("\($0).txt", Array("你好。".utf8))] }
            let id = try await huawei.committed("basic", zip: try HuaweiAsker.zip(all))
            #expect(try await huawei.ask("GET", "user/jobs/\(id)").text("state") == "SUCCEED")
            for (files, code) in [
                (Array(all.dropLast()), "MSS.20020016"),
                (all.dropLast() + [("20.txt", [65])], "MSS.20020022"),
                (all.dropLast() + [("19.txt", [32])], "MSS.20020015"),
            ] {
                let id = try await huawei.committed("basic", zip: try HuaweiAsker.zip(files), name: code)
                #expect(try await huawei.ask("GET", "user/jobs/\(id)/audit-result").auditCodes.contains(code))
            }
        }
    }

    @Test(
        "refuses what the documents forbid",
        arguments: [
            ("{}", "MSS.10000003"), ("[]", "MSS.10000002"), ("nonsense", "MSS.10000002"),
            (#"{"voice_name":7}"#, "MSS.10000003"), (#"{"voice_name":""}"#, "MSS.10000003"),
            (#"{"voice_name":"v","tag":"x"}"#, "MSS.10000003"),
            (#"{"voice_name":"v","sex":"x"}"#, "MSS.10000003"),
            (#"{"voice_name":"v","create_type":"SEGMENT"}"#, "MSS.10000003"),
            (#"{"voice_name":"v","supported_service":["x"]}"#, "MSS.10000003"),
        ])
    func parameters(body: String, code: String) async throws {
        try await HuaweiAsker.run { huawei in
            let answer = try await huawei.ask("POST", "user/advance-jobs", body)
            #expect(answer.status == 400)
            #expect(answer.text("error_code") == code)
        }
    }

    @Test("counts code points of a name", arguments: [(64, 200), (65, 400)])
    func name(count: Int, status: Int) async throws {
        try await HuaweiAsker.run { huawei in
            let name = String(repeating: "声", count: count)
            let answer = try await huawei.ask("POST", "user/advance-jobs", #"{"voice_name":"\#(name)"}"#)
            #expect(answer.status == status)
        }
    }

    @Test("knows a voice's name once only")
    func takenName() async throws {
        try await HuaweiAsker.run { huawei in
            _ = try await huawei.committed("advance", zip: try HuaweiAsker.zip([("a.wav", take)]))
            let again = try await huawei.ask("POST", "user/advance-jobs", #"{"voice_name":"v"}"#)
            #expect(again.text("error_code") == "MSS.10001005")
        }
    }

    @Test("lists, pages and filters, and forgets what is deleted")
    func list() async throws {
        try await HuaweiAsker.run { huawei in
            var ids: [String] = []
            for name in ["Lin", "Linda", "Mo"] {
                let job = try await huawei.ask("POST", "user/middle-jobs", #"{"voice_name":"\#(name)"}"#)
                ids.append(try #require(job.text("job_id")))
            }
            #expect(try await huawei.ask("GET", "user/jobs").number("count") == 3)
            #expect(try await huawei.ask("GET", "user/jobs?voice_name=Lin&state=CREATING,FAILED").number("count") == 2)
            #expect(try await huawei.ask("GET", "user/jobs?state=FAILED").number("count") == 0)
            #expect(try await huawei.ask("GET", "user/jobs?create_until=2001-01-01T00:00:00Z").number("count") == 0)
            #expect(try await huawei.ask("GET", "user/jobs?limit=101").status == 400)
            let page = try await huawei.ask("GET", "user/jobs?limit=1&offset=1&sort_dir=asc")
            let jobs = page.fields["jobs"] as? [[String: Any]]
            #expect(jobs?.compactMap { $0["job_id"] as? String } == [ids[1]])
            #expect(try await huawei.ask("DELETE", "user/jobs/\(ids[0])").status == 200)
            #expect(try await huawei.ask("GET", "user/jobs/\(ids[0])").status == 404)
        }
    }

    @Test("refuses another project, another path, and an upload with another type")
    func elsewhere() async throws {
        try await HuaweiAsker.run { huawei in
            let other = try await huawei.ask("GET", "quotas", project: "0123")
            #expect(other.status == 403)
            #expect(other.text("error_code") == "MSS.00020006")
            #expect(try await huawei.ask("GET", "nothing").status == 404)
            let job = try await huawei.ask("POST", "user/advance-jobs", #"{"voice_name":"v"}"#)
            let address = job.text("training_data_uploading_url")
            let answer = try await huawei.put([1], to: address, type: "application/zip; charset=utf-8")
            #expect(answer.status == 403)
            #expect(answer.body.contains("<Code>SignatureDoesNotMatch</Code>"))
        }
    }

    @Test("simulates faults in the vendor's own form")
    func faults() async throws {
        let orders = [
            "huawei.create:throttle", "huawei.create:500", "huawei.create:expire-url", "huawei.put:expire-url",
            "huawei.put:throttle", "huawei.show:unknown-state", "huawei.show:gone",
        ]
        try await HuaweiAsker.run(faults: orders) { huawei in
            let body = #"{"voice_name":"v"}"#
            let throttled = try await huawei.ask("POST", "user/advance-jobs", body)
            #expect(throttled.status == 429)
            #expect(throttled.text("error_code") == "APIGW.0308")
            #expect(try await huawei.ask("POST", "user/advance-jobs", body).text("error_code") == "MSS.00000004")
            let expired = try await huawei.ask("POST", "user/advance-jobs", body)
            let id = try #require(expired.text("job_id"))
            let fresh = try await huawei.ask("GET", "user/jobs/\(id)/uploading-address-url")
            let address = fresh.text("package_url", "training_data_uploading_url")
            let first = try await huawei.put([1], to: address, type: "application/zip")
            #expect(first.body.contains("<Code>AccessDenied</Code><Message>Request has expired</Message>"))
            #expect(try await huawei.put([1], to: address, type: "application/zip").body.contains("SlowDown"))
            #expect(try await huawei.put([1], to: address, type: "application/zip").status == 200)
            let old = try await huawei.put(
                [1], to: expired.text("training_data_uploading_url"), type: "application/zip")
            #expect(old.body.contains("expired"))
            #expect(try await huawei.ask("GET", "user/jobs/\(id)").text("state") == "MARINATING")
            #expect(try await huawei.ask("GET", "user/jobs/\(id)").status == 404)
            #expect(try await huawei.ask("GET", "user/jobs/\(id)").text("state") == "CREATING")
        }
    }
}
