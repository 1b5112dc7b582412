import PreflightModel
import RulesEngine

/// What lengths a rule allows, either end of which may be open.
struct LengthRange: Hashable, Sendable {
    typealias Bound = SelectionLimits.Bound

    var lower: Bound?
    var upper: Bound?

    /// Every length.
    static let any = LengthRange()

    init(lower: Bound? = nil, upper: Bound? = nil) {
        self.lower = lower
        self.upper = upper
    }

    /// What a rule on seconds allows.
    init(_ limit: RuleLimit) {
        lower = limit.minimum.map { Bound(ExactDuration(limitInSeconds: $0.number), isInclusive: $0.isInclusive) }
        upper = limit.maximum.map { Bound(ExactDuration(limitInSeconds: $0.number), isInclusive: $0.isInclusive) }
    }

    /// What both allow.
    func intersection(_ other: LengthRange) -> LengthRange {
        LengthRange(lower: Self.tighter(lower, other.lower, >), upper: Self.tighter(upper, other.upper, <))
    }

    private static func tighter(
        _ one: Bound?, _ other: Bound?, _ isTighter: (ExactDuration, ExactDuration) -> Bool
    ) -> Bound? {
        guard let one, let other else { return one ?? other }
        if one.duration == other.duration { return one.isInclusive ? other : one }
        return isTighter(one.duration, other.duration) ? one : other
    }

    /// Whether no length is allowed.
    var isEmpty: Bool {
        guard let lower, let upper else { return false }
        if lower.duration == upper.duration { return !(lower.isInclusive && upper.isInclusive) }
        return lower.duration > upper.duration
    }

    /// The same, this much away from either end; nil where nothing is left.
    func shrunk(by margin: ExactDuration) -> LengthRange? {
        let shrunk = LengthRange(
            lower: lower.map { Bound($0.duration.plus(margin), isInclusive: $0.isInclusive) },
            upper: upper.map { Bound($0.duration.minus(margin), isInclusive: $0.isInclusive) })
        return shrunk.isEmpty ? nil : shrunk
    }

    /// The least number of frames that is allowed.
    func leastFrameCount(at rate: Int) -> Int64 {
        guard let lower else { return 1 }
        let floor = lower.duration.frameCount(at: rate)
        let isExact = ExactDuration(frameCount: floor, sampleRate: rate) == lower.duration
        return max(1, isExact && lower.isInclusive ? floor : floor + 1)
    }

    /// The greatest number of frames that is allowed; nil where any is.
    func greatestFrameCount(at rate: Int) -> Int64? {
        guard let upper else { return nil }
        let floor = upper.duration.frameCount(at: rate)
        let isExact = ExactDuration(frameCount: floor, sampleRate: rate) == upper.duration
        return isExact && !upper.isInclusive ? floor - 1 : floor
    }
}

extension ExactDuration {
    /// The length that a profile writes in seconds; no unit of profiles is smaller than a microsecond.
    init(limitInSeconds seconds: Double) {
        let microseconds = Int64(exactly: max(-1e15, min(1e15, seconds * 1e6)).rounded()) ?? 0
        self.init(numerator: microseconds, denominator: 1_000_000)
    }

    func plus(_ other: ExactDuration) -> ExactDuration { combined(with: other, sign: 1) }

    func minus(_ other: ExactDuration) -> ExactDuration { combined(with: other, sign: -1) }

    /// The exact sum or difference, to the microsecond where the exact fraction needs more than 64 bits.
    private func combined(with other: ExactDuration, sign: Int64) -> ExactDuration {
        let numerator =
            Int128(self.numerator) * Int128(other.denominator)
            + Int128(sign) * Int128(other.numerator) * Int128(self.denominator)
        let denominator = Int128(self.denominator) * Int128(other.denominator)
        if let numerator = Int64(exactly: numerator), let denominator = Int64(exactly: denominator) {
            return ExactDuration(numerator: numerator, denominator: denominator)
        }
        return ExactDuration(
            numerator: Int64(clamping: numerator / (denominator / 1_000_000)), denominator: 1_000_000)
    }
}
