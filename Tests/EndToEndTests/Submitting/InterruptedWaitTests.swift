import Foundation
import TestSupport
import Testing

@Suite("Waiting that is interrupted and taken up again", .timeLimited)
struct InterruptedWaitTests {
    /// Ctrl-C has a status of its own; other signals end the process as signals do.
    static let signals: [(number: Int32, status: Int32)] = [(SIGINT, 130), (SIGTERM, -SIGTERM)]

    /// Holds the job in a state in which it stays.
    private func held(_ vendor: SubmittedVendor) throws -> SubmissionScene {
        let scene = try SubmissionScene(vendor)
        try scene.sandbox.order(["\(vendor.rawValue).\(vendor.look):unknown-state*100000"])
        return scene
    }

    private func finish(_ scene: SubmissionScene, _ id: String) throws {
        try scene.sandbox.order([])
        let waited = try scene.run(["wait", id] + scene.target)
        #expect(waited.status == 0, "\(waited.output)\(waited.errors)")
        #expect(waited.output.contains("state      succeeded"))
        let log = try scene.run(["log", id, "--ledger", "ledger.sqlite"])
        #expect(log.status == 0)
        #expect(try scene.jobCount() == 1)
    }

    @Test("wait", arguments: SubmittedVendor.allCases, signals)
    func wait(vendor: SubmittedVendor, signal: (number: Int32, status: Int32)) throws {
        let scene = try held(vendor)
        let id = try #require(try scene.submit().id)
        let waiting = try scene.start(["wait", id] + scene.target)
        try waiting.wait(until: { try scene.hasMet("unknown-state", at: vendor.look) })
        waiting.signal(signal.number)
        let result = try waiting.end()
        #expect(result.status == signal.status, "\(result.output)\(result.errors)")
        #expect(result.output.isEmpty)
        if signal.number == SIGINT {
            #expect(result.errors.contains("interrupted; run the same command again to resume"))
        }
        try finish(scene, id)
    }

    @Test("submit --wait", arguments: SubmittedVendor.allCases, signals)
    func submit(vendor: SubmittedVendor, signal: (number: Int32, status: Int32)) throws {
        let scene = try held(vendor)
        let submitting = try scene.start(try scene.submission + ["--wait"])
        try submitting.wait(until: { try scene.hasMet("unknown-state", at: vendor.look) })
        submitting.signal(signal.number)
        let result = try submitting.end()
        #expect(result.status == signal.status, "\(result.output)\(result.errors)")
        let again = try scene.submit()
        #expect(again.command.status == 0, "\(again.command.output)\(again.command.errors)")
        #expect(again.command.errors.contains("nothing was sent"))
        let history = try scene.run(["history", "--format", "json", "--ledger", "ledger.sqlite"]).json()
        let records = try #require(history["submissions"] as? [[String: Any]])
        #expect(records.count == 1)
        try finish(scene, try #require(records.first?["id"] as? String))
    }

    @Test("submit in the middle of its steps", arguments: SubmittedVendor.allCases, signals)
    func steps(vendor: SubmittedVendor, signal: (number: Int32, status: Int32)) throws {
        let scene = try SubmissionScene(vendor)
        try scene.sandbox.order(["\(vendor.rawValue).\(vendor.creation):hang"])
        let submitting = try scene.start(try scene.submission)
        try submitting.wait(until: { try scene.hasMet("hang", at: vendor.creation) })
        submitting.signal(signal.number)
        #expect(try submitting.end().status == signal.status)
        try scene.sandbox.order([])
        let history = try scene.run(["history", "--format", "json", "--ledger", "ledger.sqlite"]).json()
        let record = try #require((history["submissions"] as? [[String: Any]])?.first)
        let id = try #require(record["id"] as? String)
        #expect(record["state"] as? String == "submitting")
        // There is no job to wait for yet, and the vendor may have one.
        let waited = try scene.run(["wait", id] + scene.target)
        #expect(waited.status == 75)
        #expect(waited.errors.contains("voice-preflight submit out"))
        let again = try scene.submitClaiming(["--wait"])
        #expect(again.status == 0, "\(again.output)\(again.errors)")
        #expect(try scene.jobCount() == 1)
        #expect(try scene.count("PUT") == vendor.objectCount)
    }

    @Test("a rehearsal leaves nothing behind", arguments: [SIGINT, SIGTERM, SIGHUP])
    func rehearsal(signal: Int32) throws {
        let scratch = try Scratch()
        let temporary = scratch.folder.appending(path: "tmp")
        try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
        try SubmittedVendor.huawei.package(in: scratch)
        let rehearsal = try RunningCommand(
            ["submit", "out", "--sandbox", "--fault", "huawei.commit:hang"], in: scratch.folder,
            environment: ["TMPDIR": temporary.path])
        rehearsal.wait(until: { rehearsal.errorsSoFar.contains("commit\n") })
        #expect(try !FileManager.default.contentsOfDirectory(atPath: temporary.path).isEmpty)
        rehearsal.signal(signal)
        #expect(try rehearsal.end().status == 130)
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path).isEmpty)
    }
}
