import FlyingFox
import FlyingSocks
import Foundation
import PreflightModel
import Synchronization
import TestSupport
import Testing
import UploadStage
import VendorClients

@Suite(.timeLimited) struct CurlTransportTests {
    private let transport = CurlTransport(userAgent: "voice-preflight/test")

    /// Serves on a free port of loopback while `body` runs.
    private func serve<Result: Sendable>(
        _ answer: @escaping @Sendable (FlyingFox.HTTPRequest) async throws -> FlyingFox.HTTPResponse,
        asking ask: (Endpoint) async throws -> Result
    ) async throws -> Result {
        let server = HTTPServer(
            // Far more than the usual 15 s, after which a slow machine is answered with 500.
            address: try .inet(ip4: "127.0.0.1", port: 0), timeout: 86_400, logger: .disabled,
            handler: ClosureHTTPHandler(answer))
        let running = Task { try await server.run() }
        defer { running.cancel() }
        try await server.waitUntilListening(timeout: 600)
        guard case .ip4(_, let port) = await server.listeningAddress else { throw CancellationError() }
        return try await ask(Endpoint(scheme: "http", host: "127.0.0.1", port: Int(port)))
    }

    @Test func `sends path, query, headers and bytes as they are, and adds no type of content`() async throws {
        let seen = Mutex<(target: String, headers: [String: String], body: Data)?>(nil)
        let response = try await serve(
            { request in
                let body = try await request.bodyData
                let headers = Dictionary(
                    request.headers.map { ($0.key.rawValue.lowercased(), $0.value) },
                    uniquingKeysWith: { first, _ in first })
                seen.withLock { $0 = (request.target.rawValue, headers, body) }
                return FlyingFox.HTTPResponse(
                    statusCode: .ok, headers: [HTTPHeader("X-Answer"): "yes"], body: Data("ok".utf8))
            },
            asking: { endpoint in
                var request = HTTPRequest(
                    method: "PUT", endpoint: endpoint, encodedPath: "/a%2Fb/%E5%A3%B0", encodedQuery: "x=%2B&y",
                    body: .bytes(Array("hello".utf8)))
                request.setHeader("x-one", "1")
                return try await transport.send(request, progress: nil)
            })
        #expect(response.status == 200)
        #expect(response.header("x-answer") == "yes")
        #expect(response.text == "ok")
        let exchange = seen.withLock { $0 }
        let request = try #require(exchange)
        #expect(request.target == "/a%2Fb/%E5%A3%B0?x=%2B&y")
        #expect(firstDifference(request.body, from: "hello".utf8) == nil)
        #expect(request.headers["x-one"] == "1")
        #expect(request.headers["content-length"] == "5")
        #expect(request.headers["content-type"] == nil)
        #expect(request.headers["expect"] == nil)
        #expect(request.headers["user-agent"] == "voice-preflight/test")
    }

    @Test func `streams a file, whole and with exact progress`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        let content = Data((0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        try content.write(to: file)
        let received = Mutex(Data())
        let progress = Mutex<[Int64]>([])
        let response = try await serve(
            { request in
                let body = try await request.bodyData
                received.withLock { $0 = body }
                return FlyingFox.HTTPResponse(statusCode: .ok)
            },
            asking: { endpoint in
                try await transport.send(
                    HTTPRequest(
                        method: "PUT", endpoint: endpoint,
                        body: .file(RecordingPath(file.path), byteCount: Int64(content.count))),
                    progress: { sent in progress.withLock { $0.append(sent) } })
            })
        #expect(response.isSuccess)
        let arrived = received.withLock { $0 }
        #expect(firstDifference(arrived, from: content) == nil)
        let counts = progress.withLock { $0 }
        #expect(counts.last == Int64(content.count))
        #expect(zip(counts, counts.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test(arguments: [0..<3_000_001, 1_000_000..<2_500_000, 3_000_000..<3_000_001] as [Range<Int64>])
    func `streams a part of a file`(range: Range<Int64>) async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        let content = Data((0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })
        try content.write(to: file)
        let received = Mutex(Data())
        let response = try await serve(
            { request in
                let body = try await request.bodyData
                received.withLock { $0 = body }
                return FlyingFox.HTTPResponse(statusCode: .ok)
            },
            asking: { endpoint in
                let body = HTTPRequest.Body.fileRange(RecordingPath(file.path), range, fileByteCount: 3_000_001)
                #expect(body.byteCount == Int64(range.count))
                return try await transport.send(
                    HTTPRequest(method: "PUT", endpoint: endpoint, body: body), progress: nil)
            })
        #expect(response.isSuccess)
        let arrived = received.withLock { $0 }
        #expect(firstDifference(arrived, from: content[Int(range.lowerBound)..<Int(range.upperBound)]) == nil)
    }

    @Test func `does not follow where it is sent`() async throws {
        let response = try await serve(
            { request in
                request.path == "/there"
                    ? FlyingFox.HTTPResponse(statusCode: .ok)
                    : FlyingFox.HTTPResponse(statusCode: .movedPermanently, headers: HTTPHeaders([.location: "/there"]))
            },
            asking: { endpoint in
                try await transport.send(HTTPRequest(method: "GET", endpoint: endpoint), progress: nil)
            })
        #expect(response.status == 301)
        #expect(response.header("location") == "/there")
    }

    @Test func `says that nothing was sent where nobody listens`() async throws {
        // The port of a server that has ended.
        let gone = try await serve(
            { _ in
                FlyingFox.HTTPResponse(statusCode: .ok)
            },
            asking: {
                $0
            })
        let failure = await #expect(throws: TransportFailure.self) {
            for _ in 1...1000 {
                _ = try await transport.send(HTTPRequest(method: "GET", endpoint: gone), progress: nil)
            }
        }
        #expect(failure?.kind == .unreachable || failure?.kind == .answerLost)
    }

    @Test func `gives up on an answer that does not come`() async throws {
        let transport = CurlTransport(
            userAgent: "t", timeouts: CurlTransport.Timeouts(idle: .seconds(60), answer: .milliseconds(50)))
        let failure = try await serve(
            { _ in
                try await Task.sleep(for: .seconds(3600))
                return FlyingFox.HTTPResponse(statusCode: .ok)
            },
            asking: { endpoint in
                await #expect(throws: TransportFailure.self) {
                    try await transport.send(
                        HTTPRequest(method: "POST", endpoint: endpoint, body: .bytes([1])), progress: nil)
                }
            })
        #expect(failure?.kind == .answerLost)
    }

    @Test func `takes no more of an answer than its limit`() async throws {
        let failure = try await serve(
            { _ in
                FlyingFox.HTTPResponse(statusCode: .ok, body: Data(count: HTTPResponse.greatestBody + 1))
            },
            asking: { endpoint in
                await #expect(throws: TransportFailure.self) {
                    try await transport.send(HTTPRequest(method: "GET", endpoint: endpoint), progress: nil)
                }
            })
        #expect(failure?.kind == .answerTooLarge)
    }

    @Test func `ends when its task is cancelled`() async throws {
        let failure = try await serve(
            { _ in
                try await Task.sleep(for: .seconds(3600))
                return FlyingFox.HTTPResponse(statusCode: .ok)
            },
            asking: { endpoint in
                let task = Task {
                    try await transport.send(HTTPRequest(method: "GET", endpoint: endpoint), progress: nil)
                }
                task.cancel()
                return await #expect(throws: TransportFailure.self) { try await task.value }
            })
        #expect(failure?.kind == .cancelled)
    }

    @Test func `refuses a file that is not as long as stated`() async throws {
        let failure = await #expect(throws: TransportFailure.self) {
            try await transport.send(
                HTTPRequest(
                    method: "PUT", endpoint: Endpoint(scheme: "http", host: "127.0.0.1", port: 9),
                    body: .file(RecordingPath(#filePath), byteCount: 1)),
                progress: nil)
        }
        #expect(failure?.kind == .unreadableBody)
        #expect(failure?.message.contains("not the 1 of the manifest") == true)
        let part = await #expect(throws: TransportFailure.self) {
            try await transport.send(
                HTTPRequest(
                    method: "PUT", endpoint: Endpoint(scheme: "http", host: "127.0.0.1", port: 9),
                    body: .fileRange(RecordingPath(#filePath), 0..<1, fileByteCount: 1)),
                progress: nil)
        }
        #expect(part?.kind == .unreadableBody)
    }
}
