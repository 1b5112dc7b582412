import PreflightModel
import SystemFiles

/// Looks at files several at once, and hands out what comes of each; memory does not grow with their number.
struct MeasuringLoop: Sendable {
    /// Sends entries, as many together as are there at once, to a function that says whether more are wanted.
    typealias Feed = @Sendable (_ send: ([FolderWalk.Entry]) async -> Bool) async throws -> Void

    let work: Work
    let concurrency: Int
    var order = MeasuringOrder.input

    private enum Step: Sendable {
        case done([MeasuringWindow.File])
        case over
        case failed(any Error)
    }

    /// Measures what `feed` sends, and gives what comes of it to `body`, that of several files together where they are short.
    ///
    /// - Throws: What `feed` and `body` throw, the first behind what was sent before; `CancellationError` when the task is
    ///   cancelled.
    func run(_ feed: @escaping Feed, body: ([MeasuredItem]) async throws -> Void) async throws {
        let queue = BoundedQueue<(index: Int, entry: FolderWalk.Entry)>(capacity: 64)
        // Not a child task: nobody waits for a read of standard input that may never end.
        let feeding = Task {
            do {
                var index = 0
                try await feed { entries in
                    defer { index += entries.count }
                    return await queue.send(entries.enumerated().map { (index + $0, $1) })
                }
                queue.finish()
            } catch {
                queue.finish(throwing: error)
            }
        }
        defer { feeding.cancel() }
        try await withTaskCancellationHandler {
            try await drain(queue, body: body)
        } onCancel: {
            queue.cancel()
        }
    }

    private func drain(
        _ queue: BoundedQueue<(index: Int, entry: FolderWalk.Entry)>, body: ([MeasuredItem]) async throws -> Void
    ) async throws {
        var failure: (any Error)?
        try await withThrowingTaskGroup(of: Step.self) { group in
            defer { queue.cancel() }
            var window = MeasuringWindow(order: order)
            var (runningCount, isOpen) = (0, true)
            while true {
                while isOpen, runningCount < concurrency, window.hasRoom(beside: runningCount) {
                    group.addTask(executorPreference: BlockingThreads.shared) { await step(queue) }
                    runningCount += 1
                }
                guard let step = try await group.next() else { break }
                runningCount -= 1
                switch step {
                case .done(let files):
                    try Task.checkCancellation()
                    let items = window.add(files)
                    if !items.isEmpty { try await body(items) }
                case .over: isOpen = false
                case .failed(let error):
                    isOpen = false
                    failure = failure ?? error
                }
            }
        }
        try Task.checkCancellation()
        if let failure { throw failure }
    }

    /// Measures the next file, and as many of those behind it as are short: a task of its own for each would take longer
    /// than they do.
    private func step(_ queue: BoundedQueue<(index: Int, entry: FolderWalk.Entry)>) async -> Step {
        do {
            guard let (index, entry) = try await queue.next() else { return .over }
            let start = ContinuousClock.now
            var files = [(index: index, items: work.items(of: entry, index: index))]
            while files.count < Self.greatestStep, start.duration(to: .now) < .milliseconds(1), !Task.isCancelled,
                let (index, entry) = queue.nextIfReady()
            {
                files.append((index, work.items(of: entry, index: index)))
            }
            return .done(files)
        } catch {
            return .failed(error)
        }
    }

    /// How many files one task measures at most.
    private static let greatestStep = 32
}
