import Foundation
import PreflightModel
import UploadPackaging
import VendorClients
import VendorSandbox

@testable import UploadStage

/// A package for one of Alibaba's editions and a sandbox to submit it to, both of their own.
struct AlibabaRehearsal: SubmissionRehearsal {
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
        try await withSandbox(faults: faults) { sandbox, folder in
            try await body(AlibabaRehearsal(edition, sandbox, folder, parameters, inOwnBucket: inOwnBucket))
        }
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
                let name = "take \(index + 1).wav"
                entries.append(try NoiseRecording.entry("material", name, seconds, rate: rate, in: folder))
            }
            entries.append(try NoiseRecording.entry("authentication", "声明.wav", 11, rate: 50, in: folder))
        case .basic(let wrong):
            profile = "alibaba-ims-basic"
            parameters["VoiceId"] = "xiaozhuan"
            parameters["Scenario"] = "story"
            for number in 1...20 {
                let rate = wrong.contains(number) ? 44_100 : 48_000
                let seconds = 0.01 * Double(number + (wrong.isEmpty ? 0 : 20))
                entries.append(try NoiseRecording.entry("sentence", "\(number).wav", seconds, rate: rate, in: folder))
            }
        case .cosyVoice:
            profile = "alibaba-ims-cosyvoice"
            parameters["Model"] = "cosyvoice-v3-plus"
            entries.append(try NoiseRecording.entry("sample", "sample.wav", 15, rate: 8000, in: folder))
        }
        let manifest = Manifest(
            tool: Report.Tool(name: "voice-preflight", version: "1.0"),
            profile: Report.ProfileReference(id: profile, title: "", revision: 1, sha256: "00"),
            verdict: .pass, isForced: false, parameters: parameters, entries: entries, package: nil)
        return SubmissionPackage(manifest: manifest, folder: RecordingPath(folder.path), parameters: parameters)
    }

    /// The jobs that an operation made.
    func jobs(_ operation: String = "SubmitStandardCustomizedVoiceJob") -> Set<String> {
        Set(effects(operation).compactMap(\.job))
    }
}
