extension FixedWidthInteger {
    /// The sum, or the greatest number where it does not fit: for totals of what hostile headers claim.
    func addingSaturated(_ other: Self) -> Self {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }
}
