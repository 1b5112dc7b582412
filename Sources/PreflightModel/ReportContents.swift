/// What a report lists although nothing is wrong with it; where nobody looks at that, it need not be kept.
public struct ReportContents: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: Int

    /// Makes a set from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// All recordings. Without it, those of a large set that nothing is wrong with are only counted.
    public static let recordings = ReportContents(rawValue: 1)
    /// The rules that recordings meet. Without it, only the one whose limit is nearest.
    public static let passes = ReportContents(rawValue: 2)
    /// Everything.
    public static let all: ReportContents = [.recordings, .passes]
}
