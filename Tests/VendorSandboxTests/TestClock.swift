import Foundation
import Synchronization

@testable import VendorSandbox

/// A time that moves only when it is told to.
final class TestClock: Sendable {
    private let time = Mutex(Date(timeIntervalSince1970: 1_800_000_000))

    var now: Date { time.withLock { $0 } }
    func advance(_ seconds: Double) { time.withLock { $0 += seconds } }
}

extension Sandbox {
    /// Serves a choice of services for `body`, by a clock that it moves.
    static func serving(
        _ options: SandboxOptions, services: (SandboxWorld) -> [any SandboxService],
        body: (RunningSandbox, TestClock) async throws -> Void
    ) async throws {
        let clock = TestClock()
        let sandbox = try await start(options, now: { clock.now }, services: services)
        do {
            try await body(sandbox, clock)
            await sandbox.stop()
        } catch {
            await sandbox.stop()
            throw error
        }
    }
}
