import Foundation
import PreflightModel
import Reports
import RulesEngine

/// Decides what comes of a task, by the recordings that were really uploaded.
struct TencentCloneJudge: Sendable {
    let world: SandboxWorld
    let vendor: TencentAccount

    func outcome(of input: TencentCloneTask.Input) async -> TencentCloneTask.Outcome {
        var uploads: [UploadInspection.Upload] = []
        for (role, recording) in [("sample", input.audio), ("prompt", input.promptAudio)] {
            guard let recording else { continue }
            switch await file(of: recording) {
            case .elsewhere: continue
            case .here(let file): uploads.append(UploadInspection.Upload(role: role, file: file))
            case .missing(let reason):
                return TencentCloneTask.Outcome(
                    errCode: 60_000, errCodeExt: "FailedOperation.NetWorkError", message: "\(role): \(reason)")
            }
        }
        let parameters = input.promptText.map { ["PromptText": $0] } ?? [:]
        do {
            let inspected = try await world.inspection.inspect(
                uploads, profile: "tencent-vod-clone", parameters: parameters)
            // What the call itself has to give was asked of it before.
            guard let refusal = inspected.refusals.first(where: { $0.parameter == nil }) else { return .init() }
            return Self.outcome(for: refusal)
        } catch {
            return TencentCloneTask.Outcome(errCode: 70_000, errCodeExt: "InternalError", message: "\(error)")
        }
    }

    private static func outcome(for refusal: Finding) -> TencentCloneTask.Outcome {
        let role = refusal.role.map { "\($0): " } ?? ""
        // A file that is of another kind, or that cannot be read, is a bad source; a good one that is too long, bad input.
        let isSource = refusal.outcome == .open || refusal.rule.hasSuffix("-container")
        return TencentCloneTask.Outcome(
            errCode: isSource ? 60_000 : 40_000,
            errCodeExt: isSource ? "InvalidParameterValue.MediaType" : "InvalidParameterValue",
            message: "\(role)\(refusal.message)")
    }

    private enum Place {
        case here(URL)
        /// At another server, which the sandbox does not ask, or without bytes: what is there is accepted as valid.
        case elsewhere
        case missing(String)
    }

    private func file(of recording: TencentCloneTask.Recording) async -> Place {
        switch recording {
        case .file(let id, let key): return await object(key, else: "the file \(id) is gone")
        case .media: return .elsewhere
        case .url(let address):
            guard let url = URL(string: address), url.host() != nil else {
                return .missing(
                    "\(address) is not an "
                        + "address")
            }
            guard isOwn(url) else { return .elsewhere }
            let path = url.path(percentEncoded: false)
            let key = vendor.key(ofAudition: path, now: world.clock.now()) ?? String(path.dropFirst())
            return await object(key, else: "\(address) does not answer with a file")
        }
    }

    /// Whether an address is one of the sandbox's own COS.
    private func isOwn(_ url: URL) -> Bool {
        guard let own = URL(string: world.endpoint(of: .tencentCOS)), let host = url.host()?.lowercased() else {
            return false
        }
        return url.scheme?.lowercased() == own.scheme && url.port == own.port
            && (host == own.host() || host == "localhost")
    }

    private func object(_ key: String, else reason: String) async -> Place {
        await world.objects.object(TencentAccount.bucket, key).map { .here($0.file) } ?? .missing(reason)
    }
}
