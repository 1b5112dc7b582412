import Foundation

/// The sandbox's time: signatures and expiries go by the real time, jobs go faster.
struct SandboxClock: Sendable {
    /// The real time; tests hand in their own.
    var now: @Sendable () -> Date
    /// How many times faster jobs go than the vendors' own.
    var speed: Double
    /// How many seconds every job takes in all, whatever its stages; nil to go by `speed`.
    var jobSeconds: Double?

    init(speed: Double = 1000, jobSeconds: Double? = nil, now: @escaping @Sendable () -> Date = { Date() }) {
        self.now = now
        self.speed = speed
        self.jobSeconds = jobSeconds
    }

    /// How far along a job is: the first stage that is not over, or the last, which never is.
    func stage<State>(of timeline: JobTimeline<State>) -> State {
        let elapsed = max(0, now().timeIntervalSince(timeline.began))
        let total = timeline.stages.reduce(0) { $0 + $1.seconds }
        let scale = jobSeconds.map { total > 0 ? $0 / total : 0 } ?? 1 / speed
        var end = 0.0
        for stage in timeline.stages {
            end += stage.seconds * scale
            if elapsed < end { return stage.state }
        }
        return timeline.last
    }
}

/// The states that a job goes through by itself.
struct JobTimeline<State: Sendable>: Sendable {
    /// A state with the time that the vendor needs for it, in seconds.
    struct Stage: Sendable {
        var state: State
        var seconds: Double
    }

    /// When the first stage began.
    var began: Date
    /// The stages that end by themselves.
    var stages: [Stage]
    /// The state after them.
    var last: State

    init(began: Date, stages: [(State, seconds: Double)], last: State) {
        self.began = began
        self.stages = stages.map { Stage(state: $0.0, seconds: $0.seconds) }
        self.last = last
    }
}
