import Foundation
import TestSupport
import Testing

@Suite("What is taken for a submission's own", .timeLimited)
struct AdoptionTests {
    /// A second recording with the parameters of the first, as a package in the folder `second`.
    private func second(_ scene: SubmissionScene, _ parameters: [String]) throws -> [String] {
        try scene.scratch.wave("other.wav", frames: 48_000 * 15, rate: 48_000)
        let packed = try scene.run(
            ["package", "--profile", "tencent-vod-clone", "sample=other.wav", "--output", "second"]
                + ["VoiceId=lin_voice-01", "Text=Hello"].flatMap { ["--parameter", $0] })
        try #require(packed.status == 0, "\(packed.errors)")
        return ["submit", "second"] + scene.vendor.parameters(try scene.sandbox.credentials) + scene.target + parameters
    }

    @Test(
        "a reused SessionId is refused with 76 and the vendor's words, before anything is uploaded",
        arguments: [true, false])
    func reusedSession(inOneLedger: Bool) throws {
        let scene = try SubmissionScene(.tencent)
        let session = ["--parameter", "SessionId=batch-7"]
        let first = try scene.submit(session)
        #expect(first.command.status == 0, "\(first.command.errors)")
        var arguments = try second(scene, session)
        if !inOneLedger { arguments = arguments.map { $0 == "ledger.sqlite" ? "other.sqlite" : $0 } }
        for more in [[], ["--again"]] {
            let result = try scene.run(arguments + more)
            #expect(result.status == 76, "\(result.output)\(result.errors)")
            #expect(!result.output.contains("succeeded"))
            #expect(result.errors.contains("an error is returned for the current request"))
            #expect(result.errors.contains("SessionId=VALUE"))
        }
        #expect(try scene.count("PUT") == 1)
        #expect(try scene.jobCount() == 1)
        let other = try scene.run(arguments.map { $0 == "SessionId=batch-7" ? "SessionId=batch-8" : $0 })
        #expect(other.status == 0, "\(other.output)\(other.errors)")
    }

    @Test("a job that a lost answer may have made is named, and taken with --job")
    func claimed() throws {
        let scene = try SubmissionScene(.alibaba)
        try scene.sandbox.order(["alibaba.submit-standard:drop-answer"])
        let (open, id) = try scene.submit()
        #expect(open.status == 75, "\(open.output)\(open.errors)")
        #expect(open.errors.contains("it is unknown whether the service took the request"))
        #expect(open.errors.contains("--again"))
        let job = try #require(open.errors.firstMatch(of: /--job ([0-9a-f]{8,})/)).output.1
        for wrong in [["--job", "0000"], ["--job", String(job), "--again"]] {
            let result = try scene.submit(wrong).command
            #expect(result.status == 64, "\(result.output)\(result.errors)")
        }
        let history = try scene.run(["history", "--ledger", "ledger.sqlite"])
        #expect(history.output.contains("unresolved"))
        let taken = try scene.submit(["--job", String(job), "--wait"])
        #expect(taken.command.status == 0, "\(taken.command.output)\(taken.command.errors)")
        #expect(taken.id == id)
        #expect(taken.command.output.contains("job        \(job)"))
        #expect(try scene.jobCount() == 1)
    }

    /// What the ledger remembers and the vendor does not have: the step, and an outcome of the same form.
    static let vanished: [(vendor: SubmittedVendor, step: String, outcome: String, words: String)] = [
        (.tencent, "commit sample", #"{"value":{"fileID":"5145403000000000001"}}"#, "InvalidParameterValue.FileId"),
        (
            .alibaba, "create media material 1", #"{"value":"00000000000000000000000000000001"}"#,
            "InvalidMaterial.NotFound"
        ),
        (.huawei, "create", #"{"value":"00000000-0000-0000-0000-000000000001"}"#, "no such job"),
    ]

    @Test("what the vendor no longer has is brought there once more, by the same run", arguments: vanished)
    func brought(one: (vendor: SubmittedVendor, step: String, outcome: String, words: String)) throws {
        let scene = try SubmissionScene(one.vendor)
        let last = one.vendor == .huawei ? "CommitVoiceTrainingJob" : one.vendor.creation
        try scene.sandbox.order(["\(one.vendor.rawValue).\(last):500*1000"])
        #expect(try scene.submit().command.status == 75)
        try scene.sandbox.order([])
        let uploads = try scene.count("PUT")
        try scene.changeLedger("UPDATE step SET outcome = '\(one.outcome)' WHERE name = '\(one.step)'")
        let result = try scene.submit(["--wait"])
        #expect(result.command.status == 0, "\(result.command.output)\(result.command.errors)")
        #expect(result.command.errors.contains(one.words))
        #expect(result.command.errors.contains("handed over once more"))
        #expect(try scene.count("PUT") == uploads + (one.vendor == .huawei ? 2 : 1))
        let log = try scene.run(["log", try #require(result.id), "--ledger", "ledger.sqlite"])
        #expect(log.output.contains("forgotten \(one.step)"))
    }

    /// The last request of a submission, which names what was handed over before, and how many objects it is about.
    static let lasts: [(vendor: SubmittedVendor, operation: String, count: Int)] = [
        (.tencent, "CreateAigcAudioClone", 1), (.alibaba, "SubmitStandardCustomizedVoiceJob", 3),
        (.huawei, "CommitVoiceTrainingJob", 2),
    ]

    @Test(
        "where the vendor says so again and again, the run ends with 76, and the next one begins once more",
        arguments: lasts)
    func bounded(last: (vendor: SubmittedVendor, operation: String, count: Int)) throws {
        let scene = try SubmissionScene(last.vendor)
        try scene.sandbox.order(["\(last.vendor.rawValue).\(last.operation):gone*3"])
        let refused = try scene.submit().command
        #expect(refused.status == 76, "\(refused.output)\(refused.errors)")
        #expect(refused.errors.contains("the vendor said the same 3 times"))
        #expect(try scene.count("PUT") == 3 * last.count)
        let result = try scene.submit(["--wait"]).command
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(try scene.count("PUT") == 4 * last.count)
        #expect(try scene.jobCount() == 1)
    }

    @Test("--again starts over from nothing whatever the state", arguments: SubmittedVendor.allCases)
    func startsOver(vendor: SubmittedVendor) throws {
        let scene = try SubmissionScene(vendor)
        let last = vendor == .huawei ? "CommitVoiceTrainingJob" : vendor.creation
        try scene.sandbox.order(["\(vendor.rawValue).\(last):500*1000"])
        let first = try scene.submit()
        #expect(first.command.status == 75)
        try scene.sandbox.order([])
        let again = try scene.submit(["--again", "--wait"])
        #expect(again.command.status == 0, "\(again.command.output)\(again.command.errors)")
        #expect(again.command.errors.contains("leave out --again"))
        #expect(again.id != first.id)
        #expect(try scene.count("PUT") == 2 * vendor.objectCount)
    }
}
