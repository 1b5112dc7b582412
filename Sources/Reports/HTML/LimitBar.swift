import PreflightModel

/// A measured number on a scale, with the range that a rule allows.
struct LimitBar {
    var measured: Double
    var minimum: Double?
    var maximum: Double?
    var isMet: Bool

    /// The bar of a finding about a number; nil where it has no limits.
    init?(_ finding: Finding) {
        guard let measured = finding.measured?.value, measured.isFinite, measured >= 0 else { return nil }
        minimum = finding.limit?.minimum?.number
        maximum = finding.limit?.maximum?.number
        guard minimum != nil || maximum != nil else { return nil }
        self.measured = measured
        isMet = finding.outcome == .pass
    }

    /// How far the number is from the nearest limit, in proportion to that limit; negative where it is passed.
    var headroom: Double {
        let above = minimum.map { (measured - $0) / max($0, 1) } ?? .infinity
        let below = maximum.map { ($0 - measured) / max($0, 1) } ?? .infinity
        return min(above, below)
    }

    /// The bar as SVG, stretched over the width that it is given.
    var svg: String {
        let greatest = max(measured, minimum ?? 0, maximum ?? 0) * 1.08
        guard greatest > 0 else { return "" }
        let (left, right) = ((minimum ?? 0) / greatest, (maximum ?? greatest) / greatest)
        func line(_ share: Double) -> String {
            let x = HTMLText.percent(share)
            return "<line x1=\"\(x)\" x2=\"\(x)\" y1=\"1\" y2=\"13\"/>"
        }
        return
            "<svg class=\"bar\" aria-hidden=\"true\"><rect class=\"track\" width=\"100%\" y=\"5\" height=\"4\" rx=\"2\"/>"
            + "<rect class=\"room\" x=\"\(HTMLText.percent(left))\" width=\"\(HTMLText.percent(right - left))\" y=\"5\" height=\"4\"/>"
            + (minimum.map { line($0 / greatest) } ?? "") + (maximum.map { line($0 / greatest) } ?? "")
            + "<circle class=\"\(isMet ? "met" : "unmet")\" cx=\"\(HTMLText.percent(measured / greatest))\" cy=\"7\" r=\"4.5\"/></svg>"
    }
}
