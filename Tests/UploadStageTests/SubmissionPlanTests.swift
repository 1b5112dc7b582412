import Foundation
import PreflightModel
import TestSupport
import Testing
import VendorClients
import VendorSandbox

@testable import UploadStage

@Suite("The plan of a submission", .timeLimited)
struct SubmissionPlanTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var edition: AlibabaRehearsal.Edition
        var inOwnBucket = false
        var inParts = false
    }

    static let alibabaCases = [
        Case(testDescription: "standard, service's storage", edition: .standard([450, 451])),
        Case(testDescription: "standard, own bucket", edition: .standard([450, 451]), inOwnBucket: true),
        Case(testDescription: "standard, in parts", edition: .standard([910], rate: 200), inParts: true),
        Case(
            testDescription: "standard, own bucket, in parts", edition: .standard([910], rate: 200), inOwnBucket: true,
            inParts: true),
        Case(testDescription: "basic", edition: .basic(wrong: [])),
        Case(testDescription: "CosyVoice", edition: .cosyVoice),
        Case(testDescription: "CosyVoice, own bucket", edition: .cosyVoice, inOwnBucket: true),
    ]

    @Test("is what Alibaba is asked, request by request", arguments: alibabaCases)
    func alibaba(_ one: Case) async throws {
        try await AlibabaRehearsal.run(one.edition, inOwnBucket: one.inOwnBucket) { rehearsal in
            var rehearsal = rehearsal
            if one.inParts {
                rehearsal.target.partSizes = PartSizes(greatestWhole: 150_000, usual: 102_400, greatestCount: 10_000)
            }
            try await compare(rehearsal, rehearsal.package)
        }
    }

    @Test("is what Huawei is asked, request by request", arguments: ["premium", "middle", "basic"])
    func huawei(edition: String) async throws {
        // So long that the sandbox's limits for each edition are kept.
        try await HuaweiRehearsal.run(seconds: 120) { rehearsal in
            var package = rehearsal.package
            package.manifest.profile.id = "huawei-metastudio-\(edition)"
            try await compare(rehearsal, package)
        }
    }

    @Test("is what Tencent is asked, request by request", arguments: [true, false], ["file", "address"])
    func tencent(withPrompt: Bool, sample: String) async throws {
        let parameters = sample == "file" ? [:] : ["AudioUrl": "https://example.com/take.wav"]
        try await TencentRehearsal.run(withPrompt: withPrompt, parameters: parameters) { rehearsal in
            try await compare(rehearsal, rehearsal.package)
        }
    }

    @Test("begins with the token where an IAM user asks Huawei, and hides the password")
    func token() async throws {
        try await HuaweiRehearsal.run { rehearsal in
            let huawei = rehearsal.sandbox.credentials.huawei
            var target = rehearsal.target
            target.endpoints["huawei-iam"] = target.endpoints["huawei-metastudio"]
            target.credentials = CredentialSources(
                environment: [
                    "HW_USER_NAME": "lin", "HW_USER_PASSWORD": "MARKEDSECRET",
                    "HW_DOMAIN_NAME": "studio", "HUAWEICLOUD_SDK_PROJECT_ID": huawei.projectId,
                ], home: "/nonexistent", read: { _ in nil })
            let requests = try await plan(rehearsal.package, target)
            #expect(requests.first?.operation == "KeystoneCreateUserTokenByPassword")
            #expect(requests.first?.request.encodedPath == "/v3/auth/tokens")
            let text = requests.map { "\($0.request.address) \($0.request.body) \($0.request.headers)" }.joined()
            #expect(!text.contains("MARKEDSECRET") && !Self.body(of: requests[0]).contains("MARKEDSECRET"))
            #expect(Self.body(of: requests[0]).contains("<password>"))

            let transport = TokenTransport(token: huawei.authToken, transport: CurlTransport(userAgent: "test"))
            _ = try await rehearsal.runner(target: target, transport: transport)
                .submit(rehearsal.package, manifestPath: "")
            #expect(operations(requests.dropFirst()) == asked(rehearsal.sandbox))
        }
    }

    @Test("names what only the vendor can answer, the same thing by the same name")
    func placeholders() async throws {
        try await AlibabaRehearsal.run { rehearsal in
            let requests = try await plan(rehearsal.package, rehearsal.target)
            let creation = try #require(requests.last?.request.encodedQuery)
            #expect(creation.contains("Audios=<MediaId>%2C<MediaId-2>"))
            #expect(creation.contains("Authentication=<MediaId-3>"))
            #expect(requests.allSatisfy { $0.request.header("Authorization") == nil })
        }
    }

    // MARK: Parts

    private func compare(_ rehearsal: some SubmissionRehearsal, _ package: SubmissionPackage) async throws {
        let planned = operations(try await plan(package, rehearsal.target)[...])
        #expect(rehearsal.sandbox.journal().isEmpty)
        _ = try await rehearsal.runner().submit(package, manifestPath: "")
        #expect(planned == asked(rehearsal.sandbox))
    }

    private func plan(_ package: SubmissionPackage, _ target: SubmissionTarget) async throws -> [PlannedRequest] {
        let connection = VendorConnection(
            transport: CurlTransport(userAgent: "test"), now: { Date() }, nonce: { "" })
        return try await SubmissionPlan.requests(of: package, target: target, connection: connection).requests
    }

    /// The operations in order.
    private func operations(_ requests: ArraySlice<PlannedRequest>) -> [String] {
        requests.flatMap { Array(repeating: $0.operation, count: $0.count) }
    }

    private func operations(_ requests: [PlannedRequest]) -> [String] { operations(requests[...]) }

    /// What the sandbox took; the three editions of Huawei have one request. A refusal is of a letter whose type is tried
    /// out.
    private func asked(_ sandbox: RunningSandbox) -> [String] {
        sandbox.journal().filter { $0.status < 300 }.map { entry in
            entry.operation.replacing(/CreateTraining(Advance|Middle|Basic)Job/, with: "CreateTrainingJob")
        }
    }

    private static func body(of request: PlannedRequest) -> String {
        guard case .bytes(let bytes) = request.request.body else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Answers IAM with a token, and hands on the rest.
private struct TokenTransport: HTTPTransport {
    let token: String
    let transport: any HTTPTransport

    func send(
        _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
    ) async throws(TransportFailure) -> HTTPResponse {
        guard request.encodedPath == "/v3/auth/tokens" else {
            return try await transport.send(request, progress: progress)
        }
        return HTTPResponse(
            status: 201, headers: [HTTPRequest.Header("X-Subject-Token", token)], body: Array("{}".utf8))
    }
}
