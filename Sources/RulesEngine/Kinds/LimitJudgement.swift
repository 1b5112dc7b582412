import PreflightModel

/// What limits say of a value.
struct LimitJudgement<Value: LimitedValue>: Sendable {
    enum Side: Sendable { case lower, upper }

    var outcome: Outcome
    /// The bound that is passed, or else the nearest.
    var bound: Limits<Value>.Bound?
    var side: Side?
    /// How far the value is from that bound; negative where the bound is passed.
    var headroom: Value?

    mutating func consider(
        _ sides: [Bool], of bound: Limits<Value>.Bound, headroom: Value, side: Side
    ) {
        let outcome: Outcome = sides.allSatisfy { $0 } ? .pass : sides.contains(true) ? .open : .fail
        let rank: (Outcome) -> Int = { $0 == .fail ? 2 : $0 == .open ? 1 : 0 }
        let isNearer = self.headroom.map { headroom < $0 } ?? true
        guard rank(outcome) > rank(self.outcome) || (rank(outcome) == rank(self.outcome) && isNearer) else { return }
        self = LimitJudgement(outcome: outcome, bound: bound, side: side, headroom: headroom)
    }
}
