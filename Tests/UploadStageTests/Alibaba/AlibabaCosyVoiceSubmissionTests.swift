import Foundation
import TestSupport
import Testing
import VendorSandbox

@testable import UploadStage

// Each server of a sandbox holds a thread of libdispatch, which has 255: one sandbox at a time.
@Suite(.timeLimited) struct AlibabaCosyVoiceSubmissionTests {
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
            if let made = rehearsal.jobs(Self.creation).first {
                let claimed = try await runner.submit(rehearsal.package, manifestPath: "", claimedJob: made)
                #expect(claimed.record.job?.id == made)
                #expect(claimed.record.job?.keys["VoiceId"] != nil)
                #expect(try await runner.wait(for: claimed.record.id).state == .succeeded)
            }
            let again = try await runner.submit(rehearsal.package, manifestPath: "", again: true)
            #expect(try await runner.wait(for: again.record.id).state == .succeeded)
        }
    }

    @Test func `makes one job, or asks for somebody's eyes, wherever the run is killed`() async throws {
        try await AlibabaRehearsal.run(.cosyVoice) { rehearsal in
            var unresolved = 0
            let moments = try await rehearsal.killEverywhere(telling: "VoiceName", apart: { "voice \($0)" }) {
                (jobs: rehearsal.jobs(Self.creation).count, puts: rehearsal.effects("PUT").count)
            } check: { fatal, package, before in
                do {
                    let record = try await rehearsal.submit(with: rehearsal.runner("\(fatal)"), package)
                    #expect(record.state == .succeeded, "killed at \(fatal)")
                    #expect(rehearsal.jobs(Self.creation).count == before.jobs + 1, "killed at \(fatal)")
                } catch let failure as SubmissionFailure {
                    // Between intent and outcome nobody can tell, and nothing is asked a second time.
                    #expect(failure.kind == .unresolved, "killed at \(fatal): \(failure)")
                    #expect(rehearsal.jobs(Self.creation).count <= before.jobs + 1, "killed at \(fatal)")
                    unresolved += 1
                }
                #expect(rehearsal.effects("PUT").count == before.puts + 1, "killed at \(fatal)")
            }
            #expect(moments > 15 && (1...4).contains(unresolved), "\(moments) points, \(unresolved) unresolved")
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
