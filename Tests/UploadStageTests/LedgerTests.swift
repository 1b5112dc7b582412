import Foundation
import Testing
import UploadStage
import VendorClients

@Suite struct LedgerTests {
    @Test func `gives back what was written, from another handle too`() throws {
        let scratch = try ScratchLedger()
        try scratch.ledger.insert(.example)
        var record = SubmissionRecord.example
        record.state = .running
        record.job = SubmittedJob(id: "j", keys: ["a": "b"])
        try scratch.ledger.update(record)
        let other = try Ledger(path: scratch.ledger.path)
        #expect(try other.submission(record.id) == record)
        #expect(try other.submission("0123") == record)
        #expect(try other.newestSubmission(fingerprint: "f0") == record)
        #expect(try other.submissions(limit: 5) == [record])
        #expect(try other.submission("ff") == nil)
        #expect(try other.submission("%") == nil)
    }

    @Test func `is readable by its owner only`() throws {
        let scratch = try ScratchLedger()
        let attributes = try FileManager.default.attributesOfItem(atPath: scratch.ledger.path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }

    @Test func `leaves a file that is no ledger as it is`() throws {
        let scratch = try ScratchLedger()
        let path = scratch.folder.appending(path: "other").path
        let content = Data(
            "this is no ledger, but somebody's text of more than a hundred bytes, which must stay: \(path)".utf8)
        try content.write(to: URL(fileURLWithPath: path))
        let failure = #expect(throws: SubmissionFailure.self) { try Ledger(path: path) }
        #expect(failure?.kind == .inputOutput)
        #expect(failure?.messages.first?.contains("no ledger") == true)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == content)
    }

    @Test(
        arguments: [
            ("/l", [:], "/l"), (nil, ["VOICE_PREFLIGHT_LEDGER": "/v"], "/v"),
            (nil, ["XDG_STATE_HOME": "/x"], "/x/voice-preflight/ledger.sqlite"),
            (nil, ["XDG_STATE_HOME": "x"], "/h/.local/state/voice-preflight/ledger.sqlite"),
            (nil, [:], "/h/.local/state/voice-preflight/ledger.sqlite"),
        ] as [(String?, [String: String], String)])
    func `is where the option, the variable or the XDG folder says`(
        option: String?, environment: [String: String], path: String
    ) {
        #expect(LedgerFile.path(option: option, environment: environment, home: "/h") == path)
    }

    @Test func `waits for other writers`() async throws {
        let scratch = try ScratchLedger()
        try scratch.ledger.insert(.example)
        let path = scratch.ledger.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    let ledger = try Ledger(path: path)
                    for number in 0..<10 {
                        try ledger.write(
                            LedgerEvent(
                                at: Date(timeIntervalSince1970: 0), kind: .state, message: "\(writer) \(number)"),
                            of: SubmissionRecord.example.id)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try scratch.ledger.events(of: SubmissionRecord.example.id).count == 40)
    }
}
