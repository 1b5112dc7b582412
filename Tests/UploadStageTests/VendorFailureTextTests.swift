import Foundation
import PreflightModel
import TestSupport
import Testing
import VendorClients

@testable import UploadStage

@Suite(.timeLimited) struct VendorFailureTextTests {
    private func failure(
        _ kind: VendorFailure.Kind, code: String? = nil, message: String = "", status: Int? = nil,
        behind seconds: Double? = nil
    ) -> VendorFailure {
        let ours = Date(timeIntervalSince1970: 1_800_000_000)
        return VendorFailure(
            vendor: .huawei, operation: "PUT", kind: kind, code: code, message: message, status: status,
            clocks: seconds.map { VendorFailure.Clocks(ours: ours, vendors: ours.addingTimeInterval($0)) })
    }

    @Test func `says code, status and words once each`() {
        #expect(
            VendorFailureText.said(failure(.refused, code: "A.1", message: "No.", status: 400))
                == "huawei PUT: A.1 (HTTP 400): No.")
        #expect(VendorFailureText.said(failure(.refused, message: "no", status: 400)) == "huawei PUT: HTTP 400: no.")
        #expect(
            VendorFailureText.said(failure(.redirected, message: "HTTP 301: elsewhere", status: 301))
                == "huawei PUT: HTTP 301: elsewhere.")
        #expect(VendorFailureText.said(failure(.unreachable, message: "no route")) == "huawei PUT: no route.")
        #expect(VendorFailureText.said(failure(.unreachable)) == "huawei PUT: failed.")
    }

    @Test(
        arguments: [
            (1200, "clock is 20 min behind the vendor's (2027-01-15T08:00:00Z here, 2027-01-15T08:20:00Z there)"),
            (-3600, "clock is 60 min ahead of the vendor's"), (3, "The clocks agree now"), (nil, "clock is off"),
        ] as [(Double?, String)])
    func `says how far the clock is off, and to set it`(seconds: Double?, words: String) {
        #expect(VendorFailureText.text(failure(.clockSkew, behind: seconds)).contains(words))
    }

    @Test func `tells what the vendor renews from what only the user can`() {
        let vendors = SubmissionFailure(failure(.expired))
        #expect(vendors.kind == .temporary)
        #expect(vendors.description.contains("run the same command again to get it renewed"))
        let own = SubmissionFailure(failure(.credentialsExpired))
        #expect(own.kind == .credentials)
        #expect(own.description.contains("get new ones"))
    }

    @Test func `waits at least as long as the vendor asks`() {
        let policy = RetryPolicy(base: .seconds(1), cap: .seconds(30), random: { 1 })
        #expect(policy.pause(after: 1, retryAfterMilliseconds: nil) == .seconds(1))
        #expect(policy.pause(after: 3, retryAfterMilliseconds: 20) == .seconds(4))
        #expect(policy.pause(after: 3, retryAfterMilliseconds: 7000) == .seconds(7))
        #expect(policy.pause(after: 99, retryAfterMilliseconds: -1) == .seconds(30))
    }

    @Test func `tells of the pauses, and ends where the vendor asks for a long one`() async throws {
        let scratch = try ScratchLedger()
        try scratch.ledger.insert(.example)
        let (pauses, pause) = AsyncStream.makeStream(of: Duration.self)
        let (words, word) = AsyncStream.makeStream(of: String.self)
        let steps = StepLog(
            ledger: scratch.ledger, submission: SubmissionRecord.example.id,
            retry: RetryPolicy(attempts: 3, sleep: { pause.yield($0) }, random: { 0 }),
            now: { Date(timeIntervalSince1970: 1_800_000_000) }, pausing: { word.yield($0) })
        for (asked, messages) in [(Int64(20_000), 2), (3_600_000, 0)] {
            let ended = await #expect(throws: SubmissionFailure.self) {
                try await steps.ask("look") { () -> Int in
                    throw VendorFailure(
                        vendor: .huawei, operation: "Show", kind: .throttled, message: "busy",
                        retryAfterMilliseconds: asked)
                }
            }
            #expect(ended?.kind == .temporary)
            #expect(ended?.description.contains("asks you to wait 3600 s") == (messages == 0))
        }
        pause.finish()
        word.finish()
        #expect(await pauses.reduce(into: []) { $0.append($1) } == [.seconds(20), .seconds(20)])
        #expect(
            await words.reduce(into: []) { $0.append($1) } == [
                "huawei Show: busy. Trying again in 20 s (attempt 2 of 3).",
                "huawei Show: busy. Trying again in 20 s (attempt 3 of 3).",
            ])
    }
}
