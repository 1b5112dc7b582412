package import Foundation
import Synchronization
package import Testing

/// A process with a bounded life: one that does not end is killed, so that its test fails instead of hanging.
extension Process {
    /// Far more than any command needs on a slow machine.
    package static let longestLife = Duration.seconds(300)

    /// The number of the watch over each that runs; nil once it had to be killed.
    private static let watches = Mutex<[ObjectIdentifier: Int?]>([:])

    /// Starts it.
    ///
    /// - Parameter life: When it is killed.
    package func start(life: Duration = longestLife) throws {
        try run()
        let watch = Watchdog.shared.watch(until: .now + life) {
            Self.watches.withLock { $0[ObjectIdentifier(self)] = .some(nil) }
            if self.isRunning { kill(self.processIdentifier, SIGKILL) }
        }
        Self.watches.withLock { $0[ObjectIdentifier(self)] = watch }
    }

    /// Waits for its end. That it had to be killed is a failure, which names it.
    package func waitForEnd(sourceLocation: SourceLocation = #_sourceLocation) {
        waitUntilExit()
        switch Self.watches.withLock({ $0.removeValue(forKey: ObjectIdentifier(self)) }) {
        case .some(.some(let watch)): Watchdog.shared.end(watch)
        case .some(.none):
            let words = [executableURL?.lastPathComponent ?? ""] + (arguments ?? [])
            Issue.record("\(words.joined(separator: " ")) did not end, and was killed", sourceLocation: sourceLocation)
        case nil: break
        }
    }
}
