/// An end, besides a voice, to which a task can be ordered. No document lists messages for it, so that they are empty.
struct TencentEnding: Sendable {
    /// The name in orders: the state, and the code where there is one, as `FINISH/40000`.
    let name: String
    /// The state.
    let stage: TencentCloneTask.Stage
    /// What comes out.
    let outcome: TencentCloneTask.Outcome

    /// All ends: the state ABORTED, and the groups of codes that the vendor's sibling API documents (40000 bad input, 60000
    /// bad source, 70000 internal) with codes out of the service's list.
    static let all = [
        TencentEnding(name: "ABORTED", stage: .aborted, outcome: TencentCloneTask.Outcome(message: "")),
        finish(40_000, "InvalidParameterValue"), finish(60_000, "InvalidParameterValue.MediaType"),
        finish(70_000, "InternalError"),
    ]

    /// The end of this name; nil if there is none.
    static func named(_ name: String?) -> TencentEnding? { all.first { $0.name == name } }

    private static func finish(_ code: Int, _ extended: String) -> TencentEnding {
        TencentEnding(
            name: "FINISH/\(code)", stage: .finish,
            outcome: TencentCloneTask.Outcome(errCode: code, errCodeExt: extended, message: ""))
    }
}
