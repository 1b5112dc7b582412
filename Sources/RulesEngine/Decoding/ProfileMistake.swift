/// A mistake in a profile or a configuration, with its place.
public struct ProfileMistake: Error, Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The file's name, as it was given.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The column, from 1.
    public let column: Int
    /// What is wrong and what to do.
    public let message: String

    /// Makes a mistake from its parts.
    package init(file: String, line: Int, column: Int, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    /// `my.yml:14:5: unknown rule kind "durations". Did you mean "duration"?`
    public var description: String { "\(file):\(line):\(column): \(message)" }

    /// Orders by place.
    public static func < (left: ProfileMistake, right: ProfileMistake) -> Bool {
        (left.line, left.column, left.message) < (right.line, right.column, right.message)
    }
}
