import Synchronization
import VoicePreflight

/// Says on standard error which step of a submission is under way; on a terminal also how many bytes went out.
final class SubmissionProgress: Sendable {
    private struct State {
        var step = ""
        var isLineOpen = false
        var percent: Int64 = -1
    }

    private let state = Mutex(State())

    /// Told by the submission.
    func step(_ name: String, bytesSent: Int64, byteCount: Int64) {
        state.withLock { state in
            if name != state.step {
                end(&state)
                state.step = name
                state.percent = -1
                StandardError.write(StandardError.isTerminal ? "\(name)" : "\(name)\n")
                state.isLineOpen = StandardError.isTerminal
            }
            guard byteCount > 0, StandardError.isTerminal else { return }
            let percent = bytesSent * 100 / byteCount
            guard percent != state.percent else { return }
            state.percent = percent
            StandardError.write(
                "\r\u{1B}[K\(name): \(bytesSent / 1_000_000) of \(byteCount / 1_000_000) MB, \(percent) %")
        }
    }

    /// Ends the line of the last step.
    func finish() { state.withLock { end(&$0) } }

    private func end(_ state: inout State) {
        if state.isLineOpen { StandardError.write("\n") }
        state.isLineOpen = false
    }
}
