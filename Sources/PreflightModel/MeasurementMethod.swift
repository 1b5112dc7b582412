/// How a length was found, and how deep a measurement goes: each depth includes the ones before it.
public enum MeasurementMethod: String, Sendable, Codable, CaseIterable, Comparable {
    /// What the headers claim; nothing is verified.
    case declared
    /// Every chunk, frame or sample-table entry was walked: exact without decoding.
    case scan
    /// Every sample was decoded too, and the count agreed with the scan (or a defect says that it did not).
    case decode
    /// The decoded samples were heard too: speech, noise, bandwidth and quality were estimated.
    case listen

    /// Orders depths from the shallowest to the deepest.
    public static func < (left: MeasurementMethod, right: MeasurementMethod) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .declared: 0
        case .scan: 1
        case .decode: 2
        case .listen: 3
        }
    }
}
