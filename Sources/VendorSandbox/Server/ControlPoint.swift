import Foundation

/// What a test asks the sandbox itself, on any port, below `/sandbox/`.
struct ControlPoint: Sendable {
    static let prefix = "/sandbox/"

    let world: SandboxWorld

    /// The orders in a request's body.
    private struct Orders: Codable {
        var faults: [String]
    }

    /// What is wrong with a request.
    private struct Mistake: Encodable {
        var error: String
    }

    func answer(_ head: SandboxRequestHead, _ body: ReceivedBody) async -> SandboxAnswer {
        switch (head.method, head.path.dropFirst(Self.prefix.count)) {
        case ("GET", "health"): .json(["status": "ok"])
        case ("GET", "journal"): .json(world.journal.entries)
        case ("GET", "faults"): .json(Orders(faults: world.faults.pending))
        case ("DELETE", "faults"): cancel()
        case ("POST", "faults"): order(body)
        default: .json(Mistake(error: Self.usage), status: 404)
        }
    }

    private func cancel() -> SandboxAnswer {
        world.faults.cancel()
        return .json(Orders(faults: []))
    }

    private func order(_ body: ReceivedBody) -> SandboxAnswer {
        guard let bytes = body.bytes, let orders = try? JSONDecoder().decode(Orders.self, from: Data(bytes)) else {
            return .json(Mistake(error: "not of the form {\"faults\": [\"huawei.commit:drop-answer\"]}"), status: 400)
        }
        do {
            try world.faults.order(orders.faults)
            return .json(Orders(faults: world.faults.pending))
        } catch {
            return .json(Mistake(error: error.description), status: 400)
        }
    }

    private static let usage =
        "there are GET /sandbox/health, GET /sandbox/journal, and GET, POST and DELETE /sandbox/faults"
}
