import Foundation
import Testing
import VendorSandbox

@testable import UploadStage

@Suite struct AlibabaCosyVoiceSubmissionTests {
    private static let creation = "SubmitCosyVoiceCustomizedVoiceJob"

    @Test(arguments: [false, true]) func `carries a recording to a voice`(inOwnBucket: Bool) async throws {
        try await AlibabaRehearsal.run(.cosyVoice, inOwnBucket: inOwnBucket) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(record.facts.contains { $0.name == "VoiceId" })
            #expect(rehearsal.jobs(Self.creation) == [record.job?.id ?? ""])
        }
    }

    @Test(arguments: ["drop-answer", "not-json", "reset", "500"])
    func `leaves it to somebody's eyes where an answer was lost, and never guesses`(fault: String) async throws {
        try await AlibabaRehearsal.run(.cosyVoice, faults: ["alibaba.submit-cosyvoice:\(fault)"]) { rehearsal in
            for _ in 1...2 {
                let failure = await #expect(throws: SubmissionFailure.self) {
                    try await rehearsal.runner().submit(rehearsal.package, manifestPath: "")
                }
                #expect(failure?.kind == .unresolved)
                #expect(failure?.description.contains("小专 旁白") == true)
                #expect(failure?.description.contains("--again") == true)
            }
            #expect(rehearsal.sandbox.journal().filter { $0.operation == Self.creation }.count == 1)
            let runner = try rehearsal.runner()
            let again = try await runner.submit(rehearsal.package, manifestPath: "", again: true)
            #expect(try await runner.wait(for: again.record.id).state == .succeeded)
        }
    }

    @Test func `asks again where the vendor did nothing`() async throws {
        try await AlibabaRehearsal.run(.cosyVoice, faults: ["alibaba.submit-cosyvoice:throttle*2"]) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(rehearsal.jobs(Self.creation).count == 1)
        }
    }

    @Test func `refuses a model that the documents do not know`() async throws {
        try await AlibabaRehearsal.run(.cosyVoice, parameters: ["Model": "cosyvoice-v2"]) { rehearsal in
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.runner().submit(rehearsal.package, manifestPath: "")
            }
            #expect(failure?.kind == .usage)
            #expect(failure?.description.contains("cosyvoice-v3-plus") == true)
            #expect(rehearsal.sandbox.journal().isEmpty)
        }
    }
}
