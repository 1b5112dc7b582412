import Foundation
import Synchronization
import VendorClients

/// A way out that goes nowhere: it answers what it is told to, in order, and remembers what it was asked.
final class HuaweiScript: HTTPTransport {
    private let state: Mutex<(answers: [Result<HTTPResponse, TransportFailure>], asked: [HTTPRequest])>

    init(_ answers: Result<HTTPResponse, TransportFailure>...) { state = Mutex((answers, [])) }

    convenience init(json: String, status: Int = 200) {
        self.init(.success(HTTPResponse(status: status, body: Array(json.utf8))))
    }

    var asked: [HTTPRequest] { state.withLock(\.asked) }

    /// A connection over this transport, at a fixed time.
    var connection: VendorConnection {
        VendorConnection(transport: self, now: { Date(timeIntervalSince1970: 1_769_851_815) }, nonce: { "0" })
    }

    func send(
        _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
    ) async throws(TransportFailure) -> HTTPResponse {
        let answer = state.withLock { state in
            state.asked.append(request)
            return state.answers.isEmpty
                ? .failure(TransportFailure(.unreachable, "no more")) : state.answers.removeFirst()
        }
        return try answer.get()
    }
}

extension HuaweiClient {
    static let secret = "SKEXAMPLE0123456789abcdefghijklmnopqrstuv"
    static let token = "TOKENEXAMPLE0123456789"

    /// A client with a temporary key, on 2026-01-31 at 09:30:15 UTC.
    static func scripted(_ script: HuaweiScript, temporary: Bool = true) -> HuaweiClient {
        HuaweiClient(
            credentials: HuaweiCredentials(
                .accessKey(
                    HuaweiCredentials.AccessKey(
                        id: "AKEXAMPLE0123456789A", secret: Secret(secret),
                        securityToken: temporary ? Secret(token) : nil)), projectID: "p1"),
            endpoint: Endpoint(host: "metastudio.cn-north-4.myhuaweicloud.com"),
            connection: script.connection)
    }
}

extension OBSClient {
    /// A client on 2026-01-31 at 09:30:15 UTC.
    static func scripted(_ script: HuaweiScript) -> OBSClient { OBSClient(connection: script.connection) }
}
