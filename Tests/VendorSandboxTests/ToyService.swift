import Foundation

@testable import VendorSandbox

/// A small service with an object store and jobs, to try the server with.
struct ToyService: SandboxService {
    static let put = SandboxOperation("PUT", short: "put", enacts: [.expireURL], statesChecksum: true)
    static let create = SandboxOperation("CreateToyJob", short: "create")
    static let show = SandboxOperation("ShowToyJob", short: "show", enacts: [.unknownState])

    let world: SandboxWorld
    let name = SandboxName.huaweiOBS
    let operations = [put, create, show]

    func operation(of head: SandboxRequestHead) -> SandboxOperation? {
        switch head.method {
        case "PUT": Self.put
        case "POST": Self.create
        case "GET" where head.path == "/job": Self.show
        default: nil
        }
    }

    func answer(_ request: SandboxRequest) async -> SandboxAnswer {
        switch request.operation {
        case Self.put?:
            if request.fault == .expireURL { return .xml("<Error><Code>Expired</Code></Error>", status: 403) }
            let object = try? await world.objects.put(
                request.body, to: "toys", request.head.path, contentType: request.head.header("content-type") ?? "",
                now: request.now)
            return SandboxAnswer(headers: [("ETag", "\"\(object?.eTag ?? "")\"")])
        case Self.create?: return .json(["job_id": "job-1", "body": request.body.text ?? "?"], job: "job-1")
        case Self.show?:
            return .json(["state": request.fault == .unknownState ? "MARINATING" : "SUCCEED"], job: "job-1")
        default:
            return .json(
                [
                    "method": request.head.method, "path": request.head.path, "query": request.head.query,
                    "x-mark": request.head.header("X-Mark") ?? "",
                    "pairs": request.head.parameters.map {
                        $0.value.map { value in "\(value)" } ?? "nil"
                    }.joined(separator: "|"),
                ], status: 404)
        }
    }

    func throttled(_ request: SandboxRequest) -> SandboxAnswer { .json(["error_code": "TOY.429"], status: 429) }
    func unavailable(_ request: SandboxRequest) -> SandboxAnswer { .json(["error_code": "TOY.500"], status: 500) }
}

/// A sandbox with the toy service, for the length of one test.
func withToySandbox<Result>(
    faults: [String] = [], at moment: Date? = nil, pace: FaultPace = FaultPace(),
    _ body: (RunningSandbox, RawClient) async throws -> Result
) async throws -> Result {
    let now: @Sendable () -> Date = { moment ?? Date() }
    let services = { (world: SandboxWorld) in [ToyService(world: world) as any SandboxService] }
    let sandbox = try await Sandbox.start(
        SandboxOptions(faults: faults), now: now, pace: pace, services: services)
    do {
        let result = try await body(sandbox, try RawClient(endpoint: sandbox.endpoints.endpoints[.huaweiOBS]))
        await sandbox.stop()
        return result
    } catch {
        await sandbox.stop()
        throw error
    }
}
