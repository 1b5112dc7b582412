import Foundation
import Synchronization
import VendorClients

/// A transport that answers from a script, and keeps what it was asked.
final class AlibabaScript: HTTPTransport {
    private let answers: Mutex<[Result<HTTPResponse, TransportFailure>]>
    private let asked = Mutex<[HTTPRequest]>([])

    /// A transport with its answers, in order.
    init(_ answers: Result<HTTPResponse, TransportFailure>...) { self.answers = Mutex(answers) }

    /// A transport with one answer.
    convenience init(_ status: Int, _ body: String, headers: [String: String] = [:]) {
        self.init(
            .success(
                HTTPResponse(
                    status: status, headers: headers.map { HTTPRequest.Header($0.key, $0.value) },
                    body: Array(body.utf8))))
    }

    var requests: [HTTPRequest] { asked.withLock { $0 } }

    func send(
        _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
    ) async throws(TransportFailure) -> HTTPResponse {
        asked.withLock { $0.append(request) }
        let answer = answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        guard let answer else { throw TransportFailure(.unreachable, "the script is at its end") }
        return try answer.get()
    }

    /// A connection over this transport, at a fixed time.
    var connection: VendorConnection {
        VendorConnection(
            transport: self, now: { Date(timeIntervalSince1970: 1_767_323_045) },
            nonce: { "0123456789abcdef0123456789abcdef" })
    }

    /// Calls the media services over this transport.
    var media: AlibabaClient {
        AlibabaClient(
            credentials: Self.credentials, endpoint: AlibabaRegion.shanghai.mediaServices, connection: connection)
    }

    /// Calls OSS over this transport.
    var storage: OSSClient {
        OSSClient(
            credentials: Self.credentials, endpoint: AlibabaRegion.shanghai.objectStorage, region: .shanghai,
            connection: connection)
    }

    static let credentials = AlibabaCredentials(
        accessKeyID: "testAccessKeyId", accessKeySecret: Secret("hunter2/+="), securityToken: Secret("t0ken"))
}
