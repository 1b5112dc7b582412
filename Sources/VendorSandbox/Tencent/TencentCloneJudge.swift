import Foundation
import PreflightModel
import RulesEngine

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Decides what comes of a task, by the recordings that were really uploaded.
struct TencentCloneJudge: Sendable {
    let world: SandboxWorld

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
            let inspected = try world.inspection.inspect(
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
        /// On another machine, which the sandbox does not ask.
        case elsewhere
        case missing(String)
    }

    private func file(of recording: TencentCloneTask.Recording) async -> Place {
        switch recording {
        case .file(let id, let key):
            guard let object = await world.objects.object(TencentVendor.bucket, key) else {
                return .missing("the file \(id) is gone")
            }
            return .here(object.file)
        case .url(let address):
            guard let url = URL(string: address), let host = url.host()?.lowercased() else {
                return .missing("\(address) is no address")
            }
            guard host == "localhost" || host == "::1" || host.hasPrefix("127.") else { return .elsewhere }
            return await fetched(url)
        }
    }

    private func fetched(_ url: URL) async -> Place {
        do {
            let (data, response) = try await URLSession.shared.data(from: url)
            guard let answer = response as? HTTPURLResponse, answer.statusCode == 200 else {
                return .missing("\(url) does not answer with a file")
            }
            let body = ReceivedBody(storage: .memory([UInt8](data)), digests: ContentDigests.none)
            let key = "fetched/\(RandomText.hexadecimal(16))/\(url.lastPathComponent)"
            let object = try await world.objects.put(
                body, to: TencentVendor.bucket, key, contentType: "", now: world.clock.now())
            return .here(object.file)
        } catch {
            return .missing("\(url): \(error.localizedDescription)")
        }
    }
}

extension ContentDigests {
    /// Of what is only measured, never compared.
    fileprivate static let none = ContentDigests(byteCount: 0, sha256: "", md5: "", crc64: "0")
}
