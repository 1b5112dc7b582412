import Foundation
import TestSupport
import Testing

@testable import VendorSandbox

@Suite("Faults by order", .timeLimited)
struct FaultTests {
    @Test("drop-answer takes effect and closes the connection without a byte")
    func dropAnswer() async throws {
        try await withToySandbox(faults: ["huawei.put:drop-answer"]) { (sandbox, client) async throws in
            #expect(try await client.send("PUT /a", body: [1]).bytes.isEmpty)
            #expect(await sandbox.world.objects.object("toys", "/a") != nil)
            let entry = try #require(sandbox.journal().first)
            #expect(entry.status == 200)
            #expect(entry.fault == "drop-answer")
            #expect(try await client.send("PUT /a", body: [1]).status == 200)
        }
    }

    @Test("reset closes the connection before the body is read, without effect")
    func reset() async throws {
        try await withToySandbox(faults: ["huawei.put:reset"]) { (sandbox, client) async throws in
            #expect(
                try await client.send("PUT /a", body: [UInt8](repeating: 1, count: 3_000_000)).bytes.isEmpty)
            #expect(await sandbox.world.objects.object("toys", "/a") == nil)
            #expect(sandbox.journal().map(\.status) == [0])
            #expect(sandbox.journal().map(\.bytes) == [0])
        }
    }

    @Test("hang-before has no effect and no answer")
    func hangBefore() async throws {
        try await withToySandbox(faults: ["huawei.put:hang-before"], pace: FaultPace(hang: .milliseconds(1))) {
            (sandbox, client) async throws in
            #expect(try await client.send("PUT /a", body: [1]).bytes.isEmpty)
            #expect(await sandbox.world.objects.object("toys", "/a") == nil)
        }
    }

    @Test("hang takes effect and has no answer")
    func hang() async throws {
        try await withToySandbox(faults: ["huawei.put:hang"], pace: FaultPace(hang: .milliseconds(1))) {
            (sandbox, client) async throws in
            #expect(try await client.send("PUT /a", body: [1]).bytes.isEmpty)
            #expect(await sandbox.world.objects.object("toys", "/a") != nil)
        }
    }

    @Test("what hangs is let go when all orders are cancelled", arguments: ["hang", "hang-before"])
    func released(kind: String) async throws {
        try await withToySandbox(faults: ["huawei.put:\(kind)"]) { (sandbox, client) async throws in
            async let answer = client.send("PUT /a", body: [1])
            while sandbox.journal().isEmpty {
                try Task.checkCancellation()
                await Task.yield()
            }
            _ = try await client.send("DELETE /sandbox/faults")
            #expect(try await answer.bytes.isEmpty)
        }
    }

    @Test("a slow answer is the same answer", arguments: ["slow", "slow-before"])
    func slow(kind: String) async throws {
        let pace = FaultPace(wait: .milliseconds(1), byte: .microseconds(1))
        try await withToySandbox(faults: ["huawei.create:\(kind)"], pace: pace) { (_, client) async throws in
            #expect(try await client.send("POST /", body: Array("x".utf8)).json["job_id"] == "job-1")
        }
    }

    @Test("throttle and 500 speak as the vendor and have no effect")
    func refusals() async throws {
        try await withToySandbox(faults: ["huawei.put:throttle", "huawei.put:500"]) { (sandbox, client) async throws in
            #expect(try await client.send("PUT /a", body: [1]).json["error_code"] == "TOY.429")
            #expect(try await client.send("PUT /a", body: [1]).json["error_code"] == "TOY.500")
            #expect(await sandbox.world.objects.object("toys", "/a") == nil)
        }
    }

    @Test("bad-crc stores the object and states another checksum")
    func badCRC() async throws {
        try await withToySandbox(faults: ["huawei.put:bad-crc"]) { (sandbox, client) async throws in
            let eTag = try await client.send("PUT /a", body: [1]).header("ETag")
            let object = try #require(await sandbox.world.objects.object("toys", "/a"))
            #expect(eTag?.count == 34)
            #expect(eTag != "\"\(object.eTag)\"")
        }
    }

    @Test("a CRC-64 that is stated is falsified")
    func falsified() {
        var answer = SandboxAnswer(headers: [("x-oss-hash-crc64ecma", "11051210869376104954")])
        answer.falsifyChecksum()
        #expect(answer.header("X-OSS-Hash-CRC64ECMA") == "11051210869376104955")
    }

    @Test("expire-url and unknown-state are simulated by the service")
    func byService() async throws {
        try await withToySandbox(faults: ["huawei.put:expire-url", "huawei.show:unknown-state"]) {
            (_, client) async throws in
            #expect(try await client.send("PUT /a", body: [1]).status == 403)
            #expect(try await client.send("GET /job").json["state"] == "MARINATING")
            #expect(try await client.send("GET /job").json["state"] == "SUCCEED")
        }
    }

    @Test("not-json takes effect and answers 200 with a web page; redirect answers 301 to a host that cannot exist")
    func strangers() async throws {
        try await withToySandbox(faults: ["huawei.create:not-json", "huawei.show:redirect"]) {
            (sandbox, client) async throws in
            let page = try await client.send("POST /")
            #expect(page.status == 200)
            #expect(page.body.hasPrefix("<html>"))
            #expect(sandbox.journal().first?.job == "job-1")
            let moved = try await client.send("GET /job")
            #expect(moved.status == 301)
            #expect(moved.header("Location") == "https://elsewhere.invalid/")
        }
    }

    @Test("clock-skew moves the time of one request by 20 minutes")
    func clockSkew() async throws {
        try await withToySandbox(
            faults: ["huawei.show:clock-skew"], at: Date(timeIntervalSince1970: 784_111_777)
        ) { (_, client) async throws in
            #expect(try await client.send("GET /job").header("Date") == "Sun, 06 Nov 1994 09:09:37 GMT")
            #expect(try await client.send("GET /job").header("Date") == "Sun, 06 Nov 1994 08:49:37 GMT")
        }
    }

    @Test("an order strikes as many requests as it says, from the one that it says")
    func counts() async throws {
        try await withToySandbox(faults: ["huawei.ShowToyJob@2:500*2"]) { (sandbox, client) async throws in
            var statuses: [Int?] = []
            for _ in 0..<5 { statuses.append(try await client.send("GET /job").status) }
            #expect(statuses == [200, 500, 500, 200, 200])
            #expect(sandbox.journal().map(\.fault) == [nil, "500", "500", nil, nil])
        }
    }

    @Test("faults are ordered, listed and cancelled while it runs")
    func atRunTime() async throws {
        try await withToySandbox { (_, client) async throws in
            let order = Array(#"{"faults": ["HUAWEI.createtoyjob@3:Throttle*2", "huawei.put:reset"]}"#.utf8)
            let listed = #"{"faults":["huawei.CreateToyJob@3:throttle*2","huawei.PUT:reset"]}"#
            #expect(try await client.send("POST /sandbox/faults", body: order).body == listed)
            #expect(try await client.send("GET /sandbox/faults").body == listed)
            #expect(try await client.send("DELETE /sandbox/faults").body == #"{"faults":[]}"#)
            #expect(try await client.send("PUT /a", body: [1]).status == 200)
        }
    }

    @Test("an end is ordered by the vendor's names, and listed where the order is wrong")
    func endings() async throws {
        let sandbox = try await Sandbox.start(SandboxOptions(faults: ["huawei.commit@2:END=split_failed*3"]))
        #expect(sandbox.world.faults.pending == ["huawei.CommitVoiceTrainingJob@2:end=SPLIT_FAILED*3"])
        let failure = #expect(throws: WrongFaultOrder.self) {
            try sandbox.order(faults: ["alibaba.submit:end=Failed"])
        }
        #expect(failure?.description.hasSuffix("clock-skew, end=Fail.") == true)
        #expect(throws: WrongFaultOrder.self) { try sandbox.order(faults: ["huawei.commit:end"]) }
        await sandbox.stop()
    }

    @Test("a wrong order is refused with the right names, and none of its neighbours is taken")
    func wrongOrders() async throws {
        try await withToySandbox { (sandbox, client) async throws in
            let order = Array(#"{"faults": ["huawei.put:reset", "huawei.put:resett"]}"#.utf8)
            let answer = try await client.send("POST /sandbox/faults", body: order)
            #expect(answer.status == 400)
            #expect(
                answer.json["error"] == """
                    fault "huawei.put:resett": huawei.put has no fault "resett". It has: drop-answer, reset, slow, \
                    slow-before, hang, hang-before, 500, throttle, bad-crc, expire-url, not-json, redirect, clock-skew.
                    """)
            #expect(sandbox.world.faults.pending.isEmpty)
            #expect(try await client.send("POST /sandbox/faults", body: [1, 2]).status == 400)
        }
    }

    @Test(
        "what is wrong with an order is said",
        arguments: [
            ("huawei", #"fault "huawei": not of the form VENDOR.OPERATION:FAULT, such as huawei.commit:drop-answer."#),
            ("nobody.put:reset", #"fault "nobody.put:reset": there is no vendor "nobody". There are: huawei."#),
            (
                "huawei.get:reset",
                #"fault "huawei.get:reset": huawei has no operation "get". It has: put (PUT), create (CreateToyJob), "#
                    + "show (ShowToyJob)."
            ),
            (
                "huawei.put:reset*0",
                #"fault "huawei.put:reset*0": after * comes the number of requests that the fault strikes, as in throttle*3."#
            ),
            (
                "huawei.put@x:reset",
                #"fault "huawei.put@x:reset": after @ comes the number of the first request that the fault strikes, as in put@2."#
            ),
        ])
    func words(order: String, message: String) async throws {
        let failure = await #expect(throws: WrongFaultOrder.self) {
            try await Sandbox.start(SandboxOptions(faults: [order])) { [ToyService(world: $0)] }
        }
        #expect(failure?.description == message)
    }
}
