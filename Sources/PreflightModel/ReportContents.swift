/// What a report lists although nothing is wrong with it; where nobody looks at that, it need not be kept.
package struct ReportContents: OptionSet, Hashable, Sendable {
    /// The bits.
    package let rawValue: Int

    /// Makes a set from its bits.
    package init(rawValue: Int) { self.rawValue = rawValue }

    /// All recordings. Without it, those of a large set that nothing is wrong with are only counted.
    package static let recordings = ReportContents(rawValue: 1)
    /// The rules that recordings meet. Without it, only the one whose limit is nearest.
    package static let passes = ReportContents(rawValue: 2)
    /// Everything.
    package static let all: ReportContents = [.recordings, .passes]
}
