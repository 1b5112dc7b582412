import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// SIGINT, SIGTERM and SIGHUP, caught so that a process can clean up before it ends.
///
/// The handlers are in place when this returns. A Dispatch source is registered some time later, and a signal that comes
/// before that is lost; on a busy machine that happens.
package enum TerminationSignals {
    /// Where the handlers write; a handler may do little more than that.
    private static let pipe = Atomic<Int32>(-1)

    /// Calls `body` at the first of the signals, on a thread of its own. To be called once in a process.
    package static func onFirst(_ body: @escaping @Sendable () -> Void) {
        var ends: [Int32] = [-1, -1]
        // Without descriptors nothing else works either; the signals then end the process at once.
        guard unsafe Foundation.pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let (source, target) = (ends[0], ends[1])
        pipe.store(target, ordering: .sequentiallyConsistent)
        Thread.detachNewThread {
            var byte: UInt8 = 0
            while true {
                let count = unsafe read(source, &byte, 1)
                if count == 1 { return body() }
                guard count < 0, errno == EINTR else { return }
            }
        }
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { _ in
                var byte: UInt8 = 0
                _ = unsafe write(TerminationSignals.pipe.load(ordering: .sequentiallyConsistent), &byte, 1)
            }
        }
    }
}
