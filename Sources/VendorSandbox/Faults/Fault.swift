/// Something that strikes one request.
struct Fault: Hashable, Sendable {
    /// What goes wrong.
    let kind: FaultKind
    /// How the job ends, one of the operation's `endings`; nil for every other kind.
    var ending: String?

    /// As it is ordered, as `throttle` or `end=FAILED`.
    var text: String { kind.rawValue + (ending.map { "=\($0)" } ?? "") }
}
