/// How much a finding or a defect weighs.
public enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
    /// Worth knowing, changes nothing.
    case note
    /// The vendor advises against it, or a limit is too close to call.
    case warning
    /// The vendor refuses it, or the recording is damaged.
    case error

    /// Orders by weight: note, warning, error.
    public static func < (left: Severity, right: Severity) -> Bool { left.weight < right.weight }

    private var weight: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}
