/// A request that hangs until all orders are cancelled.
struct HeldRequest: Sendable {
    private let release: AsyncStream<Never>

    /// - Parameter release: Finished when the request may go.
    init(until release: AsyncStream<Never>) { self.release = release }

    /// Waits until it is released, at most that long.
    func wait(atMost limit: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await Task.sleep(for: limit) }
            group.addTask { for await _ in release {} }
            await group.next()
            group.cancelAll()
        }
    }
}
