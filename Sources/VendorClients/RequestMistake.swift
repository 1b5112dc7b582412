/// Something in a request that the vendor's document forbids, found before anything is sent.
public struct RequestMistake: Error, Hashable, Sendable {
    /// The parameter, by the vendor's name.
    public var parameter: String
    /// What is wrong with it, with both numbers, and what to do.
    public var message: String

    /// A mistake from its parts.
    public init(_ parameter: String, _ message: String) {
        self.parameter = parameter
        self.message = message
    }
}

/// All the mistakes of one request.
public struct RequestRefused: Error, Hashable, Sendable {
    /// The operation, by the vendor's name for it.
    public var operation: String
    /// The mistakes, in the order of the document.
    public var mistakes: [RequestMistake]

    /// A refusal with its reasons.
    public init(operation: String, mistakes: [RequestMistake]) {
        self.operation = operation
        self.mistakes = mistakes
    }
}
