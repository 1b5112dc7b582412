/// A text that is shown nowhere: no description, mirror, or encoding of it exists.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let text: String

    /// A secret from its text.
    public init(_ text: String) { self.text = text }

    /// The text, for a signature or a header that carries it, and nothing else.
    public func reveal() -> String { text }

    /// Whether there is no text.
    public var isEmpty: Bool { text.isEmpty }

    /// Says that there is a secret.
    public var description: String { "<secret>" }
    /// Says that there is a secret.
    public var debugDescription: String { description }
    /// Shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
