import FlyingFox
import FlyingSocks
import Foundation

/// Serves one service on a loopback port of its own.
struct SandboxServer: Sendable {
    private let server: HTTPServer
    private let task: Task<Void, any Error>
    /// Where it listens, as `http://127.0.0.1:49152`.
    let endpoint: String

    /// Starts to listen.
    ///
    /// - Parameter port: The port; 0 for any that is free.
    static func start(port: UInt16, handler: some HTTPHandler) async throws -> SandboxServer {
        let configuration = HTTPServer.Configuration(
            address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port),
            // A large upload takes as long as it takes; who waits too long is the client's business.
            timeout: 86_400, sharedRequestBufferSize: 65_536, sharedRequestReplaySize: 0, logger: .disabled)
        let server = HTTPServer(config: configuration, handler: handler)
        // Whichever comes first: that it listens, or that it cannot.
        let (events, event) = AsyncThrowingStream.makeStream(of: Void.self)
        let task = Task {
            do {
                try await server.run()
            } catch {
                event.finish(throwing: error)
                throw error
            }
        }
        let waiting = Task {
            do {
                try await server.waitUntilListening(timeout: 3600)
                event.yield()
            } catch {
                event.finish(throwing: error)
            }
        }
        do {
            for try await _ in events { break }
            guard case .ip4(let address, let port) = await server.listeningAddress else { throw CancellationError() }
            return SandboxServer(server: server, task: task, endpoint: "http://\(address):\(port)")
        } catch {
            task.cancel()
            waiting.cancel()
            throw PortNotAvailable(port: port, reason: error.localizedDescription)
        }
    }

    /// Stops at once; requests that are under way are cut off.
    func stop() async {
        await server.stop(timeout: 0)
        task.cancel()
        _ = await task.result
    }
}

/// A port that cannot be listened on.
package struct PortNotAvailable: Error, CustomStringConvertible {
    let port: UInt16
    let reason: String

    /// What is wrong and what to do.
    package var description: String {
        "127.0.0.1:\(port): cannot listen: \(reason). Choose another --port, or leave it out for any that is free."
    }
}
