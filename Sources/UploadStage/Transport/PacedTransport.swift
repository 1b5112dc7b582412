import VendorClients

/// A transport that begins no more requests a second than the vendor allows, however many tasks use it.
struct PacedTransport: HTTPTransport {
    private let transport: any HTTPTransport
    private let pace: Pace
    private let sleep: @Sendable (Duration) async throws -> Void

    /// - Parameters:
    ///   - requestsPerSecond: The vendor's limit, above 0.
    ///   - now: A clock that never goes back.
    init(
        _ transport: any HTTPTransport, requestsPerSecond: Int,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.transport = transport
        pace = Pace(interval: .seconds(1) / requestsPerSecond, now: now)
        self.sleep = sleep
    }

    func send(
        _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
    ) async throws(TransportFailure) -> HTTPResponse {
        let pause = await pace.turn()
        if pause > .zero {
            do { try await sleep(pause) } catch { throw TransportFailure(.cancelled, "interrupted") }
        }
        return try await transport.send(request, progress: progress)
    }
}

/// Gives turns that are at least an interval apart.
private actor Pace {
    private let interval: Duration
    private let now: @Sendable () -> ContinuousClock.Instant
    private var nextTurn: ContinuousClock.Instant?

    init(interval: Duration, now: @escaping @Sendable () -> ContinuousClock.Instant) {
        self.interval = interval
        self.now = now
    }

    /// How long to wait for the turn that is now taken.
    func turn() -> Duration {
        let now = now()
        let turn = max(nextTurn ?? now, now)
        nextTurn = turn + interval
        return now.duration(to: turn)
    }
}
