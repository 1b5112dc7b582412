/// A set of names that grows: a struct over its name, with the known names as static members.
///
/// Containers, codecs and defect codes are such sets: a reader of our JSON meets names that this version does not know.
public protocol OpenVocabulary: RawRepresentable, Hashable, Sendable, Codable, Comparable, CustomStringConvertible,
    ExpressibleByStringLiteral
where RawValue == String {
    /// Makes the member with this name; every name is allowed.
    init(rawValue: String)
}

extension OpenVocabulary {
    /// The name itself.
    public var description: String { rawValue }

    /// Orders members by name, bytewise.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Makes the member with the name written in the source.
    public init(stringLiteral value: String) { self.init(rawValue: value) }

    /// Reads the name from a single JSON string.
    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the name as a single JSON string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
