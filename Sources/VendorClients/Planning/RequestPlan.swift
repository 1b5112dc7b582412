import PreflightModel
import Synchronization

/// Notes requests instead of sending them: a connection with a plan signs and sends nothing, and its clients go on with
/// what `PlannedResponse` says.
package final class RequestPlan: Sendable {
    /// A request that would be made.
    package struct Entry: Hashable, Sendable {
        /// The step that it belongs to.
        package var step: String
        /// The operation, by the vendor's name.
        package var operation: String
        /// The request, without signature and credentials.
        package var request: HTTPRequest
    }

    private struct State {
        var step = ""
        var entries: [Entry] = []
        var placeholderCounts: [String: Int] = [:]
    }

    private let state = Mutex(State())

    /// An empty plan.
    package init() {}

    /// The requests so far, in order.
    package var entries: [Entry] { state.withLock { $0.entries } }

    /// Says which step the next requests belong to.
    package func begin(_ step: String) { state.withLock { $0.step = step } }

    /// What stands for something that only the vendor can answer: `<JobId>`, then `<JobId-2>`.
    package func placeholder(_ name: String) -> String {
        let count = state.withLock { state in
            state.placeholderCounts[name, default: 0] += 1
            return state.placeholderCounts[name] ?? 1
        }
        return count == 1 ? "<\(name)>" : "<\(name)-\(count)>"
    }

    /// Notes a request; placeholders in its address stay readable.
    func note(_ request: HTTPRequest, _ operation: String) {
        var request = request
        request.encodedPath = Self.readable(request.encodedPath)
        request.encodedQuery = request.encodedQuery.map(Self.readable)
        state.withLock { $0.entries.append(Entry(step: $0.step, operation: operation, request: request)) }
    }

    /// Notes a request, and gives the answer that the plan goes on with.
    ///
    /// - Throws: `VendorFailure` where no plan foresees the request; nothing is sent then either.
    func response<Request, Response>(
        to request: Request, _ unsigned: HTTPRequest, of vendor: Vendor, _ operation: String
    ) throws(VendorFailure) -> Response {
        note(unsigned, operation)
        guard let planned = request as? any PlannedResponse<Response> else {
            throw VendorFailure(
                vendor: vendor, operation: operation, kind: .refused, message: "this request is not part of any plan")
        }
        return planned.plannedResponse(in: self)
    }

    private static func readable(_ text: String) -> String {
        text.replacing(/%3C([A-Za-z0-9_-]+)%3E/) { "<\($0.output.1)>" }
    }
}

/// A request that a new submission makes: its answer, as far as it can be told before the vendor gives one.
protocol PlannedResponse<Response> {
    /// What the vendor answers.
    associatedtype Response

    /// The answer, with placeholders for what only the vendor knows.
    func plannedResponse(in plan: RequestPlan) -> Response
}
