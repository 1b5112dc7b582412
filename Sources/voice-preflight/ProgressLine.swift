import VoicePreflight

/// A line on the terminal that says how far the work is: for measuring recordings, megabytes, seconds and rate.
struct ProgressLine {
    /// The line after so many seconds.
    private let line: @Sendable (Double) -> String

    init(_ meter: ProgressMeter) {
        line = { seconds in
            let megabytes = meter.byteCount / 1_000_000
            let rate = Double(megabytes) / max(seconds, 0.001)
            return "\(meter.recordingCount) recordings, \(megabytes) MB, \(Int64(seconds)) s, \(Int64(rate)) MB/s"
        }
    }

    /// The two passes of packing, or the one of verifying.
    init(_ progress: PackagingProgress) {
        line = { seconds in
            let (written, read) = (progress.writing.byteCount, progress.readingBack.byteCount)
            let writing = written > 0 ? "\(written / 1_000_000) MB written, " : ""
            return writing + "\(read / 1_000_000) MB read back, \(Int64(seconds)) s"
        }
    }

    /// Does the work and shows its progress on standard error, if that is a terminal.
    func show<Result: Sendable>(during work: () async throws -> Result) async throws -> Result {
        guard StandardError.isTerminal else { return try await work() }
        let ticker = Task { await self.tick() }
        let result: Result
        do {
            result = try await work()
        } catch {
            await clear(ticker)
            throw error
        }
        await clear(ticker)
        return result
    }

    /// Takes the line away, so that a result does not begin behind it; the next one comes by itself.
    static func clear() {
        if StandardError.isTerminal { StandardError.write("\r\u{1B}[K") }
    }

    private func clear(_ ticker: Task<Bool, Never>) async {
        ticker.cancel()
        if await ticker.value { StandardError.write("\r\u{1B}[K") }
    }

    /// Draws the line until it is cancelled; says whether it drew any.
    private func tick() async -> Bool {
        let start = ContinuousClock.now
        var hasDrawn = false
        // Work that is over at once needs no line.
        while (try? await Task.sleep(for: .milliseconds(100))) != nil {
            let elapsed = start.duration(to: .now)
            let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
            StandardError.write("\r\u{1B}[K" + line(seconds))
            hasDrawn = true
        }
        return hasDrawn
    }
}
