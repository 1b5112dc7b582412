/// Where a submission stands, in our words; the vendor's own state is kept beside it as it came.
public enum SubmissionState: String, Hashable, Sendable, Codable, CaseIterable {
    /// Not everything was handed over yet; the same `submit` resumes.
    case submitting
    /// The vendor works on it.
    case running
    /// The vendor waits for the user, such as for better recordings.
    case actionNeeded
    /// Done: the voice is there.
    case succeeded
    /// The vendor's job failed.
    case failed
    /// It is unknown whether the vendor took a request; somebody has to look.
    case unresolved
}
