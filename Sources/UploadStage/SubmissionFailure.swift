package import VendorClients

/// Why a submission stops; what is in the ledger stays, and nothing that the vendor has is forgotten.
public struct SubmissionFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What a caller does about it; the command's exit status follows from it.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The vendor or the network failed for now: running the same command again resumes.
        case temporary
        /// It is unknown whether the vendor took a request: somebody looks, then resumes.
        case unresolved
        /// The vendor refused a request, or its job failed.
        case refused
        /// Credentials are missing or refused.
        case credentials
        /// The package is not what its manifest says, or may not be submitted.
        case packageRefused
        /// What was asked for cannot be: parameters, options, an unknown submission.
        case usage
        /// The ledger or a file cannot be read or written.
        case inputOutput
        /// Another process is at it.
        case busy
        /// Somebody gave up.
        case cancelled
    }

    /// What a caller does about it.
    public var kind: Kind
    /// What is wrong and what to do, one line for each thing that is wrong.
    public var messages: [String]
    /// The vendor's failure behind it; nil if there is none.
    package var cause: VendorFailure?

    /// A failure from its parts.
    package init(_ kind: Kind, _ messages: String...) {
        self.kind = kind
        self.messages = messages
    }

    /// A failure with several reasons.
    package init(_ kind: Kind, _ messages: [String]) {
        self.kind = kind
        self.messages = messages
    }

    /// A vendor's failure, told in one voice.
    package init(_ failure: VendorFailure) {
        let kind: Kind =
            switch failure.kind {
            case .unreachable, .answerLost, .throttled, .unavailable, .corrupted, .expired: .temporary
            case .refused, .notFound, .redirected: .refused
            case .unauthorized, .credentialsExpired, .clockSkew: .credentials
            case .unreadableBody: .inputOutput
            case .cancelled: .cancelled
            }
        self.init(kind, VendorFailureText.text(failure))
        cause = failure
    }

    /// A request that was refused before anything was sent.
    package init(_ refused: RequestRefused) {
        self.init(
            .usage,
            refused.mistakes.map { "\(refused.operation): \($0.parameter): \($0.message)" } + ["Nothing was sent."])
    }

    /// Credentials that were not found.
    package init(_ failure: CredentialFailure) { self.init(.credentials, failure.message) }

    /// All of the messages, a line each.
    public var description: String { messages.joined(separator: "\n") }
}
