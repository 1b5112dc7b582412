import Foundation

/// Alibaba Cloud Intelligent Media Services (ICE 2020-11-09), simulated.
struct AlibabaIMSService: SandboxService {
    static let version = "2020-11-09"
    /// The states besides Success in which a job is over (GetCustomizedVoiceJob); no document lists its messages, and the
    /// one example has an empty one.
    static let endings = ["Fail"]

    let world: SandboxWorld
    let account: AlibabaAccount

    let name = SandboxName.alibabaIMS
    let operations = [
        SandboxOperation(
            "SubmitStandardCustomizedVoiceJob", short: "submit-standard", enacts: [.gone], endings: endings),
        SandboxOperation("SubmitCustomizedVoiceJob", short: "submit", enacts: [.gone], endings: endings),
        SandboxOperation(
            "SubmitCosyVoiceCustomizedVoiceJob", short: "submit-cosyvoice", enacts: [.gone], endings: endings),
        SandboxOperation("CreateCustomizedVoiceJob", short: "create"),
        SandboxOperation("GetDemonstrationForCustomizedVoiceJob", short: "demonstration"),
        SandboxOperation("DetectAudioForCustomizedVoiceJob", short: "detect", enacts: [.gone]),
        SandboxOperation("GetCustomizedVoiceJob", short: "get", enacts: [.unknownState, .gone]),
        SandboxOperation("ListCustomizedVoiceJobs", short: "list", enacts: [.unknownState]),
        SandboxOperation("CreateUploadMedia", short: "create-upload", enacts: [.expireURL]),
        SandboxOperation("RefreshUploadMedia", short: "refresh-upload", enacts: [.expireURL, .gone]),
        SandboxOperation("RegisterMediaInfo", short: "register", enacts: [.gone]),
        SandboxOperation("GetMediaInfo", short: "media-info", enacts: [.unknownState, .gone]),
    ]

    init(world: SandboxWorld, account: AlibabaAccount) {
        self.world = world
        self.account = account
    }

    func operation(of head: SandboxRequestHead) -> SandboxOperation? {
        guard let action = head.header("x-acs-action") else { return nil }
        return operations.first { $0.name == action }
    }

    func answer(_ request: SandboxRequest) async -> SandboxAnswer {
        do {
            return try await succeed(request)
        } catch let failure as AlibabaRefusal {
            return failure.answer(request)
        } catch {
            return AlibabaRefusal(500, "InternalError", "\(error)").answer(request)
        }
    }

    func throttled(_ request: SandboxRequest) -> SandboxAnswer {
        var answer = AlibabaRefusal(400, "Throttling.User", "Request was denied due to user flow control.")
            .answer(request)
        answer.headers.append(.init(name: "x-acs-retry-after", value: "20"))
        return answer
    }

    func unavailable(_ request: SandboxRequest) -> SandboxAnswer {
        AlibabaRefusal(
            503, "ServiceUnavailable", "The request has failed due to a temporary failure of the server."
        ).answer(request)
    }

    private func succeed(_ request: SandboxRequest) async throws -> SandboxAnswer {
        let credentials = world.credentials.alibaba
        let nonce = try AlibabaSignatureCheck(
            accessKeyID: credentials.accessKeyId, accessKeySecret: credentials.accessKeySecret
        ).verify(request)
        guard await account.use(nonce: nonce, now: request.now) else {
            throw AlibabaRefusal(400, "SignatureNonceUsed", "Specified signature nonce was used already.")
        }
        guard request.head.method == "POST" || request.head.method == "GET" else {
            throw AlibabaRefusal(405, "UnsupportedHTTPMethod", "This http method is not supported.")
        }
        guard request.head.header("x-acs-version") == Self.version, let operation = request.operation else {
            throw AlibabaRefusal(
                404, "InvalidApi.NotFound",
                "Specified api is not found, please check your url and method.")
        }
        if request.fault == .gone { throw Self.gone(operation) }
        let parameters = AlibabaParameters(request)
        let voices = AlibabaVoiceCalls(world: world, account: account)
        let media = AlibabaMediaCalls(world: world, account: account)
        switch operation.name {
        case "SubmitStandardCustomizedVoiceJob": return try await voices.submitStandard(request, parameters)
        case "SubmitCustomizedVoiceJob": return try await voices.submitBasic(request, parameters)
        case "SubmitCosyVoiceCustomizedVoiceJob": return try await voices.submitCosyVoice(request, parameters)
        case "CreateCustomizedVoiceJob": return try await voices.create(request, parameters)
        case "GetDemonstrationForCustomizedVoiceJob": return try voices.demonstration(request, parameters)
        case "DetectAudioForCustomizedVoiceJob": return try await voices.detect(request, parameters)
        case "GetCustomizedVoiceJob": return try await voices.job(request, parameters)
        case "ListCustomizedVoiceJobs": return try await voices.jobs(request, parameters)
        case "CreateUploadMedia": return try await media.createUpload(request, parameters)
        case "RefreshUploadMedia": return try await media.refreshUpload(request, parameters)
        case "RegisterMediaInfo": return try await media.register(request, parameters)
        default: return try await media.info(request, parameters)
        }
    }

    /// What a call says whose job, voice, media or object is not there.
    private static func gone(_ operation: SandboxOperation) -> AlibabaRefusal {
        switch operation.name {
        case "GetCustomizedVoiceJob", "GetMediaInfo", "RefreshUploadMedia", "SubmitCustomizedVoiceJob":
            .notFound("that the call names")
        default: AlibabaRefusal(404, "InvalidMaterial.NotFound", "The material is not found.")
        }
    }
}
