import Foundation

/// MetaStudio's voice training, simulated.
struct HuaweiMetaStudioService: SandboxService {
    let name = SandboxName.huaweiMetaStudio
    let operations = HuaweiOperation.allCases.map(\.operation)

    let world: SandboxWorld
    let gateway: HuaweiSignatureCheck
    let place: HuaweiUploadPlace
    let jobs: HuaweiAccount

    /// MetaStudio and OBS, which share the key that addresses are presigned with.
    static func services(in world: SandboxWorld) -> [any SandboxService] {
        let user = world.credentials.huawei
        let accessKey = RandomText.upperAlphanumeric(20)
        let presigning = OBSSignatureCheck(secrets: [accessKey: RandomText.alphanumeric(40), user.ak: user.sk])
        let place = HuaweiUploadPlace(accessKey: accessKey, presigning: presigning)
        return [
            HuaweiMetaStudioService(
                world: world, gateway: HuaweiSignatureCheck(credentials: user), place: place,
                jobs: HuaweiAccount(world: world, place: place)),
            HuaweiOBSService(world: world, presigning: presigning),
        ]
    }

    func operation(of head: SandboxRequestHead) -> SandboxOperation? { HuaweiRoute(head)?.operation.operation }

    func answer(_ request: SandboxRequest) async -> SandboxAnswer {
        if let words = gateway.refusal(of: request) {
            let message = "Incorrect IAM authentication information: \(words)"
            return refused(HuaweiRefusal(status: 401, code: "APIGW.0301", message: message), request)
        }
        guard let route = HuaweiRoute(request.head) else {
            let message = "The API does not exist or has not been published in the environment"
            return refused(HuaweiRefusal(status: 404, code: "APIGW.0101", message: message), request)
        }
        let project = world.credentials.huawei.projectId
        guard route.project == project, request.head.header("x-project-id").map({ $0 == project }) ?? true else {
            return refused(
                HuaweiRefusal(status: 403, code: "MSS.00020006", message: "The project id does not match."), request)
        }
        do throws(HuaweiRefusal) {
            try Self.checkUser(request.head.header("x-app-userid"))
            var answer = try await HuaweiAnswers(service: self, request: request, job: route.job).answer(
                route.operation)
            answer.headers.append(.init(name: "X-Request-Id", value: request.id))
            return answer
        } catch {
            return refused(error, request)
        }
    }

    func throttled(_ request: SandboxRequest) -> SandboxAnswer {
        let message = "The throttling threshold has been reached: policy user over ratelimit,limit:3,time:1 second"
        return refused(HuaweiRefusal(status: 429, code: "APIGW.0308", message: message), request)
    }

    func unavailable(_ request: SandboxRequest) -> SandboxAnswer {
        refused(HuaweiRefusal(status: 500, code: "MSS.00000004", message: "Internal error."), request)
    }

    private func refused(_ refusal: HuaweiRefusal, _ request: SandboxRequest) -> SandboxAnswer {
        .json(
            ["error_code": refusal.code, "error_msg": refusal.message, "request_id": request.id],
            status: refusal.status, headers: [("X-Request-Id", request.id)], job: HuaweiRoute(request.head)?.job)
    }

    private static func checkUser(_ id: String?) throws(HuaweiRefusal) {
        guard let id else { return }
        guard (1...256).contains(id.unicodeScalars.count), id.unicodeScalars.allSatisfy(\.isASCII) else {
            throw .parameter("X-App-UserId")
        }
    }
}
