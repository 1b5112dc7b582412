import Foundation
import PreflightModel
import TestSupport
import Testing
import VendorClients
import VendorSandbox

@testable import UploadStage

@Suite(.timeLimited) struct AlibabaBasicSubmissionTests {
    private static let training = "SubmitCustomizedVoiceJob"

    @Test func `carries 20 sentences to a voice`() async throws {
        try await AlibabaRehearsal.run(.basic(wrong: [])) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(record.facts.first { $0.name == "VoiceId" }?.value == "xiaozhuan")
            #expect(rehearsal.effects("PUT").count == 20)
            #expect(rehearsal.effects("DetectAudioForCustomizedVoiceJob").count == 20)
            #expect(rehearsal.jobs(Self.training) == [record.job?.id ?? ""])
            #expect(rehearsal.effects(Self.training).count == 1)
        }
    }

    @Test func `uses the bucket that a rehearsal has where none is given`() async throws {
        try await AlibabaRehearsal.run(.basic(wrong: [])) { rehearsal in
            var target = rehearsal.target
            target.bucket = nil
            await #expect(throws: SubmissionFailure(.usage, AlibabaSubmissionWords.bucketNeeded)) {
                try await rehearsal.submit(with: rehearsal.runner(target: target))
            }
            target.rehearsalBucket = rehearsal.sandbox.credentials.alibaba.bucket
            let record = try await rehearsal.submit(with: rehearsal.runner("supplied", target: target))
            #expect(record.state == .succeeded)
        }
    }

    @Test(
        arguments: ["create", "demonstration", "detect", "submit", "put"].flatMap { operation in
            ["drop-answer", "reset", "throttle", "500"].map { "alibaba.\(operation):\($0)" }
        } + ["alibaba.create:not-json", "alibaba.detect:not-json", "alibaba.submit:not-json"])
    func `comes to one voice whatever happens on the way`(fault: String) async throws {
        try await AlibabaRehearsal.run(.basic(wrong: []), faults: [fault]) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            #expect(record.state == .succeeded)
            #expect(rehearsal.jobs("CreateCustomizedVoiceJob").count == 1)
            #expect(rehearsal.effects(Self.training).count == 1)
            #expect(rehearsal.sandbox.journal().contains { $0.fault != nil })
        }
    }

    /// Every thirteenth moment: a run has some hundreds, in 20 equal rounds.
    @Test func `trains one voice and sends each byte once wherever the run is killed`() async throws {
        try await AlibabaRehearsal.run(.basic(wrong: [])) { rehearsal in
            _ = try await rehearsal.submit(with: rehearsal.runner())
            let putsBefore = rehearsal.effects("PUT").count
            var runs = 1
            let moments = try await rehearsal.killEverywhere(
                every: 13, telling: "VoiceId", apart: { "voice\($0)" }, before: {}
            ) { fatal, package, _ in
                let record = try await rehearsal.submit(with: rehearsal.runner("\(fatal)"), package)
                runs += 1
                #expect(record.state == .succeeded, "killed at \(fatal)")
                #expect(rehearsal.effects(Self.training).count == runs, "killed at \(fatal)")
                #expect(rehearsal.jobs(Self.training).count == runs, "killed at \(fatal)")
            }
            // Each of these packages has the same recordings, which are put again, but never twice in one of them.
            #expect(rehearsal.effects("PUT").count <= putsBefore + 20 * (runs - 1))
            #expect(moments > 100)
        }
    }

    @Test func `names every sentence that the service refuses, with its reason, and goes on with better ones`()
        async throws
    {
        try await AlibabaRehearsal.run(.basic(wrong: [3, 17])) { rehearsal in
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.runner().submit(rehearsal.package, manifestPath: "")
            }
            #expect(failure?.kind == .refused)
            #expect(failure?.messages.count == 2)
            for name in ["/3.wav", "/17.wav"] {
                #expect(failure?.messages.contains { $0.contains(name) && $0.contains("48000 Hz") } == true)
            }
            #expect(rehearsal.effects(Self.training).isEmpty)
            let better = try AlibabaRehearsal.package(.basic(wrong: []), in: rehearsal.folder)
            let record = try await rehearsal.submit(with: rehearsal.runner(), better)
            #expect(record.state == .succeeded)
            #expect(rehearsal.jobs("CreateCustomizedVoiceJob").count == 1)
        }
    }

    @Test func `makes no voice of an ID that is trained already`() async throws {
        try await AlibabaRehearsal.run(.basic(wrong: [])) { rehearsal in
            _ = try await rehearsal.submit(with: rehearsal.runner("one"))
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.submit(with: rehearsal.runner("two"))
            }
            #expect(failure?.kind == .refused)
            #expect(failure?.description.contains("xiaozhuan") == true)
            #expect(rehearsal.effects(Self.training).count == 1)
        }
    }

    @Test func `takes no voice for its own that another ledger reserved`() async throws {
        try await AlibabaRehearsal.run(.basic(wrong: [3])) { rehearsal in
            _ = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.runner("one").submit(rehearsal.package, manifestPath: "")
            }
            let better = try AlibabaRehearsal.package(.basic(wrong: []), in: rehearsal.folder)
            let puts = rehearsal.effects("PUT").count
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.submit(with: rehearsal.runner("two"), better)
            }
            #expect(failure?.kind == .refused)
            #expect(failure?.description.contains("not created from this ledger") == true)
            #expect(rehearsal.effects("PUT").count == puts)
            #expect(rehearsal.effects(Self.training).isEmpty)
        }
    }

    @Test func `knows from the ledger which voices exist`() async throws {
        try await AlibabaRehearsal.run(.basic(wrong: [])) { rehearsal in
            let record = try await rehearsal.submit(with: rehearsal.runner())
            let asked = rehearsal.sandbox.journal().count
            var package = rehearsal.package
            package.parameters["VoiceDesc"] = "another"
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.submit(with: rehearsal.runner(), package)
            }
            #expect(failure?.kind == .refused)
            #expect(failure?.description.contains(record.id) == true)
            #expect(rehearsal.sandbox.journal().count == asked)
        }
    }

    @Test func `reserves the voice once more that the service no longer has`() async throws {
        try await AlibabaRehearsal.run(.basic(wrong: [])) { rehearsal in
            let creations = Remaining(1)
            let runner = try rehearsal.runner(
                transport: InterceptingTransport(transport: CurlTransport(userAgent: "test")) { request in
                    request.header("x-acs-action") == "CreateCustomizedVoiceJob" && creations.take()
                        ? HTTPResponse(
                            status: 200, body: Array(#"{"RequestId":"r","Success":true,"Data":{"JobId":"lost"}}"#.utf8))
                        : nil
                })
            let record = try await rehearsal.submit(with: runner)
            #expect(record.state == .succeeded)
            #expect(record.job?.id != "lost")
            #expect(rehearsal.effects("CreateCustomizedVoiceJob").count == 1)
            #expect(rehearsal.effects("PUT").count == 20)
        }
    }

    @Test func `needs a recording for each sentence, named by its number`() async throws {
        try await AlibabaRehearsal.run(.basic(wrong: [])) { rehearsal in
            var unnamed = rehearsal.package
            unnamed.manifest.entries[4].path = "five.wav"
            let words = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.submit(with: rehearsal.runner("one"), unnamed)
            }
            #expect(words?.kind == .usage)
            #expect(words?.description.contains("five.wav") == true)
            #expect(rehearsal.sandbox.journal().isEmpty)
            var missing = rehearsal.package
            missing.manifest.entries.remove(at: 4)
            let number = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.submit(with: rehearsal.runner("two"), missing)
            }
            #expect(number?.kind == .usage)
            #expect(number?.description.contains("sentence 5.") == true)
            #expect(rehearsal.effects("PUT").isEmpty)
        }
    }

    @Test func `needs a bucket of the user's own`() async throws {
        try await AlibabaRehearsal.run(.basic(wrong: [])) { rehearsal in
            var target = rehearsal.target
            target.bucket = nil
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.runner(target: target).submit(rehearsal.package, manifestPath: "")
            }
            #expect(failure?.kind == .usage)
            #expect(failure?.description.contains("--bucket") == true)
        }
    }

    @Test func `fetches the sentences that are to be read`() async throws {
        try await AlibabaRehearsal.run(.basic(wrong: [])) { rehearsal in
            let connection = VendorConnection(
                transport: CurlTransport(userAgent: "test"), now: { Date() },
                nonce: { String(repeating: "0", count: 32) })
            let sentences = try await AlibabaScript.sentences("story", rehearsal.target, connection)
            #expect(sentences.map(\.number) == Array(1...20))
            #expect(sentences.first?.text == "不行，他想了一下，我不能这样对国王说，这是在撒谎。")
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await AlibabaScript.sentences("news", rehearsal.target, connection)
            }
            #expect(failure?.description.contains("story, interaction, navigation") == true)
        }
    }
}
