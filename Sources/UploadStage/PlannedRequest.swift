public import VendorClients

/// A request that `submit` would make, for `--dry-run`: unsigned, with placeholders such as `<JobId>` for what only the
/// vendor can answer.
public struct PlannedRequest: Hashable, Sendable {
    /// The step that it belongs to.
    public var step: String
    /// The request, without signature and credentials.
    public var request: HTTPRequest

    /// A planned request from its parts.
    public init(step: String, request: HTTPRequest) {
        self.step = step
        self.request = request
    }
}
