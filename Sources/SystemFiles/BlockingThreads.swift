import Dispatch
import Foundation
import Synchronization

/// The threads on which files are read, decoded and packed, as many as there are cores.
///
/// Such work blocks until its disk or network has answered, and computes for seconds. On the threads of Swift's cooperative
/// pool, of which there are no more, the rest of the program would stand still: a server would not answer. Tasks that prefer
/// this executor run here, and are cancelled as all tasks are.
package final class BlockingThreads: TaskExecutor {
    /// Those of this process; they start with the first work.
    package static let shared = BlockingThreads(count: ProcessInfo.processInfo.activeProcessorCount)

    private let jobs = Mutex(JobQueue())
    private let jobCount = DispatchSemaphore(value: 0)

    private init(count: Int) {
        for index in 1...max(1, count) {
            let thread = Thread { [self] in run() }
            thread.name = "blocking-\(index)"
            thread.start()
        }
    }

    /// Runs the job on the first thread that is free.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
        jobCount.signal()
    }

    private func run() {
        while true {
            jobCount.wait()
            guard let job = jobs.withLock({ $0.popFirst() }) else { continue }
            unsafe job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}

/// Jobs in the order in which they came.
private struct JobQueue {
    private var jobs: [UnownedJob] = []
    private var first = 0

    mutating func append(_ job: UnownedJob) { jobs.append(job) }

    mutating func popFirst() -> UnownedJob? {
        guard first < jobs.count else { return nil }
        let job = jobs[first]
        first += 1
        // Those that were taken go when they are the most of all, which costs each of them one move.
        if first * 2 >= jobs.count {
            jobs.removeFirst(first)
            first = 0
        }
        return job
    }
}
