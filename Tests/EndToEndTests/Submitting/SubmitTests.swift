import Foundation
import TestSupport
import Testing

@Suite("Submitting from the command line", .timeLimited)
struct SubmitTests {
    @Test("rehearses a whole submission that costs nothing", arguments: SubmittedVendor.allCases)
    func rehearses(vendor: SubmittedVendor) throws {
        let scratch = try Scratch()
        try vendor.package(in: scratch)
        let more = vendor == .tencent ? ["--parameter", "SubAppId=1500000001"] : []
        let result = try Command.run(["submit", "out", "--sandbox"] + more, in: scratch.folder)
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("state      succeeded"))
        #expect(result.errors.contains("nothing leaves it"))
        #expect(!result.errors.contains("is charged"))
    }

    @Test("hands everything over once, and the same command again sends nothing", arguments: SubmittedVendor.allCases)
    func once(vendor: SubmittedVendor) throws {
        let scene = try SubmissionScene(vendor)
        let first = try scene.submit()
        #expect(first.command.status == 0, "\(first.command.output)\(first.command.errors)")
        let id = try #require(first.id)
        let asked = try scene.sandbox.journal().count
        let second = try scene.submit()
        #expect(second.command.status == 0)
        #expect(second.command.errors.contains("submitted before as \(id)"))
        #expect(try scene.sandbox.journal().count == asked)
        let waited = try scene.run(["wait", id] + scene.target)
        #expect(waited.status == 0, "\(waited.output)\(waited.errors)")
        #expect(waited.output.contains("state      succeeded"))
        #expect(try scene.jobCount() == 1)
        #expect(try scene.count("PUT") == vendor.objectCount)
    }

    @Test("keeps a history with the vendor's word next to our verdict")
    func history() throws {
        let scene = try SubmissionScene(.tencent)
        let id = try #require(try scene.submit(["--wait"]).id)
        let ledger = ["--ledger", "ledger.sqlite"]
        let history = try scene.run(["history", "--format", "json"] + ledger).json()
        let record = try #require((history["submissions"] as? [[String: Any]])?.first)
        #expect(record["id"] as? String == id)
        #expect(record["state"] as? String == "succeeded")
        #expect(record["vendorState"] as? String == "FINISH")
        #expect((record["manifest"] as? [String: Any])?["verdict"] as? String == "pass")
        let log = try scene.run(["log", String(id.prefix(4))] + ledger)
        #expect(log.status == 0)
        let (intent, outcome) = (log.output.range(of: " intent create"), log.output.range(of: " outcome create"))
        #expect(try #require(intent).lowerBound < #require(outcome).lowerBound)
    }

    @Test("prints the requests of a dry run and sends nothing", arguments: SubmittedVendor.allCases)
    func dryRun(vendor: SubmittedVendor) throws {
        let scene = try SubmissionScene(vendor)
        let result = try scene.run(try scene.submission + ["--dry-run"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("nothing was sent"))
        #expect(result.output.contains(vendor == .huawei ? "/advance-jobs" : vendor.creation))
        // Two requests of one step are told apart by their operations.
        let requests = result.output.split(separator: "\n").filter { $0.first?.isNumber == true }.dropFirst()
            .map { $0.drop { $0 != "." } }
        #expect(requests.count > 1 && Set(requests).count == requests.count, "\(requests)")
        #expect(try scene.sandbox.journal().isEmpty)
        #expect(!FileManager.default.fileExists(atPath: scene.scratch.folder.appending(path: "ledger.sqlite").path))
    }

    /// What was refused is not counted: Huawei's letter is tried with one type after the other.
    @Test("makes the requests that its dry run printed", arguments: SubmittedVendor.allCases)
    func planned(vendor: SubmittedVendor) throws {
        let scene = try SubmissionScene(vendor, sandbox: ["--job-seconds", "0"])
        let dry = try scene.run(try scene.submission + ["--dry-run"])
        #expect(dry.status == 0, "\(dry.errors)")
        let planned = dry.output.prefix { $0.isNumber }
        let made = try scene.submit().command
        #expect(made.status == 0, "\(made.output)\(made.errors)")
        let taken = try scene.sandbox.journal().count { ($0["status"] as? Int).map { $0 < 300 } ?? false }
        #expect("\(taken)" == planned)
    }
}
