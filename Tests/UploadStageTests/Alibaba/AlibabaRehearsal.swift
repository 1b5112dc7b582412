import Foundation
import PreflightModel
import UploadPackaging
import VendorClients
import VendorSandbox

@testable import UploadStage

/// A package for one of Alibaba's editions and a sandbox to submit it to, both of their own.
struct AlibabaRehearsal {
    /// What is in the package.
    enum Edition {
        /// Material of so many seconds each, at a rate, and a statement.
        case standard([Double], rate: Int = 50)
        /// 20 sentences, some of them at another rate.
        case basic(wrong: Set<Int>)
        /// One recording.
        case cosyVoice
    }

    let sandbox: RunningSandbox
    let folder: URL
    var target: SubmissionTarget
    var package: SubmissionPackage

    /// Runs `body` with a rehearsal, which is cleared away afterwards.
    static func run(
        _ edition: Edition = .standard([450, 451]), faults: [String] = [], parameters: [String: String] = [:],
        inOwnBucket: Bool = false, _ body: (AlibabaRehearsal) async throws -> Void
    ) async throws {
        let sandbox = try await Sandbox.start(SandboxOptions(jobSeconds: 0, faults: faults))
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        do {
            try await body(AlibabaRehearsal(edition, sandbox, folder, parameters, inOwnBucket: inOwnBucket))
        } catch {
            await sandbox.stop()
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
        await sandbox.stop()
        try? FileManager.default.removeItem(at: folder)
    }

    private init(
        _ edition: Edition, _ sandbox: RunningSandbox, _ folder: URL, _ parameters: [String: String],
        inOwnBucket: Bool
    ) throws {
        self.sandbox = sandbox
        self.folder = folder
        let file = try JSONDecoder().decode(EndpointsFile.self, from: try sandbox.endpoints.line)
        var needsBucket = inOwnBucket
        if case .basic = edition { needsBucket = true }
        target = SubmissionTarget(
            endpoints: file.endpoints, bucket: needsBucket ? sandbox.credentials.alibaba.bucket : nil,
            credentials: CredentialSources(environment: file.environment, home: "/nonexistent", read: { _ in nil }))
        package = try Self.package(edition, in: folder)
        package.parameters = package.parameters.merging(parameters) { $1 }.filter { !$0.value.isEmpty }
    }

    /// A package with its recordings in `folder`.
    static func package(_ edition: Edition, in folder: URL) throws -> SubmissionPackage {
        let profile: String
        var entries: [Manifest.Entry] = []
        var parameters = ["VoiceName": "小专 旁白", "Gender": "female"]
        switch edition {
        case .standard(let material, let rate):
            profile = "alibaba-ims-standard"
            for (index, seconds) in material.enumerated() {
                entries.append(try entry("material", "take \(index + 1).wav", seconds, rate: rate, in: folder))
            }
            entries.append(try entry("authentication", "声明.wav", 11, rate: 50, in: folder))
        case .basic(let wrong):
            profile = "alibaba-ims-basic"
            parameters["VoiceId"] = "xiaozhuan"
            parameters["Scenario"] = "story"
            for number in 1...20 {
                let rate = wrong.contains(number) ? 44_100 : 48_000
                let seconds = 0.01 * Double(number + (wrong.isEmpty ? 0 : 20))
                entries.append(try entry("sentence", "\(number).wav", seconds, rate: rate, in: folder))
            }
        case .cosyVoice:
            profile = "alibaba-ims-cosyvoice"
            parameters["Model"] = "cosyvoice-v3-plus"
            entries.append(try entry("sample", "sample.wav", 15, rate: 8000, in: folder))
        }
        let manifest = Manifest(
            tool: Report.Tool(name: "voice-preflight", version: "1.0"),
            profile: Report.ProfileReference(id: profile, title: "", revision: 1, sha256: "00"),
            verdict: .pass, isForced: false, parameters: parameters, entries: entries, package: nil)
        return SubmissionPackage(manifest: manifest, folder: RecordingPath(folder.path), parameters: parameters)
    }

    /// A recording of noise: 16 bit, one channel, and its measurement.
    private static func entry(
        _ role: String, _ name: String, _ seconds: Double, rate: Int, in folder: URL
    ) throws -> Manifest.Entry {
        let count = Int((seconds * Double(rate)).rounded())
        var bytes: [UInt8] = []
        func append(_ value: Int, _ width: Int) {
            for shift in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * shift))) }
        }
        bytes += Array("RIFF".utf8)
        append(36 + 2 * count, 4)
        bytes += Array("WAVEfmt ".utf8)
        for (value, width) in [(16, 4), (1, 2), (1, 2), (rate, 4), (2 * rate, 4), (2, 2), (16, 2)] {
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
            digests: digests,
            measurement: RecordingMeasurement(
                path: RecordingPath(name), byteCount: digests.byteCount, container: .wav, codec: "pcm_s16le",
                sampleRate: rate, channelCount: 1, frameCount: Int64(count), codedFrameCount: Int64(count),
                method: .decode))
    }

    /// A runner on a ledger of its own, which `name` names.
    func runner(
        _ name: String = "ledger", target: SubmissionTarget? = nil, killSwitch: KillSwitch = KillSwitch(at: 0),
        now: @escaping @Sendable () -> Date = { Date() }
    ) throws -> SubmissionRunner {
        let transport = KillableTransport(transport: CurlTransport(userAgent: "test"), killSwitch: killSwitch)
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
        let endpoint = target.endpoint("alibaba-ims", else: Endpoint(host: "localhost"))
        let request = HTTPRequest(method: "DELETE", endpoint: endpoint, encodedPath: "/sandbox/faults")
        _ = try await CurlTransport(userAgent: "test").send(request, progress: nil)
    }

    /// The operations that took effect, by the sandbox's journal.
    func operations(_ name: String) -> [JournalEntry] {
        sandbox.journal().filter { $0.operation == name && $0.status == 200 }
    }

    /// The jobs that an operation made.
    func jobs(_ operation: String = "SubmitStandardCustomizedVoiceJob") -> Set<String> {
        Set(operations(operation).compactMap(\.job))
    }
}
