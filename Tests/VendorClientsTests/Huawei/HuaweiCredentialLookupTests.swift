import Foundation
import TestSupport
import Testing

@testable import VendorClients

@Suite(.timeLimited) struct HuaweiCredentialLookupTests {
    private let file = "[basic]\nAK = fa\nsk = fs\nproject_id = fp\nsecurity_token = ft\n[global]\nak = no\n"

    private func find(
        _ environment: [String: String], file: String? = nil, path: String = "/home/u/.huaweicloud/credentials",
        readable: Bool = false
    ) throws(CredentialFailure) -> HuaweiCredentialLookup.Found {
        try HuaweiCredentialLookup.find(
            in: CredentialSources(environment: environment, home: "/home/u") {
                $0 == path ? file.map { CredentialSources.File(text: $0, isReadableByOthers: readable) } : nil
            }
        )
    }

    private func credentials(_ found: HuaweiCredentialLookup.Found) throws -> FoundCredentials<HuaweiCredentials> {
        guard case .credentials(let credentials) = found else { throw CredentialFailure("a login") }
        return credentials
    }

    private func key(_ id: String, _ secret: String, _ token: String? = nil) -> HuaweiCredentials.Proof {
        .accessKey(
            HuaweiCredentials.AccessKey(id: id, secret: Secret(secret), securityToken: token.map(Secret.init)))
    }

    @Test(arguments: [
        ("HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK", "HUAWEICLOUD_SDK_SECURITY_TOKEN", "HUAWEICLOUD_SDK_PROJECT_ID"),
        ("CLOUD_SDK_AK", "CLOUD_SDK_SK", "CLOUD_SDK_SECURITY_TOKEN", "CLOUD_SDK_PROJECT_ID"),
        ("HW_ACCESS_KEY", "HW_SECRET_KEY", "HW_SECURITY_TOKEN", "HW_PROJECT_ID"),
    ])
    func `reads the variables of the official tools`(ak: String, sk: String, token: String, project: String) throws {
        let found = try credentials(find([ak: "a", sk: "s", token: "t", project: "p"], file: file))
        #expect(found.credentials == HuaweiCredentials(key("a", "s", "t"), projectID: "p"))
        #expect(found.origin.contains(ak))
        #expect(found.warnings.isEmpty)
    }

    @Test func `takes the first family and never mixes two`() throws {
        let both = ["HUAWEICLOUD_SDK_AK": "a", "HUAWEICLOUD_SDK_SK": "s", "CLOUD_SDK_AK": "b", "CLOUD_SDK_SK": "t"]
        #expect(
            try credentials(find(both.merging(["CLOUD_SDK_PROJECT_ID": "p"]) { $1 })).credentials.proof == key("a", "s")
        )
        let mixed = ["HUAWEICLOUD_SDK_AK": "a", "CLOUD_SDK_SK": "t", "HUAWEICLOUD_SDK_PROJECT_ID": "p"]
        let failure = #expect(throws: CredentialFailure.self) { try find(mixed) }
        #expect(failure?.message.contains("HUAWEICLOUD_SDK_SK is not") == true)
    }

    @Test func `reads the profile file, and the one that is named`() throws {
        let expected = HuaweiCredentials(key("fa", "fs", "ft"), projectID: "fp")
        #expect(try credentials(find([:], file: file)).credentials == expected)
        let named = ["HUAWEICLOUD_SDK_CREDENTIALS_FILE": "/c"]
        #expect(try credentials(find(named, file: file, path: "/c")).origin == "/c")
    }

    @Test func `takes a project from the environment before the file's`() throws {
        let found = try credentials(find(["HUAWEICLOUD_SDK_PROJECT_ID": "p"], file: file))
        #expect(found.credentials.projectID == "p")
        let fromFile = try credentials(find(["HUAWEICLOUD_SDK_AK": "a", "HUAWEICLOUD_SDK_SK": "s"], file: file))
        #expect(fromFile.credentials.projectID == "fp")
    }

    @Test func `warns of a file that others can read`() throws {
        #expect(try credentials(find([:], file: file, readable: true)).warnings.first?.contains("chmod 600") == true)
    }

    @Test func `takes a token, but a key before it`() throws {
        let token = ["HW_AUTH_TOKEN": "t", "HW_PROJECT_ID": "p"]
        #expect(
            try credentials(find(token, file: file)).credentials
                == HuaweiCredentials(.token(Secret("t")), projectID: "p"))
        let both = try credentials(find(token.merging(["HW_ACCESS_KEY": "a", "HW_SECRET_KEY": "s"]) { $1 }))
        #expect(both.credentials.proof == key("a", "s"))
        #expect(both.warnings.count == 1)
    }

    @Test func `takes an IAM user's name and password`() throws {
        let found = try find([
            "HW_USER_NAME": "u", "HW_USER_PASSWORD": "w", "HW_DOMAIN_NAME": "d", "HW_PROJECT_ID": "p",
        ])
        guard case .login(let login) = found else { throw CredentialFailure("no login") }
        #expect(login.credentials == HuaweiLogin(user: "u", password: Secret("w"), domain: "d", projectID: "p"))
    }

    @Test(arguments: [
        [:], ["HUAWEICLOUD_SDK_AK": "a"], ["HUAWEICLOUD_SDK_SK": "s"],
        ["HUAWEICLOUD_SDK_AK": "a", "HUAWEICLOUD_SDK_SK": "s"],
        ["HUAWEICLOUD_SDK_AK": "a", "HUAWEICLOUD_SDK_SK": "hunter2 ", "HUAWEICLOUD_SDK_PROJECT_ID": "p"],
        ["HUAWEICLOUD_SDK_AK": "a", "HUAWEICLOUD_SDK_SK": "s", "HUAWEICLOUD_SDK_PROJECT_ID": "a/b"],
        ["HW_AUTH_TOKEN": "t"], ["HW_USER_NAME": "u", "HW_USER_PASSWORD": "hunter2", "HW_PROJECT_ID": "p"],
    ])
    func `says what is missing, and no secret`(environment: [String: String]) {
        let failure = #expect(throws: CredentialFailure.self) { try find(environment) }
        #expect(failure?.message.contains("hunter2") == false)
    }

    @Test(arguments: [
        ("cn-north-4", [:], "https://metastudio.cn-north-4.myhuaweicloud.com"),
        ("ap-southeast-3", [:], "https://metastudio.ap-southeast-3.myhuaweicloud.com"),
        (
            "cn-north-4", ["HUAWEICLOUD_SDK_REGION_METASTUDIO_CN_NORTH_4": " m.example.com ,n.example.com"],
            "https://m.example.com"
        ),
        (
            "cn-north-4", ["HUAWEICLOUD_SDK_REGION_METASTUDIO_CN_NORTH_4": "http://127.0.0.1:9"],
            "http://127.0.0.1:9"
        ),
    ])
    func `knows where MetaStudio is`(region: String, environment: [String: String], text: String) throws {
        let sources = CredentialSources(environment: environment, home: "/") { _ in nil }
        #expect(try HuaweiEndpoints.metaStudio(region, sources).description == text)
    }

    @Test(arguments: ["evil.com/", "cn north", "", "CN-NORTH-4"])
    func `takes no region that would leave Huawei's hosts`(region: String) {
        let sources = CredentialSources(environment: [:], home: "/") { _ in nil }
        #expect(throws: CredentialFailure.self) { try HuaweiEndpoints.metaStudio(region, sources) }
        #expect(throws: CredentialFailure.self) { try HuaweiEndpoints.iam(region, sources) }
    }

    @Test func `fetches a token for a login`() async throws {
        let script = HuaweiScript(
            .success(HTTPResponse(status: 201, headers: [HTTPRequest.Header("X-Subject-Token", "TOK")])))
        let login = HuaweiLogin(user: "u", password: Secret("w\"x"), domain: "d", projectID: "p")
        let credentials = try await login.fetchToken(
            from: Endpoint(host: "iam.cn-north-4.myhuaweicloud.com"),
            over: HuaweiClient.scripted(script).connection)
        #expect(credentials == HuaweiCredentials(.token(Secret("TOK")), projectID: "p"))
        let json =
            #"{"auth":{"identity":{"methods":["password"],"password":{"user":{"domain":{"name":"d"},"#
            + #""name":"u","password":"w\"x"}}},"scope":{"project":{"id":"p"}}}}"#
        #expect(script.asked.first?.body == .bytes(Array(json.utf8)))
        #expect(script.asked.first?.address == "https://iam.cn-north-4.myhuaweicloud.com/v3/auth/tokens?nocatalog=true")
    }

    @Test(arguments: [(401, .unauthorized), (201, .answerLost), (503, .unavailable)] as [(Int, VendorFailure.Kind)])
    func `fetches no token if there is none`(status: Int, kind: VendorFailure.Kind) async throws {
        let script = HuaweiScript(
            json: #"{"error":{"code":401,"message":"for hunter2","title":"Unauthorized"}}"#, status: status)
        let login = HuaweiLogin(user: "u", password: Secret("hunter2"), domain: "d", projectID: "p")
        let failure = await #expect(throws: VendorFailure.self) {
            try await login.fetchToken(
                from: Endpoint(host: "iam.example.com"), over: HuaweiClient.scripted(script).connection)
        }
        #expect(failure?.kind == kind)
        #expect(failure?.message.contains("hunter2") == false)
    }
}
