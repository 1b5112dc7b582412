import Foundation
import PreflightModel
import UploadPackaging
import VendorClients
import VendorSandbox

@testable import UploadStage

/// A package for Tencent and a sandbox to submit it to, both of their own.
struct TencentRehearsal {
    let sandbox: RunningSandbox
    let folder: URL
    let target: SubmissionTarget
    let package: SubmissionPackage

    /// Runs `body` with a rehearsal, which is cleared away afterwards.
    static func run(
        faults: [String] = [], seconds: Double = 12, withPrompt: Bool = true, parameters: [String: String] = [:],
        _ body: (TencentRehearsal) async throws -> Void
    ) async throws {
        let sandbox = try await Sandbox.start(SandboxOptions(jobSeconds: 0, faults: faults))
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        do {
            try await body(
                TencentRehearsal(
                    sandbox, folder, seconds: seconds, withPrompt: withPrompt, parameters: parameters))
        } catch {
            await sandbox.stop()
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
        await sandbox.stop()
        try? FileManager.default.removeItem(at: folder)
    }

    private init(
        _ sandbox: RunningSandbox, _ folder: URL, seconds: Double, withPrompt: Bool, parameters: [String: String]
    ) throws {
        self.sandbox = sandbox
        self.folder = folder
        let file = try JSONDecoder().decode(EndpointsFile.self, from: try sandbox.endpoints.line)
        target = SubmissionTarget(
            endpoints: file.endpoints,
            credentials: CredentialSources(environment: file.environment, home: "/nonexistent", read: { _ in nil }))
        var entries: [Manifest.Entry] = []
        if parameters["AudioUrl"] == nil { entries.append(try Self.entry("sample", "样本 one.wav", seconds, in: folder)) }
        if withPrompt { entries.append(try Self.entry("prompt", "short.wav", 5, in: folder)) }
        var all = [
            "SubAppId": "\(sandbox.credentials.tencent.subAppId)", "VoiceId": "lin_voice-01", "Text": "你好。",
        ]
        if withPrompt { all["PromptText"] = "今天天气真好。" }
        let manifest = Manifest(
            tool: Report.Tool(name: "voice-preflight", version: "1.0"),
            profile: Report.ProfileReference(id: "tencent-vod-clone", title: "", revision: 1, sha256: "00"),
            verdict: .pass, isForced: false, parameters: all, entries: entries, package: nil)
        package = SubmissionPackage(
            manifest: manifest, folder: RecordingPath(folder.path),
            parameters: all.merging(parameters) { $1 }.filter { !$0.value.isEmpty })
    }

    /// A recording of noise: 8 kHz, 16 bit, one channel.
    private static func entry(
        _ role: String, _ name: String, _ seconds: Double, in folder: URL
    ) throws -> Manifest.Entry {
        let count = Int(seconds * 8000)
        var bytes: [UInt8] = []
        func append(_ value: Int, _ width: Int) {
            for shift in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * shift))) }
        }
        bytes += Array("RIFF".utf8)
        append(36 + 2 * count, 4)
        bytes += Array("WAVEfmt ".utf8)
        for (value, width) in [(16, 4), (1, 2), (1, 2), (8000, 4), (16_000, 4), (2, 2), (16, 2)] {
            append(value, width)
        }
        bytes += Array("data".utf8)
        append(2 * count, 4)
        for sample in 0..<count { append(sample &* 2_654_435_761 >> 7, 2) }
        try Data(bytes).write(to: folder.appending(path: name))
        var computation = DigestComputation()
        bytes.withUnsafeBytes { computation.update($0) }
        let digests = computation.digests
        return Manifest.Entry(
            role: role, path: RecordingPath(name), name: nil, byteCount: digests.byteCount, sha256: digests.sha256,
            digests: digests, measurement: nil)
    }

    /// A runner on a ledger of its own, which `name` names.
    func runner(
        _ name: String = "ledger", target: SubmissionTarget? = nil, killSwitch: KillSwitch = KillSwitch(at: 0),
        now: @escaping @Sendable () -> Date = { Date() }
    ) throws -> SubmissionRunner {
        let transport = KillableTransport(
            transport: CurlTransport(userAgent: "test"), killSwitch: killSwitch)
        let ledger = try Ledger(path: folder.appending(path: "\(name).sqlite").path) { try killSwitch.pass() }
        return SubmissionRunner(
            ledger: ledger, target: target ?? self.target,
            connection: VendorConnection(
                transport: transport, now: now,
                nonce: { Hexadecimal.string((0..<16).map { _ in UInt8.random(in: .min ... .max) }) }),
            retry: RetryPolicy(attempts: 4, looks: [.zero, .zero], sleep: { _ in }, random: { 0 }))
    }

    /// Submits and waits for the end.
    func submit(with runner: SubmissionRunner, _ package: SubmissionPackage? = nil) async throws -> SubmissionRecord {
        let outcome = try await runner.submit(package ?? self.package, manifestPath: folder.path)
        return try await runner.wait(for: outcome.record.id)
    }

    /// Lets nothing more go wrong.
    func cancelFaults() async throws {
        let endpoint = target.endpoint("tencent-vod", else: Endpoint(host: "localhost"))
        let request = HTTPRequest(method: "DELETE", endpoint: endpoint, encodedPath: "/sandbox/faults")
        _ = try await CurlTransport(userAgent: "test").send(request, progress: nil)
    }

    /// The operations that took effect, by the sandbox's journal.
    func operations(_ name: String) -> [JournalEntry] {
        sandbox.journal().filter { $0.operation == name && $0.status == 200 }
    }

    /// The tasks that were made.
    var tasks: Set<String> { Set(operations("CreateAigcAudioClone").compactMap(\.job)) }
}
