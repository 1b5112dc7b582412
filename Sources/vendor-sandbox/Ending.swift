import Dispatch
import Foundation
import ProcessSignals

/// Waits for the first reason to end: SIGINT, SIGTERM, SIGHUP, the end of standard input, or of the time.
struct Ending {
    private let reasons: AsyncStream<Void>
    private let sources: [any DispatchSourceProtocol]

    /// Listens from now on, so that nothing that comes while the services start is lost.
    init(lifetime: Double?, untilStandardInputCloses: Bool) {
        let (reasons, reason) = AsyncStream.makeStream(of: Void.self)
        var sources: [any DispatchSourceProtocol] = []
        TerminationSignals.onFirst { reason.yield() }
        if let lifetime {
            let timer = DispatchSource.makeTimerSource()
            timer.schedule(deadline: .now() + lifetime)
            timer.setEventHandler { reason.yield() }
            sources.append(timer)
        }
        if untilStandardInputCloses {
            // A thread of its own: reading blocks, and may be of a pipe or a terminal.
            Thread.detachNewThread {
                while !FileHandle.standardInput.availableData.isEmpty {}
                reason.yield()
            }
        }
        for source in sources { source.activate() }
        self.reasons = reasons
        self.sources = sources
    }

    /// Returns at the first reason to end.
    func wait() async {
        for await _ in reasons { break }
        for source in sources { source.cancel() }
    }
}
