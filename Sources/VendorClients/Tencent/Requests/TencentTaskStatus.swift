/// How far a task is, in the vendor's words; unknown words are kept.
package struct TencentTaskStatus: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The vendor's word.
    package let rawValue: String

    /// A status by the vendor's word.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Not begun yet.
    package static let waiting = TencentTaskStatus(rawValue: "WAITING")
    /// Worked on.
    package static let processing = TencentTaskStatus(rawValue: "PROCESSING")
    /// Over, with success or without.
    package static let finish = TencentTaskStatus(rawValue: "FINISH")
    /// Given up.
    package static let aborted = TencentTaskStatus(rawValue: "ABORTED")

    /// The vendor's word.
    package var description: String { rawValue }
}
