/// All mistakes of a profile at once, in the order of the file.
public struct InvalidProfile: Error, Hashable, Sendable, CustomStringConvertible {
    /// The mistakes; never empty.
    public let mistakes: [ProfileMistake]

    /// One line a mistake.
    public var description: String { mistakes.map(\.description).joined(separator: "\n") }
}
