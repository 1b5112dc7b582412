/// Why a package could not be made, read or verified.
public struct PackagingFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of trouble it is; the command's exit status follows from it.
    public enum Kind: String, Sendable {
        /// The recordings are not what the profile takes, or not what was asked for.
        case refused
        /// A file is not what it was when it was checked, or what its manifest says.
        case changed
        /// The output cannot be created.
        case cannotCreate
        /// Reading or writing failed.
        case inputOutput
        /// There is nothing at that place.
        case missing
    }

    /// What kind of trouble it is.
    public let kind: Kind
    /// What is wrong and what to do, one line for each thing that is wrong.
    public let messages: [String]

    /// Makes a failure.
    package init(_ kind: Kind, _ messages: [String]) {
        self.kind = kind
        self.messages = messages
    }

    init(_ kind: Kind, _ message: String) { self.init(kind, [message]) }

    /// All of the messages, a line each.
    public var description: String { messages.joined(separator: "\n") }
}
