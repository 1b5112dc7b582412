public import Foundation

/// Something that happened to a submission, in the order in which the ledger was told.
public struct LedgerEvent: Hashable, Sendable, Codable {
    /// What kind of thing.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// A step is about to be asked of the vendor.
        case intent
        /// The vendor answered a request.
        case answer
        /// A step is done.
        case outcome
        /// An attempt at a step failed.
        case failure
        /// What an intent without an outcome was about was found at the vendor, or was not.
        case search
        /// The vendor no longer has what a step made there, so the step is done again.
        case forgotten
        /// The state changed.
        case state
    }

    /// When.
    public var at: Date
    /// What kind of thing.
    public var kind: Kind
    /// The step's name; nil for a state.
    public var step: String?
    /// What is to be said of it, without secrets.
    public var message: String
    /// The vendor's number for the request, which its support asks for; nil for other events than answers, and for
    /// answers that state none.
    public var requestID: String?

    /// An event from its parts.
    package init(at: Date, kind: Kind, step: String? = nil, message: String, requestID: String? = nil) {
        self.at = at
        self.kind = kind
        self.step = step
        self.message = message
        self.requestID = requestID
    }
}
