/// A text that is shown nowhere: no description, mirror, or encoding of it exists.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let text: String

    /// A secret from its text.
    package init(_ text: String) { self.text = text }

    /// The text, for a signature or a header that carries it, and nothing else.
    package func reveal() -> String { text }

    /// Whether there is no text.
    package var isEmpty: Bool { text.isEmpty }

    /// Says that there is a secret.
    package var description: String { "<secret>" }
    /// Says that there is a secret.
    package var debugDescription: String { description }
    /// Shows nothing.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
