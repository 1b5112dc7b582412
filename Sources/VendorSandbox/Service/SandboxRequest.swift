import Foundation

/// A whole request.
struct SandboxRequest: Sendable {
    /// What came before the body.
    let head: SandboxRequestHead
    /// The body, with its digests.
    let body: ReceivedBody
    /// What is asked for; nil where the service has no such operation.
    let operation: SandboxOperation?
    /// The service's time, which the fault `clock-skew` moves: what signatures and expiries are judged by.
    let now: Date
    /// The fault that the service has to simulate in its answer: only one of those that the operation `enacts`.
    let fault: FaultKind?
    /// The end to which the job that this request starts has to come, one of those of the operation; nil for its own.
    var ending: String?
    /// An id for the answer, 32 hexadecimal digits; vendors write it in their own form.
    let id: String
}
