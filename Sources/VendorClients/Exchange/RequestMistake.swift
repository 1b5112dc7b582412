/// Something in a request that the vendor's document forbids, found before anything is sent.
package struct RequestMistake: Error, Hashable, Sendable {
    /// The parameter, by the vendor's name.
    package var parameter: String
    /// What is wrong with it, with both numbers, and what to do.
    package var message: String

    /// A mistake from its parts.
    package init(_ parameter: String, _ message: String) {
        self.parameter = parameter
        self.message = message
    }
}

/// All the mistakes of one request.
package struct RequestRefused: Error, Hashable, Sendable {
    /// The operation, by the vendor's name for it.
    package var operation: String
    /// The mistakes, in the order of the document.
    package var mistakes: [RequestMistake]

    /// A refusal with its reasons.
    package init(operation: String, mistakes: [RequestMistake]) {
        self.operation = operation
        self.mistakes = mistakes
    }
}
