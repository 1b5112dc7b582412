import Foundation
package import Testing

/// Ends what takes too long as a failure with the test's name. Every suite has it.
///
/// Testing starts all tests at once, so that each of them takes as long as all together. Here a few run at a time, and the
/// time that a test takes is its own, whatever else is to be run.
///
/// At the limit the test fails and is cancelled, and the others go on. A test that a cancellation does not reach, since it
/// spins or waits for a lock, would hold up the run for ever, which Testing's own `timeLimit` lets it do; so a little later
/// the whole run ends there.
package struct TimeLimited: SuiteTrait, TestTrait, TestScoping {
    /// Far more than any test needs on a slow machine with other work: only a hang takes so long.
    static let standard = TimeLimited(
        limit: greatest, grace: .seconds(60),
        gate: Gate(places: max(4, 2 * ProcessInfo.processInfo.activeProcessorCount)),
        onHang: endRun)

    /// The time that a test has.
    package static let greatest = Duration.seconds(20 * 60)

    let limit: Duration
    let grace: Duration
    let gate: Gate
    var watchdog = Watchdog.shared
    let onHang: @Sendable (_ name: String) -> Void

    /// Holds for every test of a suite, and for each of its arguments.
    package var isRecursive: Bool { true }

    /// Runs a test when it is its turn, within its time.
    package func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        await gate.enter()
        let name = "\(test.displayName ?? test.name) (\(test.sourceLocation))"
        let watch = watchdog.watch(until: .now + limit + grace) { onHang(name) }
        let result: Result<Void, any Error>
        do { result = .success(try await run(function, of: test)) } catch { result = .failure(error) }
        watchdog.end(watch)
        await gate.leave()
        try result.get()
    }

    /// Runs it to its end or to the limit, whichever is first.
    private func run(_ function: @Sendable () async throws -> Void, of test: Test) async throws {
        try await withoutActuallyEscaping(function) { function in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await Task.sleep(for: limit)
                    Issue.record("not over after \(limit)", sourceLocation: test.sourceLocation)
                }
                group.addTask { try await function() }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }

    private static func endRun(_ name: String) {
        FileHandle.standardError.write(Data("✘ Test \(name) hangs. The run ends here.\n".utf8))
        // What the others said is not lost. `exit` would wait for what hangs.
        fflush(nil)
        _exit(1)
    }
}

extension Trait where Self == TimeLimited {
    /// A test that hangs fails by its name, and the run ends.
    package static var timeLimited: TimeLimited { .standard }
}
