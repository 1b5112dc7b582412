/// How far a task is, in the vendor's words; unknown words are kept.
public struct TencentTaskStatus: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The vendor's word.
    public let rawValue: String

    /// A status by the vendor's word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Not begun yet.
    public static let waiting = TencentTaskStatus(rawValue: "WAITING")
    /// Worked on.
    public static let processing = TencentTaskStatus(rawValue: "PROCESSING")
    /// Over, with success or without.
    public static let finish = TencentTaskStatus(rawValue: "FINISH")
    /// Given up.
    public static let aborted = TencentTaskStatus(rawValue: "ABORTED")

    /// The vendor's word.
    public var description: String { rawValue }
}
