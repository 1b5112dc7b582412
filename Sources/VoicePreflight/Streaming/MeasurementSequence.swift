public import PreflightModel

/// Measurements as they are done.
///
/// Measuring begins with the first iterator and waits while nobody asks: what is ahead is bounded, so memory does not
/// grow with the number of files. It stops when the iterator is gone or its task is cancelled.
public struct MeasurementSequence: AsyncSequence, Sendable {
    /// One file, or one recording or text in a zip.
    public typealias Element = MeasuredItem

    let loop: MeasuringLoop
    let feed: MeasuringLoop.Feed
    /// Called when everything is measured.
    let end: @Sendable () -> Void

    /// Starts to measure.
    public func makeAsyncIterator() -> Iterator { Iterator(run: Run(self)) }

    /// Hands the measurements out.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let run: Run

        /// The next measurement; nil when there are no more.
        ///
        /// - Throws: What the sequence of inputs throws, behind what it gave before; `CancellationError` when the task is
        ///   cancelled.
        public mutating func next() async throws -> MeasuredItem? {
            let results = run.results
            if !Task.isCancelled, let item = results.nextIfReady() { return item }
            return try await withTaskCancellationHandler {
                try await results.next()
            } onCancel: {
                results.cancel()
            }
        }
    }

    /// The work of one iterator, which ends with it.
    fileprivate final class Run: Sendable {
        let results = BoundedQueue<MeasuredItem>(capacity: 64)
        private let task: Task<Void, Never>

        init(_ sequence: MeasurementSequence) {
            task = Task { [results] in
                do {
                    try await sequence.loop.run(sequence.feed) { items in
                        guard await results.send(items) else { throw CancellationError() }
                    }
                    sequence.end()
                    results.finish()
                } catch {
                    results.finish(throwing: error)
                }
            }
        }

        deinit {
            task.cancel()
            results.cancel()
        }
    }
}
