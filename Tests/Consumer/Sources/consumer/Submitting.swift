import Foundation
import VoicePreflight

extension Consumer {
    private var parameters: [String: String] {
        ["VoiceId": "harbour-01", "Text": "Hello", "SubAppId": "1500000001"]
    }

    func package() async throws {
        let profile = try Preflight.profile(named: "tencent-vod-clone")
        let package = try await Preflight().package(
            [RecordingInput(path: fixture("session/01-harbour.mp3"))], for: profile, parameters: parameters)
        try expect(package.report.verdict == .pass, "the verdict is \(package.report.verdict)")
        let written = try await package.write(to: path("out"))
        let verified = try await Preflight.verify(path("out"))
        try expect(written == verified, "the manifest that was read is not the one that was written")
    }

    func submit() async throws {
        let rehearsal = try Rehearsal(program: sandbox)
        defer { rehearsal.end() }
        var submissions = Submissions(
            to: try .endpoints(rehearsal.line, environment: [:], home: folder.path),
            ledger: folder.appending(path: "ledger.sqlite").path)
        submissions.pausing = { print("consumer: \($0)") }
        try expect(submissions.target.isRehearsal, "the sandbox is taken for the vendor")

        let plan = try await submissions.plan(path("out"))
        try expect(!plan.requests.isEmpty, "the plan has no request")
        try expect(try submissions.history().submissions.isEmpty, "planning wrote to the ledger")

        let outcome = try await submissions.submit(path("out"))
        let record = try await submissions.wait(for: outcome.record.id, timeout: .seconds(600))
        try expect(record.state == .succeeded, "the submission ended as \(record.state): \(record.message ?? "")")
        guard case .alreadySubmitted = try await submissions.submit(path("out")) else {
            throw Unexpected("the same package was submitted twice")
        }
        try expect(try await submissions.status(of: record.id).state == .succeeded, "the state changed")

        let log = try submissions.log(of: record.id)
        let read = try SubmissionJSON.document(SubmissionLog.self, from: try SubmissionJSON.text(log))
        try expect(
            read.submission.id == record.id && read.events.count == log.events.count, "the log was not read back")
        try expect(try submissions.history().submissions.map(\.id) == [record.id], "the history is another one")
    }
}

/// The vendors, simulated by the program `vendor-sandbox` until `end()`.
final class Rehearsal {
    /// What it prints when it is ready.
    let line: Data
    private let process = Process()

    init(program: String) throws {
        let output = Pipe()
        process.executableURL = URL(filePath: program)
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
