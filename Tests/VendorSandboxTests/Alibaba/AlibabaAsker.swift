import Foundation
import MessageDigests
import PreflightModel
import Testing

@testable import VendorSandbox

/// A sandbox of Alibaba's services and somebody who signs by the documents' letter, so that anything can be asked.
struct AlibabaAsker {
    let sandbox: RunningSandbox
    private let clock: TestClock
    private let media: RawClient
    private let store: RawClient
    private let hosts: (media: String, store: String)

    static func run(
        faults: [String] = [], speed: Double = 1, _ body: (AlibabaAsker) async throws -> Void
    ) async throws {
        try await Sandbox.serving(SandboxOptions(speed: speed, faults: faults)) { world in
            let account = AlibabaAccount()
            return [
                AlibabaIMSService(world: world, account: account), AlibabaOSSService(world: world, account: account),
            ]
        } body: { sandbox, clock in
            try await body(AlibabaAsker(sandbox, clock))
        }
    }

    private init(_ sandbox: RunningSandbox, _ clock: TestClock) throws {
        self.sandbox = sandbox
        self.clock = clock
        let endpoints = sandbox.endpoints.endpoints
        media = try RawClient(endpoint: endpoints[.alibabaIMS])
        store = try RawClient(endpoint: endpoints[.alibabaOSS])
        let host = { (name: SandboxName) in (endpoints[name] ?? "").replacing("http://", with: "") }
        hosts = (host(.alibabaIMS), host(.alibabaOSS))
    }

    func advance(_ seconds: Double) { clock.advance(seconds) }

    var credentials: SandboxCredentials.Alibaba { sandbox.credentials.alibaba }

    // MARK: The media services

    /// What the media services answered.
    struct Answer {
        let status: Int?
        let fields: [String: Any]
        let headers: RawClient.Answer

        var code: String? { fields["Code"] as? String }
        var data: [String: Any] { fields["Data"] as? [String: Any] ?? [:] }
        var job: [String: Any] { data["CustomizedVoiceJob"] as? [String: Any] ?? [:] }
        func text(_ name: String) -> String? { (data[name] ?? fields[name]) as? String }
    }

    /// Asks for an action with its parameters in the query.
    ///
    /// - Parameter nonce: One of its own unless it is given.
    func ask(
        _ action: String, _ parameters: [String: String] = [:], nonce: String = UUID().uuidString,
        version: String = "2020-11-09"
    ) async throws -> Answer {
        let query = parameters.map { (Self.encoded($0.key), Self.encoded($0.value)) }.sorted { $0 < $1 }
            .map { "\($0.0)=\($0.1)" }.joined(separator: "&")
        let empty = Hexadecimal.string(SHA256.hash(data: Data()))
        let headers = [
            ("host", hosts.media), ("x-acs-action", action), ("x-acs-content-sha256", empty),
            ("x-acs-date", clock.now.formatted(.iso8601)), ("x-acs-signature-nonce", nonce), ("x-acs-version", version),
        ]
        let names = headers.map(\.0).joined(separator: ";")
        let request =
            "POST\n/\n\(query)\n" + headers.map { "\($0.0):\($0.1)\n" }.joined() + "\n\(names)\n\(empty)"
        let text = "ACS3-HMAC-SHA256\n" + Hexadecimal.string(SHA256.hash(data: request.utf8))
        let signature = Hexadecimal.string(Self.hmac(Data(credentials.accessKeySecret.utf8), text))
        let answer = try await media.send(
            "POST /?\(query)",
            headers: headers.dropFirst().map { "\($0.0): \($0.1)" } + [
                "Authorization: ACS3-HMAC-SHA256 Credential=\(credentials.accessKeyId),SignedHeaders=\(names),"
                    + "Signature=\(signature)"
            ])
        let json = try? JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any]
        return Answer(status: answer.status, fields: json ?? [:], headers: answer)
    }

    // MARK: The store

    /// Somebody who may ask OSS.
    struct Key {
        var accessKeyID: String
        var secret: String
        var token: String?
    }

    /// Where an asset's bytes go, and who may send them.
    struct Ticket {
        var mediaID: String
        var path: String
        var key: Key
    }

    /// Asks OSS for what is at `path`, as `/bucket/key`, as the account itself unless another is given.
    func ask(
        _ method: String, _ path: String, query: String = "", headers: [String: String] = [:], body: [UInt8] = [],
        as key: Key? = nil
    ) async throws -> RawClient.Answer {
        let key = key ?? Key(accessKeyID: credentials.accessKeyId, secret: credentials.accessKeySecret)
        let style = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted)
        let timestamp = clock.now.formatted(style)
        var signed = headers
        signed["x-oss-date"] = timestamp
        signed["x-oss-content-sha256"] = "UNSIGNED-PAYLOAD"
        signed["x-oss-security-token"] = key.token
        let canonicalQuery = query.split(separator: "&").sorted()
            .map { $0.hasSuffix("=") ? $0.dropLast() : $0 }.joined(separator: "&")
        let canonicalHeaders = signed.map { ($0.key.lowercased(), $0.value) }.sorted { $0 < $1 }
            .map { "\($0.0):\($0.1)\n" }.joined()
        let request = "\(method)\n\(path)\n\(canonicalQuery)\n\(canonicalHeaders)\n\nUNSIGNED-PAYLOAD"
        let scope = "\(timestamp.prefix(8))/\(credentials.region)/oss/aliyun_v4_request"
        let text =
            "OSS4-HMAC-SHA256\n\(timestamp)\n\(scope)\n"
            + Hexadecimal.string(SHA256.hash(data: request.utf8))
        let signingKey = scope.split(separator: "/").reduce(Data("aliyun_v4\(key.secret)".utf8)) {
            Self.hmac($0, String($1))
        }
        return try await store.send(
            "\(method) \(path)\(query.isEmpty ? "" : "?\(query)")",
            headers: signed.map { "\($0.key): \($0.value)" } + [
                "Authorization: OSS4-HMAC-SHA256 Credential=\(key.accessKeyID)/\(scope),"
                    + "Signature=\(Hexadecimal.string(Self.hmac(signingKey, text)))"
            ], body: body)
    }

    // MARK: Recordings

    /// A place in the service's own storage for a recording.
    func ticket(_ answer: Answer) throws -> Ticket {
        func json(_ name: String) throws -> [String: String] {
            let data = try #require(Data(base64Encoded: answer.text(name) ?? ""))
            return try JSONDecoder().decode([String: String].self, from: data)
        }
        let (address, authorization) = (try json("UploadAddress"), try json("UploadAuth"))
        #expect(address["Endpoint"] == "http://\(hosts.store)")
        #expect(authorization["Region"] == credentials.region)
        return Ticket(
            mediaID: try #require(answer.text("MediaId")),
            path: "/\(try #require(address["Bucket"]))/\(try #require(address["FileName"]))",
            key: Key(
                accessKeyID: try #require(authorization["AccessKeyId"]),
                secret: try #require(authorization["AccessKeySecret"]), token: authorization["SecurityToken"]))
    }

    func createUpload() async throws -> Answer {
        try await ask(
            "CreateUploadMedia",
            [
                "FileInfo": #"{"Type":"audio","Name":"旁白","Ext":"wav"}"#,
                "MediaMetaData": #"{"Title":"旁白","BusinessType":"general"}"#,
            ])
    }

    /// Uploads a recording of so many seconds to the service's own storage: its media ID.
    func upload(seconds: Double, rate: Int = 100) async throws -> String {
        let ticket = try ticket(try await createUpload())
        let put = try await ask(
            "PUT", ticket.path, body: NoiseWave.bytes(seconds: seconds, rate: rate), as: ticket.key)
        #expect(put.status == 200)
        return ticket.mediaID
    }

    /// Puts a recording of one second into the account's own bucket: its address.
    func record(_ name: String, rate: Int = 48_000, channels: Int = 1, bits: Int = 16) async throws -> String {
        let path = "/\(credentials.bucket)/\(name)"
        let put = try await ask(
            "PUT", path, body: NoiseWave.bytes(seconds: 1, rate: rate, channels: channels, bits: bits))
        #expect(put.status == 200)
        return "https://\(credentials.bucket).oss-\(credentials.region).aliyuncs.com/\(name)"
    }

    private static func hmac(_ key: Data, _ text: String) -> Data {
        Data(HMAC.sha256(key: key, text.utf8))
    }

    private static func encoded(_ text: String) -> String {
        let plain = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? text
    }
}
