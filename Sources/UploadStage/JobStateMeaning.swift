/// What a state of a vendor's job means, and what its user does next: one entry of a vendor's table of states.
///
/// Each vendor's folder has one such table (`AlibabaJobStates`, `HuaweiJobStates`, `TencentJobStates`), which holds every
/// state that the vendor documents.
struct JobStateMeaning: Hashable, Sendable {
    /// The vendor's name for the state, in parentheses with what else decides, as in `FINISH (60000)`.
    var name: String
    /// Where the submission stands.
    var state: SubmissionState
    /// What is said where the vendor says nothing; nil where nothing needs to be said.
    var message: String?
    /// What its user does next; `{submission}` and `{manifest}` stand for the submission's ID and its manifest's path.
    var next: String

    /// A state in which the vendor works, and its user waits.
    static func running(_ name: String, _ message: String? = nil) -> JobStateMeaning {
        JobStateMeaning(name: name, state: .running, message: message, next: waiting)
    }

    /// A state that no document names: it is kept as it came, and counts as one in which the vendor works.
    static func undocumented(_ name: String) -> JobStateMeaning {
        running(name, "no document names this state; it counts as running.")
    }

    /// The command that waits.
    static let waiting = "voice-preflight wait {submission}"
    /// The name of the entry for a job that the vendor does not know, or no longer.
    static let unknown = "unknown"

    /// `next` for a submission.
    static func next(_ text: String, submission: String, manifest: String) -> String {
        text.replacing("{submission}", with: submission).replacing("{manifest}", with: manifest)
    }
}
