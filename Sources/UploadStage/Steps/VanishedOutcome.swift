import VendorClients

/// The vendor says that it no longer has what earlier steps made there, such as an uploaded recording.
///
/// A submission throws it from any step; whoever runs the submission forgets the steps and runs it again from its top.
struct VanishedOutcome: Error {
    /// The vendor's words.
    var cause: VendorFailure
    /// Whether a step is one of those that made what is gone, or built on it.
    var isStep: @Sendable (_ name: String) -> Bool
}

extension SubmissionFailure {
    /// The failure, or what vanished where `isGone` recognises the vendor's words for that.
    func vanished(
        where isGone: (VendorFailure) -> Bool, steps isStep: @escaping @Sendable (_ name: String) -> Bool
    ) -> any Error {
        guard let cause, isGone(cause) else { return self }
        return VanishedOutcome(cause: cause, isStep: isStep)
    }
}
