import Foundation
import PreflightModel
import UploadPackaging
import VendorClients
import VendorSandbox

@testable import UploadStage

/// A package for Tencent and a sandbox to submit it to, both of their own.
struct TencentRehearsal: SubmissionRehearsal {
    let sandbox: RunningSandbox
    let folder: URL
    let target: SubmissionTarget
    let package: SubmissionPackage

    /// Runs `body` with a rehearsal, which is cleared away afterwards.
    static func run(
        faults: [String] = [], seconds: Double = 12, withPrompt: Bool = true, parameters: [String: String] = [:],
        _ body: (TencentRehearsal) async throws -> Void
    ) async throws {
        try await withSandbox(faults: faults) { sandbox, folder in
            try await body(
                TencentRehearsal(sandbox, folder, seconds: seconds, withPrompt: withPrompt, parameters: parameters))
        }
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

    /// A recording of noise that nobody has measured.
    private static func entry(
        _ role: String, _ name: String, _ seconds: Double, in folder: URL
    ) throws -> Manifest.Entry {
        var entry = try NoiseRecording.entry(role, name, seconds, rate: 8000, in: folder)
        entry.measurement = nil
        return entry
    }

    /// The tasks that were made.
    var tasks: Set<String> { Set(effects("CreateAigcAudioClone").compactMap(\.job)) }
}
