import PreflightModel

/// Turns what limits say of a value into a judgement, in one voice for every kind.
struct LimitWording<Value: LimitedValue> {
    /// The unit in JSON.
    var unit: Quantity.Unit
    /// The value in words; the second value is one that must not look the same.
    var text: @Sendable (Value, Value?) -> String
    /// The distance to a limit in words.
    var distance: @Sendable (Value) -> String
    /// "longer", "larger", "higher", "more".
    var greater: String
    /// "shorter", "smaller", "lower", "fewer".
    var less: String
    /// What to do when the value is too great or too small.
    var whenTooGreat: String
    var whenTooSmall: String
    /// Whether the value counts things, which "are" more than one, where an amount "is".
    var isCount = false

    func judge(_ limits: Limits<Value>, low: Value, high: Value) -> Judgement {
        let result = limits.judge(low: low, high: high)
        let isLower = result.side == .lower
        let shown = isLower ? low : high
        let limit = result.bound?.value
        let measuredText = text(shown, limit)
        let measured = Quantity(value: shown.number, unit: unit, text: measuredText)
        guard let bound = result.bound, let headroom = result.headroom else {
            return Judgement(outcome: .pass, measured: measured, limit: limits.text, message: measuredText)
        }
        let magnitude = headroom < .zero ? Value.zero.minus(headroom) : headroom
        let distanceText = distance(magnitude)
        let headroomText: String
        switch (result.outcome, isLower) {
        case (.fail, true):
            headroomText = magnitude == .zero ? "exactly at the limit" : "\(distanceText) short of \(bound.text)"
        case (.fail, false):
            headroomText = magnitude == .zero ? "exactly at the limit" : "\(distanceText) over \(bound.text)"
        case (_, true): headroomText = "\(distanceText) above the minimum of \(bound.text)"
        case (_, false): headroomText = "\(distanceText) below the maximum of \(bound.text)"
        }
        let quantity = Quantity(value: headroom.number, unit: unit, text: headroomText)
        var judgement = Judgement(
            outcome: result.outcome, measured: measured, limit: limits.text, headroom: quantity,
            message: message(
                result.outcome, isLower: isLower, bound: bound, low: low, high: high, measured: measuredText,
                distance: magnitude == .zero ? nil : distanceText),
            remedy: result.outcome == .pass ? nil : isLower ? whenTooSmall : whenTooGreat,
            isTooCloseToCall: result.outcome == .open)
        judgement.minimum = limits.lower.map { Quantity(value: $0.value.number, unit: unit, text: $0.text) }
        judgement.maximum = limits.upper.map { Quantity(value: $0.value.number, unit: unit, text: $0.text) }
        judgement.isOverMaximum = result.outcome == .fail && !isLower
        return judgement
    }

    private func message(
        _ outcome: Outcome, isLower: Bool, bound: Limits<Value>.Bound, low: Value, high: Value, measured: String,
        distance: String?
    ) -> String {
        switch outcome {
        case .fail:
            let profile = Judgement.profilePlaceholder
            let verb = isCount && low.number != 1 ? "are" : "is"
            guard let distance else {
                return "\(measured) \(verb) not \(isLower ? greater : less) than the \(bound.text) of \(profile)"
            }
            return isLower
                ? "\(measured) \(verb) \(less) than the \(bound.text) that \(profile) \(Judgement.asksFor) "
                    + "(\(distance) short)"
                : "\(measured) \(verb) \(greater) than the \(bound.text) that \(profile) \(Judgement.allows) "
                    + "(\(distance) over)"
        case .open where low != high:
            return
                "\(text(low, high)) or \(text(high, low)), depending on how a reader treats encoder delay and padding: "
                + "the two are on different sides of \(bound.text)"
        case .open:
            return "\(measured) is too close to \(bound.text) to call, since the vendor does not define the unit "
                + "(1 MB may be 1,000,000 or 1,048,576 bytes)"
        default:
            return measured
        }
    }
}
