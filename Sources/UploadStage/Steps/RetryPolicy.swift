/// How often and how long after a failed attempt the same is asked again: full jitter over a doubling ceiling, or what
/// the vendor asks for.
package struct RetryPolicy: Sendable {
    /// How many attempts are made in all.
    package var attempts: Int
    /// The ceiling of the first pause.
    package var base: Duration
    /// No pause is longer, unless the vendor asks for it.
    package var cap: Duration
    /// The pauses between looks for something whose answer was lost, since what was just made is not always listed at
    /// once.
    package var looks: [Duration]
    /// The longest pause between looks at something that the vendor works on.
    package var longestWait: Duration
    /// Waits.
    package var sleep: @Sendable (Duration) async throws -> Void
    /// A number from 0 up to 1.
    package var random: @Sendable () -> Double

    /// A policy from its parts.
    package init(
        attempts: Int = 5, base: Duration = .seconds(1), cap: Duration = .seconds(30),
        looks: [Duration] = [.zero, .seconds(2), .seconds(5), .seconds(10)], longestWait: Duration = .seconds(3600),
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.attempts = attempts
        self.base = base
        self.cap = cap
        self.looks = looks
        self.longestWait = longestWait
        self.sleep = sleep
        self.random = random
    }

    /// The longest pause that the vendor may ask for; where it asks for more, the attempts are over.
    package static let longestPause = Duration.seconds(300)

    /// For a vendor that is simulated on this machine, which has nobody to spare and lists at once what it made.
    package static let rehearsal = RetryPolicy(
        base: .milliseconds(50), cap: .milliseconds(500), looks: [.zero, .milliseconds(50)],
        longestWait: .milliseconds(200))

    /// The pause after attempt number `attempt`, the first one being 1.
    ///
    /// - Parameter retryAfterMilliseconds: What the vendor asks for, the least that it gets.
    package func pause(after attempt: Int, retryAfterMilliseconds: Int64?) -> Duration {
        let ceiling = min(cap, base * (1 << min(max(attempt - 1, 0), 16)))
        return max(ceiling * random(), .milliseconds(max(retryAfterMilliseconds ?? 0, 0)))
    }
}
