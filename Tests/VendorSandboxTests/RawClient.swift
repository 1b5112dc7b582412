import FlyingSocks
import Foundation
import Testing

/// Sends bytes as they are, which no HTTP library does, and reads until the server closes.
struct RawClient {
    /// What came back.
    struct Answer {
        let bytes: [UInt8]

        var text: String { String(decoding: bytes, as: UTF8.self) }
        /// The status; nil where the connection was closed without an answer.
        var status: Int? { text.split(separator: " ").dropFirst().first.flatMap { Int($0) } }
        var body: String {
            text.range(of: "\r\n\r\n").map { String(text[$0.upperBound...]) } ?? ""
        }
        var json: [String: String] {
            (try? JSONDecoder().decode([String: String].self, from: Data(body.utf8))) ?? [:]
        }
        func header(_ name: String) -> String? {
            for line in text.components(separatedBy: "\r\n").dropFirst() {
                let parts = line.split(separator: ":", maxSplits: 1)
                if parts.count == 2, parts[0].lowercased() == name.lowercased() {
                    return parts[1].trimmingCharacters(in: .whitespaces)
                }
            }
            return nil
        }
    }

    private let port: UInt16

    init(endpoint: String?) throws {
        let text = try #require(endpoint)
        port = UInt16(try #require(URL(string: text)?.port))
    }

    /// Sends a request with a body of a known length.
    func send(_ requestLine: String, headers: [String] = [], body: [UInt8] = []) async throws -> Answer {
        let head = [requestLine + " HTTP/1.1", "Host: 127.0.0.1:\(port)", "Content-Length: \(body.count)"] + headers
        return try await exchange(Array((head + ["Connection: close", "", ""]).joined(separator: "\r\n").utf8) + body)
    }

    /// Sends bytes and reads until the server closes.
    func exchange(_ bytes: [UInt8]) async throws -> Answer {
        let socket = try await connect()
        defer { try? socket.close() }
        // The server may close before it has read everything.
        try? await socket.write(Data(bytes))
        var answer: [UInt8] = []
        while let chunk = try? await socket.read(atMost: 4096), !chunk.isEmpty { answer += chunk }
        return Answer(bytes: answer)
    }

    /// Sends bytes and goes away.
    func abandon(_ bytes: [UInt8]) async throws {
        let socket = try await connect()
        try await socket.write(Data(bytes))
        try socket.close()
    }

    private func connect() async throws -> AsyncSocket {
        try await AsyncSocket.connected(to: sockaddr_in.inet(ip4: "127.0.0.1", port: port), timeout: 3600)
    }
}
