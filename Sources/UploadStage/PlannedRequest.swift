package import VendorClients

/// A request that `submit` would make, for `--dry-run`: unsigned, with placeholders such as `<JobId>` for what only the
/// vendor can answer.
public struct PlannedRequest: Hashable, Sendable {
    /// The step that it belongs to.
    public var step: String
    /// The operation, by the vendor's name; `PUT` for objects.
    public var operation: String
    /// The request, without signature and credentials.
    package var request: HTTPRequest
    /// How many such requests there are, one after another: more than 1 for the parts of an upload, of which the request
    /// is the first.
    public var count: Int

    /// Its method, as in `POST`.
    public var method: String { request.method }
    /// The address that it goes to, percent-encoded but for its placeholders.
    public var address: String { request.address }

    /// A planned request from its parts.
    package init(step: String, operation: String, request: HTTPRequest, count: Int = 1) {
        self.step = step
        self.operation = operation
        self.request = request
        self.count = count
    }
}
