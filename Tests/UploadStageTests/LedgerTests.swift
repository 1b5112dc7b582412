import Foundation
import TestSupport
import Testing
import UploadStage
import VendorClients

@Suite(.timeLimited) struct LedgerTests {
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
        for unknown in ["ff", "%", ""] {
            let failure = #expect(throws: SubmissionFailure.self) { try other.submission(unknown) }
            #expect(failure?.kind == .usage)
            #expect(failure?.messages.first?.contains("there is no submission \"\(unknown)\"") == true)
        }
    }

    @Test func `names the submissions that begin as asked`() throws {
        let scratch = try ScratchLedger()
        try scratch.ledger.insert(.example)
        var other = SubmissionRecord.example
        other.id = "0123ffffffff"
        try scratch.ledger.insert(other)
        let failure = #expect(throws: SubmissionFailure.self) { try scratch.ledger.submission("0123") }
        #expect(failure?.kind == .usage)
        #expect(failure?.messages.first?.contains(SubmissionRecord.example.id) == true)
        #expect(failure?.messages.first?.contains(other.id) == true)
    }

    @Test func `is not made by looking`() throws {
        let scratch = try ScratchLedger()
        let path = scratch.folder.appending(path: "other.sqlite").path
        #expect(try Ledger.existing(at: path) == nil)
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(try Ledger.existing(at: scratch.ledger.path) != nil)
    }

    @Test func `is readable by its owner only`() throws {
        let scratch = try ScratchLedger()
        let attributes = try FileManager.default.attributesOfItem(atPath: scratch.ledger.path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }

    @Test func `leaves a file that is not a ledger as it is`() throws {
        let scratch = try ScratchLedger()
        let path = scratch.folder.appending(path: "other").path
        let content = Data(
            "this is no ledger, but somebody's text of more than a hundred bytes, which must stay: \(path)".utf8)
        try content.write(to: URL(fileURLWithPath: path))
        let failure = #expect(throws: SubmissionFailure.self) { try Ledger(path: path) }
        #expect(failure?.kind == .inputOutput)
        #expect(failure?.messages.first?.contains("not a ledger") == true)
        #expect(firstDifference(try Data(contentsOf: URL(fileURLWithPath: path)), from: content) == nil)
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

    @Test func `is made once by whoever comes first`() async throws {
        for _ in 1...10 {
            let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            defer { try? FileManager.default.removeItem(at: folder) }
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        try Ledger(path: folder.appending(path: "ledger.sqlite").path).submissions(limit: 1).count
                    }
                }
                for try await count in group { #expect(count == 0) }
            }
        }
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
