import Foundation
import PreflightModel
import TestSupport
import Testing
import UploadPackaging
import VendorClients
import VendorSandbox

@testable import UploadStage

@Suite(.timeLimited) struct AlibabaPartsSubmissionTests {
    /// Parts as small as OSS takes them; material of 364 kB has four.
    private static let small = PartSizes(greatestWhole: 150_000, usual: 102_400, greatestCount: 10_000)
    private static let partByteCounts: [Int64] = [102_400, 102_400, 102_400, 56_844]

    private func run(
        faults: [String] = [], inOwnBucket: Bool = false, _ body: (AlibabaRehearsal) async throws -> Void
    ) async throws {
        try await AlibabaRehearsal.run(.standard([910], rate: 200), faults: faults, inOwnBucket: inOwnBucket) {
            var rehearsal = $0
            rehearsal.target.partSizes = Self.small
            try await body(rehearsal)
        }
    }

    @Test(arguments: [false, true])
    func `carries a large recording in parts, each byte once`(inOwnBucket: Bool) async throws {
        try await run(inOwnBucket: inOwnBucket) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(rehearsal.effects("InitiateMultipartUpload").count == 1)
            #expect(rehearsal.effects("UploadPart").map(\.bytes) == Self.partByteCounts)
            #expect(rehearsal.effects("CompleteMultipartUpload").count == 1)
            // The statement is small.
            #expect(rehearsal.effects("PUT").count == 1)
            #expect(rehearsal.jobs().count == 1)
        }
    }

    @Test func `leaves recordings of the usual sizes whole`() async throws {
        try await run { rehearsal in
            var target = rehearsal.target
            target.partSizes = AlibabaSession.partSizes
            _ = try await rehearsal.submit(with: rehearsal.runner(target: target))
            #expect(rehearsal.effects("PUT").count == 2)
            #expect(rehearsal.effects("UploadPart").isEmpty)
        }
    }

    @Test(arguments: [false, true])
    func `makes one job and sends no confirmed part again wherever the run is killed`(inOwnBucket: Bool) async throws {
        try await run(inOwnBucket: inOwnBucket) { rehearsal in
            let moments = try await rehearsal.killEverywhere(telling: "VoiceName", apart: { "voice \($0)" }) {
                (
                    jobs: rehearsal.jobs().count, parts: rehearsal.effects("UploadPart").count,
                    joins: rehearsal.effects("CompleteMultipartUpload").count
                )
            } check: { fatal, package, before in
                let record = try await rehearsal.submitClaiming(with: rehearsal.runner("\(fatal)"), package)
                #expect(record.state == .succeeded, "killed at \(fatal)")
                #expect(rehearsal.jobs().count == before.jobs + 1, "killed at \(fatal)")
                #expect(rehearsal.effects("UploadPart").count == before.parts + 4, "killed at \(fatal)")
                #expect(rehearsal.effects("CompleteMultipartUpload").count <= before.joins + 1, "killed at \(fatal)")
            }
            #expect(moments > 70)
        }
    }

    @Test(
        arguments: ["initiate", "part", "complete"].flatMap { operation in
            ["drop-answer", "not-json", "reset", "throttle", "500"].map { "alibaba.\(operation):\($0)" }
        } + ["part@3", "complete"].map { "alibaba.\($0):bad-crc" } + [
            "alibaba.part@2:reset*2", "alibaba.part@4:drop-answer*2",
        ], [false, true])
    func `comes to one voice whatever happens on the way`(fault: String, inOwnBucket: Bool) async throws {
        try await run(faults: [fault], inOwnBucket: inOwnBucket) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(rehearsal.jobs().count == 1)
            #expect(rehearsal.effects("CompleteMultipartUpload").count == 1)
            #expect(rehearsal.sandbox.journal().contains { $0.fault != nil })
        }
    }

    @Test(arguments: [false, true])
    func `sends no part again that arrived before its answer was lost`(inOwnBucket: Bool) async throws {
        let faults = ["alibaba.part@2:drop-answer", "alibaba.list-parts:500"]
        try await run(faults: faults, inOwnBucket: inOwnBucket) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(rehearsal.effects("UploadPart").map(\.bytes) == Self.partByteCounts)
        }
    }

    @Test(arguments: ["initiate", "part", "part@3", "part@4", "complete"])
    func `goes on with the same upload after a temporary credential expired`(operation: String) async throws {
        try await run(faults: ["alibaba.\(operation):expire-url"]) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(rehearsal.effects("RefreshUploadMedia").count == 1)
            #expect(rehearsal.effects("InitiateMultipartUpload").count == 1)
            #expect(rehearsal.effects("UploadPart").map(\.bytes) == Self.partByteCounts)
        }
    }

    /// Stops where part 3 cannot be sent, and says what was begun.
    private func interrupted(_ rehearsal: AlibabaRehearsal) async throws -> (object: OSSObject, uploadID: String) {
        let failure = await #expect(throws: SubmissionFailure.self) {
            try await rehearsal.runner().submit(rehearsal.package, manifestPath: "")
        }
        #expect(failure?.kind == .temporary)
        try await rehearsal.cancelFaults()
        let ledger = try Ledger(path: rehearsal.folder.appending(path: "ledger.sqlite").path)
        let id = try #require(try ledger.submissions(limit: 1).first?.id)
        let outcome = try #require(try ledger.step("begin material", of: id)?.outcome)
        struct Outcome: Decodable {
            struct Begun: Decodable {
                var uploadID: String
                var object: OSSObject
            }
            var value: Begun
        }
        let begun = try JSONDecoder().decode(Outcome.self, from: Data(outcome.utf8)).value
        return (begun.object, begun.uploadID)
    }

    @Test(arguments: [false, true])
    func `begins anew where the store has deleted the parts`(isKnownToLedger: Bool) async throws {
        try await run(faults: ["alibaba.part@3:throttle*9"], inOwnBucket: true) { rehearsal in
            let (object, uploadID) = try await interrupted(rehearsal)
            let client = try AlibabaSession(rehearsal.target, .test).ossClient
            try await client.send(OSSAbortMultipartUpload(object: object, uploadID: uploadID))
            // With an intent in the ledger, the parts are listed first.
            if isKnownToLedger {
                let killSwitch = KillSwitch(at: 4)
                await #expect(throws: (any Error).self) {
                    try await rehearsal.runner(killSwitch: killSwitch).submit(rehearsal.package, manifestPath: "")
                }
            }
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(rehearsal.effects("InitiateMultipartUpload").count == 2)
            #expect(rehearsal.effects("UploadPart").map(\.bytes) == Self.partByteCounts[..<2] + Self.partByteCounts)
            #expect(rehearsal.jobs().count == 1)
        }
    }

    @Test func `goes on in parts of the size that the upload was begun with`() async throws {
        try await run(faults: ["alibaba.part@3:throttle*9"]) { rehearsal in
            _ = try await interrupted(rehearsal)
            var target = rehearsal.target
            target.partSizes = PartSizes(greatestWhole: 150_000, usual: 200_000, greatestCount: 10_000)
            let record = try await rehearsal.submit(with: rehearsal.runner(target: target))
            #expect(record.state == .succeeded)
            #expect(rehearsal.effects("UploadPart").map(\.bytes) == Self.partByteCounts)
        }
    }

    @Test func `takes parts for lost that the store replaced, deletes them, and begins anew`() async throws {
        try await run(faults: ["alibaba.part@3:throttle*9"], inOwnBucket: true) { rehearsal in
            let (object, uploadID) = try await interrupted(rehearsal)
            let client = try AlibabaSession(rehearsal.target, .test).ossClient
            let other = [UInt8](repeating: 7, count: 102_400)
            _ = try await client.send(OSSUploadPart(object: object, uploadID: uploadID, number: 1, bytes: other))
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(rehearsal.sandbox.journal().contains { $0.operation == "AbortMultipartUpload" && $0.status == 204 })
            #expect(rehearsal.effects("InitiateMultipartUpload").count == 2)
            #expect(rehearsal.effects("CompleteMultipartUpload").count == 1)
        }
    }

    @Test func `makes no voice of a recording that changes while its parts go`() async throws {
        try await run(faults: ["alibaba.part@3:throttle*9"]) { rehearsal in
            _ = try await interrupted(rehearsal)
            let file = rehearsal.folder.appending(path: "take 1.wav")
            let right = try Data(contentsOf: file)
            var wrong = right
            wrong[300_000] ^= 1
            try wrong.write(to: file)
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.runner().submit(rehearsal.package, manifestPath: "")
            }
            #expect(failure?.kind == .temporary)
            #expect(rehearsal.jobs().isEmpty)
            // The right one goes up from the start.
            try right.write(to: file)
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(rehearsal.effects("UploadPart").count == 8)
        }
    }

    @Test func `keeps no secret of it in the ledger`() async throws {
        try await run(faults: ["alibaba.part@2:expire-url", "alibaba.complete:drop-answer"]) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            let ledger = try Ledger(path: rehearsal.folder.appending(path: "ledger.sqlite").path)
            let text = "\(try ledger.events(of: record.id)) \(record)"
            #expect(text.contains("part 2 of 4"))
            for secret in [rehearsal.sandbox.credentials.alibaba.accessKeySecret, "STS.N", "CAIS"] {
                #expect(!text.contains(secret))
            }
        }
    }

    @Test(arguments: [false, true])
    func `plans the parts in one line`(inOwnBucket: Bool) async throws {
        try await run(inOwnBucket: inOwnBucket) { rehearsal in
            let requests = try await SubmissionPlan.requests(
                of: rehearsal.package, target: rehearsal.target, connection: .test
            ).requests
            let upload = try #require(requests.first { $0.count > 1 })
            #expect(upload.step == "upload material in 4 parts of 102400 bytes")
            #expect(upload.count == 4)
            #expect(upload.request.body.byteCount == 102_400)
            let steps = requests.map(\.step)
            #expect(steps.contains("begin material"))
            #expect(steps.contains("upload material"))
            #expect(PartSizes.words(17, of: 10 << 20) == "in 17 parts of 10 MiB")
            #expect(rehearsal.sandbox.journal().isEmpty)
        }
    }
}

extension VendorConnection {
    /// A way out with a nonce of its own for each request.
    fileprivate static let test = VendorConnection(
        transport: CurlTransport(userAgent: "test"), now: { Date() }, nonce: { UUID().uuidString })
}
