/// What a look at the vendor says of a request whose answer is not known.
package enum StepSearch<Outcome: Sendable>: Sendable {
    /// The vendor took it, and this is what it would have answered.
    case found(Outcome)
    /// The vendor did not take it.
    case absent
    /// It is unknown; the words say what to look at and what to do then.
    case unknown(String)
}
