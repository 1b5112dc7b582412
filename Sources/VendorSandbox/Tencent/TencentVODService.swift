import Foundation
import PreflightModel

/// Tencent Cloud VOD's API, version 2018-07-17, as far as cloning a voice needs it.
struct TencentVODService: SandboxService {
    let name = SandboxName.tencentVOD
    let world: SandboxWorld
    let vendor: TencentAccount

    /// The operations with their limits a second.
    private static let limits: [(operation: SandboxOperation, perSecond: Int)] = [
        (
            SandboxOperation(
                "CreateAigcAudioClone", short: "clone", enacts: [.gone], endings: TencentEnding.all.map(\.name)), 20
        ),
        (SandboxOperation("DescribeTaskDetail", short: "describe", enacts: [.unknownState, .gone]), 100),
        (SandboxOperation("DescribeTasks", short: "list"), 100),
        (SandboxOperation("ApplyUpload", short: "apply", enacts: [.expireURL]), 100),
        (SandboxOperation("CommitUpload", short: "commit", enacts: [.gone]), 100),
    ]

    var operations: [SandboxOperation] { Self.limits.map(\.operation) }

    func operation(of head: SandboxRequestHead) -> SandboxOperation? {
        operations.first { $0.name == head.header("X-TC-Action") }
    }

    func answer(_ request: SandboxRequest) async -> SandboxAnswer {
        do {
            return try await answered(request)
        } catch {
            return refusal(error, request)
        }
    }

    private func answered(_ request: SandboxRequest) async throws(TencentRefusal) -> SandboxAnswer {
        guard request.head.method == "POST", request.head.path == "/" else { throw .onlyPost }
        let verification = TencentSignatureCheck(
            secretID: world.credentials.tencent.secretId, secretKey: world.credentials.tencent.secretKey)
        try verification.verify(request.head, bodySHA256: request.body.digests.sha256, now: request.now)
        guard request.head.header("X-TC-Version") == "2018-07-17" else { throw .noSuchVersion }
        let action = request.head.header("X-TC-Action") ?? ""
        guard let limit = Self.limits.first(where: { $0.operation == request.operation }) else {
            throw .noSuchAction(action)
        }
        guard vendor.takes(action, limit: limit.perSecond, now: request.now) else {
            throw .tooOften(action, limit: limit.perSecond)
        }
        if request.fault == .gone { throw Self.gone(action) }
        let body = try Self.body(of: request)
        switch action {
        case "CreateAigcAudioClone": return try create(body, request)
        case "DescribeTaskDetail": return try await describe(body, request)
        case "DescribeTasks": return try await list(body, request)
        case "ApplyUpload": return try apply(body, request)
        default: return try await commit(body, request)
        }
    }

    /// What a call says whose task, file or session is not there.
    private static func gone(_ action: String) -> TencentRefusal {
        let (parameter, what) =
            switch action {
            case "CreateAigcAudioClone": ("FileId", "file")
            case "CommitUpload": ("VodSessionKey", "session")
            default: ("TaskId", "task")
            }
        return .value(parameter, "there is no such \(what)", code: "InvalidParameterValue.\(parameter)")
    }

    /// A signed POST takes 10 MB, and a payload alone may have more than a body in memory.
    private static func body(of request: SandboxRequest) throws(TencentRefusal) -> Data {
        guard request.body.digests.byteCount <= 10 << 20 else { throw .tooLarge }
        switch request.body.storage {
        case .memory(let bytes): return Data(bytes)
        case .file(let file):
            guard let data = try? Data(contentsOf: file) else { throw .broken }
            return data
        }
    }

    // MARK: Answers

    func throttled(_ request: SandboxRequest) -> SandboxAnswer {
        let limit = Self.limits.first { $0.operation == request.operation }?.perSecond ?? 20
        return refusal(.tooOften(request.operation?.name ?? "", limit: limit), request)
    }

    func unavailable(_ request: SandboxRequest) -> SandboxAnswer { refusal(.broken, request, status: 500) }

    /// An answer in the vendor's envelope.
    func success(_ values: [String: TencentValue], _ request: SandboxRequest, job: String? = nil) -> SandboxAnswer {
        let response = values.merging(["RequestId": .text(Self.requestID(request))]) { $1 }
        return Self.envelope(response, status: 200, job: job)
    }

    private func refusal(_ refusal: TencentRefusal, _ request: SandboxRequest, status: Int = 200) -> SandboxAnswer {
        let error: [String: TencentValue] = ["Code": .text(refusal.code), "Message": .text(refusal.message)]
        let response: [String: TencentValue] = [
            "Error": .object(error), "RequestId": .text(Self.requestID(request)),
        ]
        return Self.envelope(response, status: status, job: nil)
    }

    /// The vendor states the type without a charset, and its SDKs look for errors only where it is just that.
    private static func envelope(_ response: [String: TencentValue], status: Int, job: String?) -> SandboxAnswer {
        let body = (try? JSONText.encoder.encode(["Response": response])) ?? Data()
        return SandboxAnswer(
            status: status, headers: [("Content-Type", "application/json")], body: [UInt8](body), job: job)
    }

    /// The request's id as a UUID.
    private static func requestID(_ request: SandboxRequest) -> String {
        var rest = request.id[...]
        return [8, 4, 4, 4, 12].map { count in
            defer { rest = rest.dropFirst(count) }
            return String(rest.prefix(count))
        }.joined(separator: "-")
    }
}
