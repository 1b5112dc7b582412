import Synchronization

/// Hands elements from one task to others; whoever sends waits while the queue is full, which it is with `capacity` elements:
/// those that are sent together may be more.
final class BoundedQueue<Element: Sendable>: Sendable {
    private struct State {
        /// What came in, in order, and what goes out, in reverse order: taking the first of many moves none of the others.
        var incoming: [Element] = []
        var outgoing: [Element] = []
        var sender: CheckedContinuation<Bool, Never>?
        var receivers: [CheckedContinuation<Element?, any Error>] = []
        var isOver = false
        var failure: (any Error)?

        var count: Int { incoming.count + outgoing.count }

        /// Whether more elements may come; nil where whoever sends them has to wait.
        func isOpen(capacity: Int) -> Bool? { isOver ? false : count < capacity ? true : nil }

        /// Takes elements in, but for the first ones, which go to those that wait for them.
        mutating func add(
            _ elements: [Element], capacity: Int
        ) -> (receivers: ArraySlice<CheckedContinuation<Element?, any Error>>, isOpen: Bool?) {
            if isOver { return ([], false) }
            let waiting = receivers.prefix(elements.count)
            receivers.removeFirst(waiting.count)
            incoming += elements[waiting.count...]
            return (waiting, isOpen(capacity: capacity))
        }

        mutating func popFirst() -> Element? {
            if outgoing.isEmpty {
                outgoing = incoming.reversed()
                incoming.removeAll(keepingCapacity: true)
            }
            return outgoing.popLast()
        }

        /// Whoever waits to send, once half of the queue is free: waking somebody for each element takes longer than most
        /// files do.
        mutating func senderToWake(capacity: Int) -> CheckedContinuation<Bool, Never>? {
            guard count <= capacity / 2 else { return nil }
            defer { sender = nil }
            return sender
        }
    }

    private let capacity: Int
    private let state = Mutex(State())

    /// An empty queue for at least one element.
    init(capacity: Int) { self.capacity = max(1, capacity) }

    /// Adds elements, and waits until there is room for more; to be called by one task at a time.
    ///
    /// - Returns: Whether the queue is still open, so that more elements may be taken.
    func send(_ elements: [Element]) async -> Bool {
        let (receivers, isOpen) = state.withLock { $0.add(elements, capacity: capacity) }
        for (receiver, element) in zip(receivers, elements) { receiver.resume(returning: element) }
        if let isOpen { return isOpen }
        return await withCheckedContinuation { continuation in
            let isOpen: Bool? = state.withLock { state in
                if let isOpen = state.isOpen(capacity: capacity) { return isOpen }
                state.sender = continuation
                return nil
            }
            if let isOpen { continuation.resume(returning: isOpen) }
        }
    }

    /// The next element, as soon as there is one; nil when there are no more.
    ///
    /// - Throws: What the queue was ended with, behind its elements.
    func next() async throws -> Element? {
        if let element = nextIfReady() { return element }
        return try await withCheckedThrowingContinuation { continuation in
            let (sender, answer): (CheckedContinuation<Bool, Never>?, Result<Element?, any Error>?) =
                state.withLock { state in
                    if let element = state.popFirst() {
                        return (state.senderToWake(capacity: capacity), .success(element))
                    }
                    if let failure = state.failure { return (nil, .failure(failure)) }
                    if state.isOver { return (nil, .success(nil)) }
                    state.receivers.append(continuation)
                    return (nil, nil)
                }
            sender?.resume(returning: true)
            if let answer { continuation.resume(with: answer) }
        }
    }

    /// The next element, where there is one already.
    func nextIfReady() -> Element? {
        let (sender, element): (CheckedContinuation<Bool, Never>?, Element?) = state.withLock { state in
            guard let element = state.popFirst() else { return (nil, nil) }
            return (state.senderToWake(capacity: capacity), element)
        }
        sender?.resume(returning: true)
        return element
    }

    /// Ends the queue behind its elements; only the first end counts.
    func finish(throwing failure: (any Error)? = nil) { end(failure, dropsElements: false) }

    /// Ends the queue at once: nobody wants its elements any more.
    func cancel() { end(CancellationError(), dropsElements: true) }

    private func end(_ failure: (any Error)?, dropsElements: Bool) {
        let (sender, receivers, reason) = state.withLock { state in
            if !state.isOver { state.failure = failure }
            state.isOver = true
            if dropsElements { (state.incoming, state.outgoing) = ([], []) }
            defer { (state.sender, state.receivers) = (nil, []) }
            return (state.sender, state.receivers, state.failure)
        }
        sender?.resume(returning: false)
        for receiver in receivers {
            if let reason { receiver.resume(throwing: reason) } else { receiver.resume(returning: nil) }
        }
    }
}
