/// A vendor that packages are handed to.
public struct Vendor: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The name in profiles, the ledger and JSON.
    public let rawValue: String

    /// A vendor by its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The name.
    public var description: String { rawValue }
}
