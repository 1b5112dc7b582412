import Foundation
import MessageDigests
import PreflightModel
import Testing

@testable import VendorSandbox

/// A sandbox of Tencent's services and somebody who signs by the documents' letter, so that anything can be asked.
struct TencentAsker {
    let sandbox: RunningSandbox
    private let clock: TestClock
    private let vod: RawClient
    private let cos: RawClient
    private let hosts: (vod: String, cos: String)

    static func run(
        faults: [String] = [], speed: Double = 1, _ body: (TencentAsker) async throws -> Void
    ) async throws {
        try await Sandbox.serving(SandboxOptions(speed: speed, faults: faults)) { world in
            let vendor = TencentAccount()
            return [
                TencentVODService(world: world, vendor: vendor), TencentCOSService(world: world, vendor: vendor),
            ]
        } body: { sandbox, clock in
            try await body(TencentAsker(sandbox, clock))
        }
    }

    private init(_ sandbox: RunningSandbox, _ clock: TestClock) throws {
        self.sandbox = sandbox
        self.clock = clock
        let endpoints = sandbox.endpoints.endpoints
        vod = try RawClient(endpoint: endpoints[.tencentVOD])
        cos = try RawClient(endpoint: endpoints[.tencentCOS])
        let host = { (name: SandboxName) in (endpoints[name] ?? "").replacing("http://", with: "") }
        hosts = (host(.tencentVOD), host(.tencentCOS))
    }

    func advance(_ seconds: Double) { clock.advance(seconds) }

    var application: Int { sandbox.credentials.tencent.subAppId }

    // MARK: The API

    /// What the API answered.
    struct Answer {
        let status: Int?
        let fields: [String: Any]

        var code: String? { text("Error", "Code") }
        func text(_ names: String...) -> String? { value(names) as? String }
        func number(_ names: String...) -> Int? { value(names) as? Int }
        func list(_ name: String) -> [[String: Any]] { fields[name] as? [[String: Any]] ?? [] }
        func has(_ name: String) -> Bool { fields[name] != nil }

        private func value(_ names: [String]) -> Any? {
            var value: Any? = fields
            for name in names { value = (value as? [String: Any])?[name] }
            return value
        }
    }

    /// Asks for an action; a `SubAppId` comes by itself, values of NSNull are left out.
    func ask(_ action: String, _ parameters: [String: Any] = [:]) async throws -> Answer {
        var all: [String: Any] = ["SubAppId": application]
        all.merge(parameters) { $1 }
        let body = try JSONSerialization.data(withJSONObject: all.filter { !($0.value is NSNull) })
        return try await ask(action, body: [UInt8](body))
    }

    func ask(_ action: String, body: [UInt8], version: String = "2018-07-17") async throws -> Answer {
        let secret = sandbox.credentials.tencent
        let time = "\(Int(clock.now.timeIntervalSince1970))"
        let day = String(clock.now.formatted(.iso8601).prefix(10))
        let request =
            "POST\n/\n\ncontent-type:application/json\nhost:\(hosts.vod)\n\ncontent-type;host\n"
            + Hexadecimal.string(SHA256.hash(data: body))
        let text =
            "TC3-HMAC-SHA256\n\(time)\n\(day)/vod/tc3_request\n"
            + Hexadecimal.string(SHA256.hash(data: request.utf8))
        var key = Data("TC3\(secret.secretKey)".utf8)
        for part in [day, "vod", "tc3_request", text] {
            key = Data(HMAC.sha256(key: key, part.utf8))
        }
        let answer = try await vod.send(
            "POST /",
            headers: [
                "Content-Type: application/json", "X-TC-Action: \(action)", "X-TC-Version: \(version)",
                "X-TC-Timestamp: \(time)",
                "Authorization: TC3-HMAC-SHA256 Credential=\(secret.secretId)/\(day)/vod/tc3_request, "
                    + "SignedHeaders=content-type;host, Signature=\(Hexadecimal.string(key))",
            ], body: body)
        let json = try? JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any]
        return Answer(status: answer.status, fields: json?["Response"] as? [String: Any] ?? [:])
    }

    // MARK: The store

    /// Asks COS with the credential of an ApplyUpload, for its object unless another path is given.
    func ask(
        _ method: String, _ applied: Answer, path: String? = nil, query: String = "", headers: [String] = [],
        body: [UInt8] = []
    ) async throws -> RawClient.Answer {
        let credential = applied.fields["TempCertificate"] as? [String: Any] ?? [:]
        let token = credential["Token"] as? String ?? ""
        let path = path ?? applied.text("MediaStoragePath") ?? ""
        let now = Int(clock.now.timeIntervalSince1970)
        let span = "\(now - 60);\(now + 10_000)"
        let pairs = query.split(separator: "&").map { pair in
            let name = pair.prefix { $0 != "=" }
            return (name: name.lowercased(), value: pair.dropFirst(name.count))
        }.sorted { $0.name < $1.name }
        let request =
            "\(method.lowercased())\n\(path)\n\(pairs.map { "\($0.name)\($0.value)" }.joined(separator: "&"))\n"
            + "host=\(hosts.cos.replacing(":", with: "%3A"))&x-cos-security-token=\(token)\n"
        let text = "sha1\n\(span)\n\(Hexadecimal.string(SHA1.hash(data: request.utf8)))\n"
        var key = credential["SecretKey"] as? String ?? ""
        for part in [span, text] {
            key = Hexadecimal.string(HMAC.sha1(key: key.utf8, part.utf8))
        }
        return try await cos.send(
            "\(method) \(path)\(query.isEmpty ? "" : "?\(query)")",
            headers: [
                "x-cos-security-token: \(token)",
                "Authorization: q-sign-algorithm=sha1&q-ak=\(credential["SecretId"] as? String ?? "")"
                    + "&q-sign-time=\(span)&q-key-time=\(span)&q-header-list=host;x-cos-security-token"
                    + "&q-url-param-list=\(pairs.map(\.name).joined(separator: ";"))&q-signature=\(key)",
            ] + headers, body: body)
    }

    /// Asks COS without a signature.
    func fetch(_ address: String) async throws -> RawClient.Answer {
        try await cos.send("GET \(address.replacing("http://\(hosts.cos)", with: ""))")
    }

    /// Uploads a recording of so many seconds: its FileId.
    func upload(seconds: Double) async throws -> String {
        let applied = try await ask("ApplyUpload", ["MediaType": "wav"])
        let put = try await ask("PUT", applied, body: NoiseWave.bytes(seconds: seconds, rate: 8000))
        #expect(put.status == 200)
        let committed = try await ask("CommitUpload", ["VodSessionKey": applied.text("VodSessionKey") ?? ""])
        return try #require(committed.text("FileId"))
    }
}
