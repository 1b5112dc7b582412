import Foundation
import TestSupport
import Testing
import UploadStage
import VendorClients

@Suite(.timeLimited) struct StepLogTests {
    private func create(_ vendor: ScriptedVendor, _ steps: StepLog) async throws -> String {
        try await steps.once("create", find: { _ in vendor.find() }, perform: { try vendor.create() })
    }

    @Test func `asks once, and a second run asks nothing`() async throws {
        let (scratch, vendor) = (try ScratchLedger(), ScriptedVendor())
        #expect(try await create(vendor, scratch.steps()) == "job-1")
        #expect(try await create(vendor, scratch.steps()) == "job-1")
        #expect(vendor.asked == 1)
    }

    @Test(arguments: [VendorFailure.Kind.answerLost, .unavailable, .throttled, .unreachable])
    func `ends with one job whatever befell the first request`(kind: VendorFailure.Kind) async throws {
        let (scratch, vendor) = (try ScratchLedger(), ScriptedVendor(answers: [kind]))
        #expect(try await create(vendor, scratch.steps()) == "job-1")
        #expect(vendor.jobs == 1)
    }

    @Test func `finds the job after a kill between the request and its outcome`() async throws {
        let (scratch, vendor) = (try ScratchLedger(), ScriptedVendor())
        await #expect(throws: Killed.self) {
            try await scratch.steps().once(
                "create", find: { _ in vendor.find() },
                perform: { () -> String in
                    _ = try vendor.create()
                    throw Killed()
                })
        }
        #expect(try await create(vendor, scratch.steps()) == "job-1")
        #expect(vendor.jobs == 1)
    }

    @Test func `asks after a kill before the request`() async throws {
        let (scratch, vendor) = (try ScratchLedger(), ScriptedVendor())
        await #expect(throws: Killed.self) {
            try await scratch.steps().once(
                "create", find: { _ in vendor.find() }, perform: { () -> String in throw Killed() })
        }
        #expect(try await create(vendor, scratch.steps()) == "job-1")
        #expect(vendor.asked == 1)
    }

    @Test func `stops where it is unknown, and asks nothing in the next run either`() async throws {
        let (scratch, vendor) = (try ScratchLedger(), ScriptedVendor(answers: [.answerLost]))
        for _ in 1...2 {
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await scratch.steps().once(
                    "create", find: { _ in .unknown("look at the console") }, perform: { try vendor.create() })
            }
            #expect(failure?.kind == .unresolved)
            #expect(failure?.messages == ["look at the console"])
        }
        #expect(vendor.asked == 1)
    }

    @Test func `takes the intent back when the vendor refuses`() async throws {
        let (scratch, vendor) = (try ScratchLedger(), ScriptedVendor(answers: [.refused]))
        let failure = await #expect(throws: SubmissionFailure.self) { try await create(vendor, scratch.steps()) }
        #expect(failure?.kind == .refused)
        #expect(try await create(vendor, scratch.steps()) == "job-1")
        #expect(vendor.looked == 0)
    }

    @Test func `gives up after the attempts, and the next run resumes`() async throws {
        let vendor = ScriptedVendor(answers: [.throttled, .throttled, .throttled])
        let scratch = try ScratchLedger()
        let failure = await #expect(throws: SubmissionFailure.self) { try await create(vendor, scratch.steps()) }
        #expect(failure?.kind == .temporary)
        #expect(try await create(vendor, scratch.steps()) == "job-1")
    }

    @Test func `never asks again after a signature was refused`() async throws {
        let (scratch, vendor) = (try ScratchLedger(), ScriptedVendor(answers: [.unauthorized, .unauthorized]))
        let failure = await #expect(throws: SubmissionFailure.self) {
            try await scratch.steps().idempotent("put") { try vendor.create() }
        }
        #expect(failure?.kind == .credentials)
        #expect(vendor.asked == 1)
    }

    @Test func `writes intent, failure, search and outcome down in their order`() async throws {
        let (scratch, vendor) = (try ScratchLedger(), ScriptedVendor(answers: [.answerLost]))
        _ = try await create(vendor, scratch.steps())
        let events = try scratch.ledger.events(of: SubmissionRecord.example.id)
        #expect(events.map(\.kind) == [.intent, .failure, .search, .outcome])
        #expect(events.allSatisfy { $0.step == "create" })
    }
}
