/// What submitting a package did.
public enum SubmissionOutcome: Hashable, Sendable {
    /// The vendor has a job now that it had not before this call.
    case submitted(SubmissionRecord)
    /// The vendor had the job already; nothing was sent.
    case alreadySubmitted(SubmissionRecord)

    /// The submission.
    public var record: SubmissionRecord {
        switch self {
        case .submitted(let record), .alreadySubmitted(let record): record
        }
    }
}
