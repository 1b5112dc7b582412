import Foundation
import Synchronization
import TestSupport
import Testing

/// A vendor's package, as the tests submit it.
enum SubmittedVendor: String, CaseIterable, Sendable {
    case alibaba, huawei, tencent

    /// The profile.
    var profile: String {
        switch self {
        case .alibaba: "alibaba-ims-standard"
        case .huawei: "huawei-metastudio-premium"
        case .tencent: "tencent-vod-clone"
        }
    }

    /// The operation that makes the vendor's job, which must be asked once.
    var creation: String {
        switch self {
        case .alibaba: "SubmitStandardCustomizedVoiceJob"
        case .huawei: "CreateTrainingAdvanceJob"
        case .tencent: "CreateAigcAudioClone"
        }
    }

    /// The operation that tells how a job stands.
    var look: String {
        switch self {
        case .alibaba: "GetCustomizedVoiceJob"
        case .huawei: "ShowVoiceTrainingJob"
        case .tencent: "DescribeTaskDetail"
        }
    }

    /// How many objects are put into the vendor's store: recordings or the zip, and documents.
    var objectCount: Int {
        switch self {
        case .alibaba: 3
        case .huawei: 2
        case .tencent: 1
        }
    }

    /// Recordings, documents and parameters that pass.
    func arguments(_ scratch: Scratch) throws -> [String] {
        switch self {
        case .alibaba:
            // The documents state no sample rate, so a low one keeps this small.
            try scratch.wave("a.wav", frames: 50 * 460, rate: 50)
            try scratch.wave("b.wav", frames: 50 * 461, rate: 50)
            try scratch.wave("statement.wav", frames: 50 * 11, rate: 50)
            return [
                "material=a.wav", "material=b.wav", "authentication=statement.wav", "--parameter", "VoiceName=Lin",
                "--parameter", "Gender=female",
            ]
        case .huawei:
            try scratch.wave("take.wav", frames: 48_000 * 11, rate: 48_000)
            _ = try scratch.file("letter.pdf", "%PDF-1.4 signed")
            return ["take=take.wav", "letter=letter.pdf", "--parameter", "voice_name=Lin"]
        case .tencent:
            try scratch.wave("sample.wav", frames: 48_000 * 12, rate: 48_000)
            return ["sample=sample.wav", "--parameter", "VoiceId=lin_voice-01", "--parameter", "Text=你好"]
        }
    }

    /// Parameters that the sandbox's account fixes.
    func parameters(_ credentials: [String: [String: Any]]) -> [String] {
        guard self == .tencent, let application = credentials["tencent"]?["subAppId"] else { return [] }
        return ["--parameter", "SubAppId=\(application)"]
    }

    /// The files of each package and of its recordings, which are made once: they are the same for every test.
    private static let files = Mutex<[Self: [String: Data]]>([:])

    /// Puts the package into the folder `out`, and its recordings beside it.
    func package(in scratch: Scratch) throws {
        let files = try Self.files.withLock {
            let files = try $0[self] ?? madeFiles()
            $0[self] = files
            return files
        }
        for (name, bytes) in files { try scratch.file(name, bytes: bytes) }
    }

    private func madeFiles() throws -> [String: Data] {
        let scratch = try Scratch()
        let result = try Command.run(
            ["package", "--profile", profile, "--output", "out"] + arguments(scratch), in: scratch.folder)
        try #require(result.status == 0, "\(result.output)\(result.errors)")
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: scratch.folder.path) {
            let path = scratch.folder.appending(path: name).path
            // Nil for a folder.
            files[name] = FileManager.default.contents(atPath: path)
        }
        return files
    }
}

/// A package, a running sandbox, and a ledger of their own.
final class SubmissionScene {
    let vendor: SubmittedVendor
    let scratch: Scratch
    let sandbox: SandboxProcess

    init(_ vendor: SubmittedVendor, sandbox arguments: [String] = ["--job-seconds", "0"]) throws {
        self.vendor = vendor
        scratch = try Scratch()
        try vendor.package(in: scratch)
        sandbox = try SandboxProcess(arguments + ["--until-stdin-closes"], temporaryFolder: scratch.folder)
        _ = try scratch.file("endpoints.json", sandbox.line)
    }

    /// The arguments of `submit`.
    var submission: [String] {
        get throws { ["submit", "out"] + vendor.parameters(try sandbox.credentials) + target }
    }

    /// Where commands that ask the vendor go.
    var target: [String] { ["--endpoints", "endpoints.json", "--ledger", "ledger.sqlite"] }

    func run(_ arguments: [String]) throws -> Command { try Command.run(arguments, in: scratch.folder) }

    /// Submits, and gives the ID that was printed.
    func submit(_ more: [String] = []) throws -> (command: Command, id: String?) {
        let command = try run(try submission + more)
        let line = command.errors.split(separator: "\n").first { $0.hasPrefix("submission ") }
        return (command, line.map { String($0.dropFirst("submission ".count)) })
    }

    /// Starts a command, for what is done to it meanwhile.
    func start(_ arguments: [String]) throws -> RunningCommand {
        try RunningCommand(arguments, in: scratch.folder)
    }

    /// Whether a request of this operation met its fault. The journal is told when the request is there, whatever
    /// becomes of it.
    func hasMet(_ fault: String, at operation: String) throws -> Bool {
        try sandbox.journal().contains {
            ($0["operation"] as? String)?.lowercased() == operation.lowercased() && $0["fault"] as? String == fault
        }
    }

    /// How often the vendor took an operation.
    func count(_ operation: String) throws -> Int {
        try sandbox.journal().count {
            ($0["operation"] as? String) == operation && (200...299).contains($0["status"] as? Int ?? 0)
        }
    }

    /// Every byte of the ledger and of what SQLite keeps beside it, as text.
    func ledgerText() throws -> String {
        try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path)
            .filter { $0.hasPrefix("ledger.sqlite") && !$0.hasSuffix(".locks") }
            .map { String(decoding: try Data(contentsOf: scratch.folder.appending(path: $0)), as: UTF8.self) }
            .joined()
    }

    /// Changes the ledger. Python's SQLite is there wherever the tests run; the command line's is not.
    func changeLedger(_ statement: String, in file: String = "ledger.sqlite") throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            "import sqlite3,sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit(); c.close()",
            scratch.folder.appending(path: file).path, statement,
        ]
        try process.start()
        process.waitForEnd()
        try #require(process.terminationStatus == 0)
    }

    /// Submits, and says which job is the package's where that stays open, as somebody would who looked at the console.
    func submitClaiming(_ more: [String] = []) throws -> Command {
        let result = try submit(more).command
        guard result.status == 75, let match = result.errors.firstMatch(of: /--job ([0-9a-f]{8,})/) else {
            return result
        }
        return try submit(more + ["--job", String(match.output.1)]).command
    }

    /// How many jobs the vendor has.
    func jobCount() throws -> Int {
        Set(
            try sandbox.journal().filter { ($0["operation"] as? String) == vendor.creation }
                .compactMap { $0["job"] as? String }
        ).count
    }
}
