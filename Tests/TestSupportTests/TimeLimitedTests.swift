import Synchronization
import Testing

@testable import TestSupport

@Suite("A time limit", .timeLimited)
struct TimeLimitedTests {
    private func run(limit: Duration, _ body: @escaping @Sendable () async throws -> Void) async throws {
        let test = try #require(Test.current)
        let trait = TimeLimited(limit: limit, grace: .seconds(60), gate: Gate(places: 1), onHang: { _ in })
        try await trait.provideScope(for: test, testCase: nil, performing: body)
    }

    @Test("is not felt by a test that ends, whose failure is its own")
    func ends() async throws {
        struct Own: Error {}
        try await run(limit: .seconds(3600)) {}
        await #expect(throws: Own.self) { try await run(limit: .seconds(3600)) { throw Own() } }
    }

    @Test("fails a test that waits for ever, and lets it go")
    func waits() async throws {
        let isCancelled = Mutex(false)
        try await withKnownIssue {
            try await run(limit: .zero) {
                do { try await Task.sleep(for: .seconds(1_000_000)) } catch { isCancelled.withLock { $0 = true } }
            }
        } matching: {
            $0.comments.contains("not over after 0.0 seconds")
        }
        #expect(isCancelled.withLock { $0 })
    }
}

@Suite("A watchdog", .timeLimited)
struct WatchdogTests {
    @Test("acts once where something has not ended in time, and never where it has")
    func late() {
        let late = Mutex<[String]>([])
        let watchdog = Watchdog()
        let moment = ContinuousClock.now
        _ = watchdog.watch(until: moment + .seconds(60)) { late.withLock { $0.append("hangs") } }
        let ending = watchdog.watch(until: moment + .seconds(60)) { late.withLock { $0.append("ends") } }
        _ = watchdog.watch(until: moment + .seconds(90)) { late.withLock { $0.append("hangs longer") } }
        watchdog.look(at: moment + .seconds(60))
        #expect(late.withLock { $0 } == [])
        watchdog.end(ending)
        watchdog.look(at: moment + .seconds(61))
        watchdog.look(at: moment + .seconds(62))
        #expect(late.withLock { $0 } == ["hangs"])
        watchdog.look(at: moment + .seconds(91))
        #expect(late.withLock { $0 } == ["hangs", "hangs longer"])
    }

    @Test("is told of a test that neither ends nor lets itself be cancelled, by its name")
    func hangs() async throws {
        let names = Mutex<[String]>([])
        let watchdog = Watchdog()
        let test = try #require(Test.current)
        let trait = TimeLimited(
            limit: .seconds(3600), grace: .seconds(60), gate: Gate(places: 1), watchdog: watchdog,
            onHang: { name in names.withLock { $0.append(name) } })
        try await trait.provideScope(for: test, testCase: nil) {
            watchdog.look(at: .now + .seconds(3500))
            #expect(names.withLock { $0 } == [])
            watchdog.look(at: .now + .seconds(3800))
            #expect(names.withLock { $0 }.first?.hasPrefix("is told of a test that neither ends") == true)
        }
        watchdog.look(at: .now + .seconds(3800))
        #expect(names.withLock { $0 }.count == 1)
    }
}

@Suite("A gate", .timeLimited)
struct GateTests {
    /// How many are inside, the most that ever were, and how many came out.
    private actor Visits {
        var (inside, most, done) = (0, 0, 0)

        func begin() {
            inside += 1
            most = max(most, inside)
        }

        func end() {
            inside -= 1
            done += 1
        }
    }

    @Test("lets no more in at a time than it has places for, and all in the end")
    func places() async {
        let (gate, visits) = (Gate(places: 3), Visits())
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    await gate.enter()
                    await visits.begin()
                    await Task.yield()
                    await visits.end()
                    await gate.leave()
                }
            }
        }
        #expect(await visits.most <= 3)
        #expect(await visits.done == 100)
    }
}
