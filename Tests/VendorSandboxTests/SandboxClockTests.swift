import Foundation
import TestSupport
import Testing

@testable import VendorSandbox

@Suite("The sandbox's clock", .timeLimited)
struct SandboxClockTests {
    private let timeline = JobTimeline(
        began: Date(timeIntervalSince1970: 1000), stages: [("WAITING", seconds: 60), ("PROCESSING", seconds: 540)],
        last: "SUCCEED")

    private func state(after seconds: Double, speed: Double = 1, jobSeconds: Double? = nil) -> String {
        let clock = SandboxClock(
            speed: speed, jobSeconds: jobSeconds, now: { Date(timeIntervalSince1970: 1000 + seconds) })
        return clock.stage(of: timeline)
    }

    @Test(
        "a job is in the first stage that is not over",
        arguments: [
            (-5.0, "WAITING"), (0, "WAITING"), (59, "WAITING"), (60, "PROCESSING"), (599, "PROCESSING"),
            (600, "SUCCEED"),
        ])
    func stages(seconds: Double, state: String) {
        #expect(self.state(after: seconds) == state)
    }

    @Test("speed divides every stage")
    func speed() {
        #expect(state(after: 0.05, speed: 1000) == "WAITING")
        #expect(state(after: 0.07, speed: 1000) == "PROCESSING")
        #expect(state(after: 0.7, speed: 1000) == "SUCCEED")
    }

    @Test("a job's whole length can be stated; none at all ends it at once")
    func jobSeconds() {
        #expect(state(after: 0.9, speed: 1000, jobSeconds: 10) == "WAITING")
        #expect(state(after: 9, speed: 1000, jobSeconds: 10) == "PROCESSING")
        #expect(state(after: 10, speed: 1000, jobSeconds: 10) == "SUCCEED")
        #expect(state(after: 0, jobSeconds: 0) == "SUCCEED")
    }
}
