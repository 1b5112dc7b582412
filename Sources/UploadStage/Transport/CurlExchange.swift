import CCurl
import Foundation
import VendorClients

/// One request and its answer, on one thread.
final class CurlExchange {
    private let request: HTTPRequest
    private let timeouts: CurlTransport.Timeouts
    private let isCancelled: CancellationFlag
    private let progress: (@Sendable (Int64) -> Void)?

    private var body: RequestBody
    private var status: Int?
    private var headers: [HTTPRequest.Header] = []
    private var answer: [UInt8] = []
    private var failure: TransportFailure?
    private var sent: Int64 = 0
    /// When a byte of the body last went out.
    private var lastSent = ContinuousClock.now

    init(
        _ request: HTTPRequest, timeouts: CurlTransport.Timeouts, isCancelled: CancellationFlag,
        progress: (@Sendable (Int64) -> Void)?
    ) {
        self.request = request
        self.timeouts = timeouts
        self.isCancelled = isCancelled
        self.progress = progress
        body = RequestBody(request.body)
    }

    /// Sends the request and waits for the whole answer.
    func perform(userAgent: String) throws(TransportFailure) -> HTTPResponse {
        try body.open()
        defer { body.close() }
        let handle = try CurlHandle()
        unsafe try handle.configure(request, userAgent: userAgent, context: Unmanaged.passUnretained(self).toOpaque())
        let code = withExtendedLifetime(self) { handle.perform() }
        if let failure { throw failure }
        // A server may answer before the whole body is there, and close: its answer counts.
        if code == CURLE_OK || (code == CURLE_SEND_ERROR && status != nil), let status {
            report(handle.sentByteCount)
            return HTTPResponse(status: status, headers: headers, body: answer)
        }
        let words = code == CURLE_OK ? "the connection ended without an answer" : handle.message(for: code)
        throw TransportFailure(handle.hasSentAnything ? .answerLost : .unreachable, words)
    }

    // MARK: What libcurl asks and tells

    /// Gives bytes of the body; nil aborts.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        do {
            return unsafe try body.read(into: buffer)
        } catch {
            failure = error
            return nil
        }
    }

    /// Goes back in the body, as after a proxy's question.
    func rewind(to offset: Int64) -> Bool { body.seek(to: offset) }

    /// Takes a header line; the line of a status starts the headers over.
    func header(_ line: UnsafeRawBufferPointer) {
        let text = unsafe String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        if text.hasPrefix("HTTP/") {
            let number = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
            // What comes before the answer, such as 100 Continue, is none.
            status = number.flatMap { $0 >= 200 ? $0 : nil }
            headers = []
        } else if let colon = text.firstIndex(of: ":") {
            headers.append(
                HTTPRequest.Header(
                    String(text[..<colon]),
                    text[text.index(after: colon)...].trimmingCharacters(in: .whitespaces)))
        }
    }

    /// Takes bytes of the answer; false aborts.
    func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard answer.count + bytes.count <= HTTPResponse.greatestBody else {
            failure = TransportFailure(
                .answerTooLarge, "the answer has more than \(HTTPResponse.greatestBody) bytes")
            return false
        }
        unsafe answer += bytes
        return true
    }

    /// Told now and then how far the body is; false aborts.
    func goesOn(uploaded: Int64) -> Bool {
        if isCancelled.isSet {
            failure = TransportFailure(.cancelled, "interrupted")
            return false
        }
        if uploaded > sent { report(uploaded) }
        let (limit, what) =
            sent < request.body.byteCount
            ? (timeouts.idle, "no byte could be sent") : (timeouts.answer, "no complete answer arrived")
        guard ContinuousClock.now < lastSent + limit else {
            failure = TransportFailure(.answerLost, "\(what) within \(limit.components.seconds) s")
            return false
        }
        return true
    }

    private func report(_ uploaded: Int64) {
        guard uploaded > sent else { return }
        sent = uploaded
        lastSent = .now
        progress?(uploaded)
    }
}
