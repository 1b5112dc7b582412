import Synchronization
import TestSupport
import Testing
import VendorClients

@testable import UploadStage

@Suite(.timeLimited) struct PacedTransportTests {
    private struct Silent: HTTPTransport {
        func send(
            _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
        ) async throws(TransportFailure) -> HTTPResponse { HTTPResponse(status: 200) }
    }

    @Test func `begins no more requests a second than are allowed`() async throws {
        let start = ContinuousClock.now
        let pauses = Mutex<[Duration]>([])
        let transport = PacedTransport(
            Silent(), requestsPerSecond: 20, now: { start }, sleep: { pause in pauses.withLock { $0.append(pause) } })
        for _ in 1...4 {
            _ = try await transport.send(HTTPRequest(method: "GET", endpoint: Endpoint(host: "a")), progress: nil)
        }
        let taken = pauses.withLock { $0 }
        #expect(taken == [.milliseconds(50), .milliseconds(100), .milliseconds(150)])
    }
}
