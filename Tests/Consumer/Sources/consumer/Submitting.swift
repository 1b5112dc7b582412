import Foundation
import VoicePreflight

extension Consumer {
    func package() async throws {
        let profile = try Preflight.profile(named: "tencent-vod-clone")
        let package = try await Preflight().package(
            [RecordingInput(path: "takes/01.mp3")], for: profile,
            parameters: ["VoiceId": "harbour-01", "Text": "Hello", "SubAppId": "1500000001"])
        print(package.report.verdict)
        let written = try await package.write(to: "out")

        let verified = try await Preflight.verify("out")
        try expect(written == verified, "the manifest that was read is not the one that was written")
    }

    func submit() async throws {
        let rehearsal = try Rehearsal(program: sandbox)
        defer { rehearsal.end() }
        var submissions = Submissions(to: try .endpoints(rehearsal.line), ledger: "ledger.sqlite")
        submissions.pausing = { print("waiting: \($0)") }
        try expect(submissions.target.isRehearsal, "the sandbox is taken for the vendor")

        let plan = try await submissions.plan("out")
        for request in plan.requests { print("\(request.step): \(request.method) \(request.address)") }
        try expect(!plan.requests.isEmpty, "the plan has no request")
        try expect(try submissions.history().submissions.isEmpty, "planning wrote to the ledger")

        let outcome = try await submissions.submit("out")
        let record = try await submissions.wait(for: outcome.record.id, timeout: .seconds(600))
        print("\(record.state), and the vendor says \(record.vendorState ?? "nothing")")
        try expect(record.state == .succeeded, "the submission ended as \(record.state): \(record.message ?? "")")
        guard case .alreadySubmitted = try await submissions.submit("out") else {
            throw Unexpected("the same package was submitted twice")
        }
        try expect(try await submissions.status(of: record.id).state == .succeeded, "the state changed")

        let log = try submissions.log(of: record.id)
        for event in log.events { print("\(event.at) \(event.kind) \(event.step ?? "")") }
        let history = try submissions.history(limit: 10)
        try expect(history.submissions.map(\.id) == [record.id], "the history is another one")
        let read = try SubmissionJSON.document(SubmissionLog.self, from: try SubmissionJSON.text(log))
        try expect(read.submission.id == record.id, "the log was not read back")
        try expect(read.events.count == log.events.count, "the log was not read back whole")
    }
}

/// The vendors, simulated by the program `vendor-sandbox` until `end()`.
final class Rehearsal {
    /// What it prints when it is ready.
    let line: Data
    private let process = Process()

    init(program: URL) throws {
        let output = Pipe()
        process.executableURL = program
        process.arguments = ["--job-seconds=1"]
        process.standardOutput = output
        try process.run()
        var line = Data()
        while line.last != UInt8(ascii: "\n"), let byte = try output.fileHandleForReading.read(upToCount: 1),
            !byte.isEmpty
        {
            line += byte
        }
        self.line = line
    }

    func end() {
        process.terminate()
        process.waitUntilExit()
    }
}
