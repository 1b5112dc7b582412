import Foundation
import Synchronization

/// Acts where something does not end in time. It has a thread of its own, since what hangs may hold all others.
package final class Watchdog: Sendable {
    /// The one of this process.
    package static let shared = {
        let watchdog = Watchdog()
        Thread.detachNewThread {
            while true {
                Thread.sleep(forTimeInterval: 1)
                watchdog.look(at: .now)
            }
        }
        return watchdog
    }()

    private struct Watch {
        var deadline: ContinuousClock.Instant
        var late: @Sendable () -> Void
    }

    private struct Watches {
        var running: [Int: Watch] = [:]
        var count = 0
    }

    private let watches = Mutex(Watches())

    /// Watches something until it has ended.
    ///
    /// - Parameter late: What is done, once, where it has not ended by the deadline.
    /// - Returns: The number by which it is told to have ended.
    package func watch(until deadline: ContinuousClock.Instant, late: @escaping @Sendable () -> Void) -> Int {
        watches.withLock {
            $0.count += 1
            $0.running[$0.count] = Watch(deadline: deadline, late: late)
            return $0.count
        }
    }

    /// It has ended.
    package func end(_ watch: Int) { watches.withLock { $0.running[watch] = nil } }

    /// Acts where something should have ended before this moment.
    func look(at moment: ContinuousClock.Instant) {
        let late = watches.withLock { watches in
            let late = watches.running.filter { $0.value.deadline < moment }
            for number in late.keys { watches.running[number] = nil }
            return late.values
        }
        for watch in late { watch.late() }
    }
}
