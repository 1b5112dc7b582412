import VendorClients

/// Gives prepared answers in turn, and keeps what it was asked.
actor AnsweringTransport: HTTPTransport {
    enum Answer: Sendable {
        case response(HTTPResponse)
        case failure(TransportFailure)

        static func bytes(_ status: Int, _ body: [UInt8]) -> Answer {
            .response(HTTPResponse(status: status, body: body))
        }

        static func json(_ status: Int, _ body: String) -> Answer { bytes(status, Array(body.utf8)) }
    }

    private var answers: [Answer]
    private(set) var requests: [HTTPRequest] = []

    init(_ answers: [Answer]) { self.answers = answers }

    func send(
        _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
    ) async throws(TransportFailure) -> HTTPResponse {
        requests.append(request)
        guard !answers.isEmpty else { throw TransportFailure(.unreachable, "no answer is prepared") }
        switch answers.removeFirst() {
        case .response(let response):
            progress?(request.body.byteCount)
            return response
        case .failure(let failure): throw failure
        }
    }
}
