/// How a length was found, and how deep a measurement goes: each depth includes the ones before it.
public enum MeasurementMethod: String, Sendable, Codable, CaseIterable {
    /// What the headers claim; nothing is verified.
    case declared
    /// Every chunk, frame or sample-table entry was walked: exact without decoding.
    case scan
    /// Every sample was decoded too, and the count agreed with the scan (or a defect says that it did not).
    case decode
}
