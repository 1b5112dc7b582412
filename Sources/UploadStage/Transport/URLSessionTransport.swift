import Foundation
import PreflightModel
import Synchronization
public import VendorClients

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Sends requests with Foundation's URLSession: bodies stream from disk in bounded memory, redirects are not followed,
/// nothing is cached, and no cookie is kept. A proxy is taken from the usual environment.
public struct URLSessionTransport: HTTPTransport {
    /// How long is waited for the other side.
    public struct Timeouts: Hashable, Sendable {
        /// The longest time in which not one byte of a body goes out.
        public var idle: Duration
        /// The longest time from the last byte of the body to the last byte of the answer.
        public var answer: Duration

        /// Time limits from their parts.
        public init(idle: Duration = .seconds(60), answer: Duration = .seconds(120)) {
            self.idle = idle
            self.answer = answer
        }
    }

    private let session: URLSession
    private let exchanges: Exchanges
    private let timeouts: Timeouts
    private let userAgent: String

    /// A transport of its own.
    ///
    /// - Parameter userAgent: What the requests call their sender, as in `voice-preflight/1.0`.
    public init(userAgent: String, timeouts: Timeouts = Timeouts()) {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieAcceptPolicy = .never
        configuration.httpShouldSetCookies = false
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        configuration.urlCache = nil
        // The watch over each exchange is finer than these.
        configuration.timeoutIntervalForRequest = 24 * 3600
        configuration.timeoutIntervalForResource = 7 * 24 * 3600
        exchanges = Exchanges()
        session = URLSession(configuration: configuration, delegate: exchanges, delegateQueue: nil)
        self.timeouts = timeouts
        self.userAgent = userAgent
    }

    /// Sends `request` once.
    public func send(
        _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
    ) async throws(TransportFailure) -> HTTPResponse {
        let task = try task(for: request)
        let exchange = Exchange(byteCount: request.body.byteCount, progress: progress)
        exchanges.add(exchange, task: task.taskIdentifier)
        defer { exchanges.remove(task: task.taskIdentifier) }
        let watch = Task { await exchange.watch(timeouts, cancel: { task.cancel() }) }
        defer { watch.cancel() }
        let result: Result<HTTPResponse, TransportFailure> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                exchange.begin(continuation)
                task.resume()
            }
        } onCancel: {
            exchange.fail(TransportFailure(.cancelled, "interrupted"))
            task.cancel()
        }
        return try result.get()
    }

    private func task(for request: HTTPRequest) throws(TransportFailure) -> URLSessionTask {
        guard let url = URL(string: request.address) else {
            throw TransportFailure(.unreachable, "\"\(request.endpoint)\" is part of no valid address")
        }
        var urlRequest = URLRequest(url: url)
        urlRequest.httpMethod = request.method
        urlRequest.setValue(userAgent, forHTTPHeaderField: "User-Agent")
        // Where a kept connection ends without an answer, libcurl sends the request once more by itself, without its body:
        // each attempt has a connection of its own.
        urlRequest.setValue("close", forHTTPHeaderField: "Connection")
        for header in request.headers { urlRequest.setValue(header.value, forHTTPHeaderField: header.name) }
        switch request.body {
        case .none: return session.dataTask(with: urlRequest)
        case .bytes(let bytes): return session.uploadTask(with: urlRequest, from: Data(bytes))
        case .file(let path, let byteCount):
            guard path.isUTF8 else {
                throw TransportFailure(.unreadableBody, "\(path): its name is not UTF-8; rename it, and package again")
            }
            let attributes = try? FileManager.default.attributesOfItem(atPath: path.description)
            guard let size = (attributes?[.size] as? NSNumber)?.int64Value else {
                throw TransportFailure(.unreadableBody, "\(path): cannot be read")
            }
            guard size == byteCount else {
                throw TransportFailure(
                    .unreadableBody, "\(path): has \(size) bytes, not the \(byteCount) of the manifest")
            }
            return session.uploadTask(with: urlRequest, fromFile: URL(fileURLWithPath: path.description))
        }
    }
}

/// The exchanges under way, found by the number of their task.
private final class Exchanges: NSObject, URLSessionDataDelegate {
    private let underWay = Mutex<[Int: Exchange]>([:])

    func add(_ exchange: Exchange, task: Int) { underWay.withLock { $0[task] = exchange } }

    func remove(task: Int) { underWay.withLock { $0[task] = nil } }

    private func exchange(_ task: URLSessionTask) -> Exchange? { underWay.withLock { $0[task.taskIdentifier] } }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, didSendBodyData bytesSent: Int64, totalBytesSent: Int64,
        totalBytesExpectedToSend: Int64
    ) {
        exchange(task)?.sent(totalBytesSent)
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        // A signed request is for one address; what answers with another one is told so.
        exchange(task)?.answered(response)
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        if let response = response as? HTTPURLResponse { exchange(dataTask)?.answered(response) }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        if exchange(dataTask)?.received(data) == false { dataTask.cancel() }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        exchange(task)?.complete(error)
    }
}

/// One request and its answer.
private final class Exchange: Sendable {
    private struct State {
        var continuation: CheckedContinuation<Result<HTTPResponse, TransportFailure>, Never>?
        var failure: TransportFailure?
        var response: HTTPResponse?
        var sent: Int64 = 0
        /// When something last happened.
        var lastActivity = ContinuousClock.now
        var isOver = false
    }

    private let state = Mutex(State())
    private let byteCount: Int64
    private let progress: (@Sendable (Int64) -> Void)?

    init(byteCount: Int64, progress: (@Sendable (Int64) -> Void)?) {
        self.byteCount = byteCount
        self.progress = progress
    }

    func begin(_ continuation: CheckedContinuation<Result<HTTPResponse, TransportFailure>, Never>) {
        state.withLock { $0.continuation = continuation }
    }

    func sent(_ count: Int64) {
        state.withLock {
            $0.sent = count
            $0.lastActivity = .now
        }
        progress?(count)
    }

    func answered(_ answer: HTTPURLResponse) {
        let headers = answer.allHeaderFields.compactMap { name, value in
            (name as? String).map { HTTPRequest.Header($0, "\(value)") }
        }.sorted { $0.name < $1.name }
        state.withLock { $0.response = HTTPResponse(status: answer.statusCode, headers: headers) }
    }

    /// False where more came than an answer may have.
    func received(_ data: Data) -> Bool {
        state.withLock { state in
            guard let count = state.response?.body.count, count + data.count <= HTTPResponse.greatestBody else {
                state.failure = TransportFailure(
                    .answerTooLarge, "the answer has more than \(HTTPResponse.greatestBody) bytes")
                return false
            }
            state.response?.body += data
            return true
        }
    }

    func fail(_ failure: TransportFailure) { state.withLock { if $0.failure == nil { $0.failure = failure } } }

    func complete(_ error: (any Error)?) {
        let (continuation, result) = state.withLock { state in
            defer {
                state.continuation = nil
                state.isOver = true
            }
            return (state.continuation, Self.result(state, error))
        }
        continuation?.resume(returning: result)
    }

    /// Ends the exchange when nothing moves for too long, or the answer is not whole in time.
    func watch(_ timeouts: URLSessionTransport.Timeouts, cancel: @Sendable () -> Void) async {
        while true {
            let (limit, what, last, isOver) = state.withLock { state in
                state.sent < byteCount
                    ? (timeouts.idle, "no byte could be sent", state.lastActivity, state.isOver)
                    : (timeouts.answer, "no whole answer came", state.lastActivity, state.isOver)
            }
            if isOver { return }
            guard ContinuousClock.now < last + limit else {
                fail(TransportFailure(.answerLost, "\(what) within \(limit.components.seconds) s"))
                return cancel()
            }
            do { try await Task.sleep(until: last + limit) } catch { return }
        }
    }

    private static func result(_ state: State, _ error: (any Error)?) -> Result<HTTPResponse, TransportFailure> {
        if let failure = state.failure { return .failure(failure) }
        guard let error else {
            return state.response.map { .success($0) }
                ?? .failure(TransportFailure(.answerLost, "the connection ended without an answer"))
        }
        let code = (error as? URLError)?.code
        let kind: TransportFailure.Kind =
            switch code {
            case .cannotFindHost, .cannotConnectToHost, .dnsLookupFailed, .secureConnectionFailed, .unsupportedURL,
                .serverCertificateUntrusted, .serverCertificateHasBadDate, .serverCertificateHasUnknownRoot:
                .unreachable
            default: .answerLost
            }
        let number = code.map { "URLError \($0.rawValue)" } ?? "\(error)"
        return .failure(TransportFailure(kind, "\((error as NSError).localizedDescription) (\(number))"))
    }
}
