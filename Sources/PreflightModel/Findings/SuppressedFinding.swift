/// A finding that does not count for the verdict, and why.
public struct SuppressedFinding: Hashable, Sendable, Codable {
    /// Why a finding does not count.
    public struct Suppression: Hashable, Sendable, Codable {
        /// Who said so.
        public enum Kind: String, Sendable, Codable {
            /// A suppression in the configuration.
            case configuration
            /// A baseline: the finding is not new.
            case baseline
        }

        /// Who said so.
        public var kind: Kind
        /// The reason that was given; nil for a baseline.
        public var reason: String?
        /// The last day on which it holds, as `2027-01-31`; nil where it has no end.
        public var expires: String?
        /// Where it stands, as `.voice-preflight.yml:14`, or the file of the baseline.
        public var place: String

        /// Makes a suppression from its parts.
        package init(kind: Kind, reason: String? = nil, expires: String? = nil, place: String) {
            self.kind = kind
            self.reason = reason
            self.expires = expires
            self.place = place
        }
    }

    /// The finding, as it would be without the suppression.
    public var finding: Finding
    /// Why it does not count.
    public var suppression: Suppression

    /// Joins a finding and the reason why it does not count.
    package init(finding: Finding, suppression: Suppression) {
        self.finding = finding
        self.suppression = suppression
    }

    private enum CodingKeys: String, CodingKey { case suppression }

    /// Reads a finding with a `suppression` beside its other keys.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            finding: try Finding(from: decoder), suppression: try values.decode(Suppression.self, forKey: .suppression))
    }

    /// Writes a finding with a `suppression` beside its other keys.
    public func encode(to encoder: any Encoder) throws {
        try finding.encode(to: encoder)
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(suppression, forKey: .suppression)
    }
}
