/// Asks how many jobs of each edition are left (ShowVoiceTrainingQuotas).
public struct HuaweiShowQuotas: HuaweiRequest {
    /// The operation's name.
    public static let operation = "ShowVoiceTrainingQuotas"

    /// How many resources to pass over.
    public var offset: Int64?
    /// How many resources to answer, 1 to 100.
    public var limit: Int64?

    /// A question for all quotas.
    public init() {}

    /// What the documents forbid.
    public var mistakes: [RequestMistake] {
        var mistakes = HuaweiMistakes()
        mistakes.number("offset", offset, 0...Int64(Int32.max))
        mistakes.number("limit", limit, 1...100)
        return mistakes.found
    }

    /// `GET …/quotas`.
    public var call: HuaweiCall {
        HuaweiCall(
            method: "GET", path: ["quotas"],
            query: ["offset": offset.map(String.init), "limit": limit.map(String.init)])
    }

    /// What is left.
    public struct Answer: Hashable, Sendable, Decodable {
        /// How many jobs are left, by the service's names, as in `advance` and `middle_on_demand`.
        public var available: [String: Int64]

        enum CodingKeys: String, CodingKey { case available = "resource_available_nums" }

        init(available: [String: Int64]) { self.available = available }

        /// Reads what is left; a name without a number says nothing.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            available = try values.decode([String: Int64?].self, forKey: .available).compactMapValues(\.self)
        }

        /// How many jobs of an edition are left in bought packages; nil where the service does not say.
        public func available(_ edition: HuaweiEdition) -> Int64? { available[edition.rawValue] }
    }
}
