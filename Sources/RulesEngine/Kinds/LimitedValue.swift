import PreflightModel

/// A value that a limit can be set on.
protocol LimitedValue: Comparable, Sendable {
    static var zero: Self { get }
    func minus(_ other: Self) -> Self
    /// For JSON and sentences.
    var fact: Fact { get }
}

extension Int64: LimitedValue {
    static var zero: Int64 { 0 }
    func minus(_ other: Int64) -> Int64 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? (self < other ? .min : .max) : difference
    }
    var fact: Fact { .integer(self) }
}

extension TotalDuration: LimitedValue {
    func minus(_ other: TotalDuration) -> TotalDuration { self - other }
    var fact: Fact { .number(seconds) }
}
