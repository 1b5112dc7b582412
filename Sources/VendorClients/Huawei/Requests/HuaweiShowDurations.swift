/// Asks how much recorded time the tenant has to send (ShowTenantDurationCfg): it differs from tenant to tenant.
public struct HuaweiShowDurations: HuaweiRequest {
    /// The operation's name.
    public static let operation = "ShowTenantDurationCfg"

    /// A question for all editions.
    public init() {}

    /// Nothing is forbidden about it.
    public var mistakes: [RequestMistake] { [] }

    /// `GET …/user/tenant-duration-cfg`.
    public var call: HuaweiCall { HuaweiCall(method: "GET", path: ["user", "tenant-duration-cfg"]) }

    /// What an edition takes, in whole seconds of recorded time altogether.
    public struct Limits: Hashable, Sendable {
        /// The least.
        public var least: Int64?
        /// The most.
        public var most: Int64?
        /// What the service advises.
        public var advised: Int64?
    }

    /// The limits of each edition.
    public struct Answer: Hashable, Sendable, Decodable {
        private var seconds: [String: Int64]

        /// The limits of an edition; nil where the service does not say.
        public func limits(_ edition: HuaweiEdition) -> Limits {
            Limits(
                least: seconds["\(edition)_min"], most: seconds["\(edition)_max"],
                advised: seconds["\(edition)_advice_value"])
        }

        init(seconds: [String: Int64]) { self.seconds = seconds }

        /// Reads the limits; `tenant_id` and what else is no number is passed over.
        ///
        /// - Throws: `DecodingError` for what is not an object, or one without any limit.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Name.self)
            seconds = [:]
            for name in values.allKeys where (try? values.decodeNil(forKey: name)) == false {
                if let number = try? values.decode(Int64.self, forKey: name), number >= 0 {
                    seconds[name.stringValue] = number
                }
            }
            guard !seconds.isEmpty else {
                throw DecodingError.keyNotFound(
                    Name("advance_min"), DecodingError.Context(codingPath: [], debugDescription: "no limit in it"))
            }
        }
    }

    private struct Name: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }
}
