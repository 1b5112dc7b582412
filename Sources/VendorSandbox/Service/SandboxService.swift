/// One service of a vendor, simulated: an API or an object store.
///
/// The server calls `operation(of:)` when only the head of a request is there, so that a fault can strike before the body
/// is read, and `answer(_:)` when the whole request is there. A service verifies signatures by its own computation against
/// the credentials of its `SandboxWorld`, judges ages by `request.now` only, and never waits.
protocol SandboxService: Sendable {
    /// Which port it is served on.
    var name: SandboxName { get }
    /// Everything it can be asked; faults are ordered and the journal is written by these names.
    var operations: [SandboxOperation] { get }

    /// What is asked for; nil where the service has no such operation, which `answer(_:)` then says in the vendor's words.
    func operation(of head: SandboxRequestHead) -> SandboxOperation?
    /// The answer, with its effect.
    func answer(_ request: SandboxRequest) async -> SandboxAnswer
    /// The vendor's own way to say that too much was asked, without any effect.
    func throttled(_ request: SandboxRequest) -> SandboxAnswer
    /// The vendor's own way to say that something broke on its side (HTTP 5xx), without any effect.
    func unavailable(_ request: SandboxRequest) -> SandboxAnswer
}
