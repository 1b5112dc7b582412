/// How often and how long after a failed attempt the same is asked again: full jitter over a doubling ceiling, or what
/// the vendor asks for.
public struct RetryPolicy: Sendable {
    /// How many attempts are made in all.
    public var attempts: Int
    /// The ceiling of the first pause.
    public var base: Duration
    /// No pause is longer, unless the vendor asks for it.
    public var cap: Duration
    /// The pauses between looks for something whose answer was lost, since what was just made is not always listed at
    /// once.
    public var looks: [Duration]
    /// Waits.
    public var sleep: @Sendable (Duration) async throws -> Void
    /// A number from 0 up to 1.
    public var random: @Sendable () -> Double

    /// A policy from its parts.
    public init(
        attempts: Int = 5, base: Duration = .seconds(1), cap: Duration = .seconds(30),
        looks: [Duration] = [.zero, .seconds(2), .seconds(5), .seconds(10)],
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.attempts = attempts
        self.base = base
        self.cap = cap
        self.looks = looks
        self.sleep = sleep
        self.random = random
    }

    /// The pause after attempt number `attempt`, the first one being 1.
    ///
    /// - Parameter retryAfterMilliseconds: What the vendor asks for; at most an hour of it is believed.
    public func pause(after attempt: Int, retryAfterMilliseconds: Int64?) -> Duration {
        if let asked = retryAfterMilliseconds, asked > 0 { return .milliseconds(min(asked, 3_600_000)) }
        let ceiling = min(cap, base * (1 << min(max(attempt - 1, 0), 16)))
        return ceiling * random()
    }
}
