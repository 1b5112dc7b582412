import Synchronization

/// The faults that are still to come.
final class FaultBook: Sendable {
    private let vendors = Mutex<[String: [SandboxOperation]]>([:])
    private let orders = Mutex<[FaultOrder]>([])
    private let hanging = Mutex<[AsyncStream<Never>.Continuation]>([])

    /// Takes orders for the operations of these services from now on.
    func know(_ services: [any SandboxService]) {
        vendors.withLock { vendors in
            for service in services { vendors[service.name.vendor, default: []] += service.operations }
        }
    }

    /// Orders faults, all or none.
    func order(_ texts: [String]) throws(WrongFaultOrder) {
        let vendors = vendors.withLock { $0 }
        var new: [FaultOrder] = []
        for text in texts { new.append(try FaultOrder(text, vendors: vendors)) }
        orders.withLock { $0 += new }
    }

    /// Cancels all orders, and lets go of the requests that hang.
    func cancel() {
        orders.withLock { $0 = [] }
        let released = hanging.withLock { hanging in
            defer { hanging = [] }
            return hanging
        }
        for request in released { request.finish() }
    }

    /// Holds a request until all orders are cancelled from now on.
    func hold() -> HeldRequest {
        let (release, request) = AsyncStream.makeStream(of: Never.self)
        hanging.withLock { $0.append(request) }
        return HeldRequest(until: release)
    }

    /// The fault that strikes this request, which uses it up.
    func take(vendor: String, operation: SandboxOperation) -> Fault? {
        orders.withLock { orders in
            guard let index = orders.firstIndex(where: { $0.vendor == vendor && $0.operation == operation.name }) else {
                return nil
            }
            if orders[index].skipped > 0 {
                orders[index].skipped -= 1
                return nil
            }
            let fault = orders[index].fault
            orders[index].count -= 1
            if orders[index].count == 0 { orders.remove(at: index) }
            return fault
        }
    }

    /// The orders that are still to come, as they could be ordered again.
    var pending: [String] {
        orders.withLock { orders in
            orders.map { order in
                order.vendor + "." + order.operation + (order.skipped > 0 ? "@\(order.skipped + 1)" : "") + ":"
                    + order.fault.text + (order.count > 1 ? "*\(order.count)" : "")
            }
        }
    }
}
