/// Asks how many jobs of each edition are left (ShowVoiceTrainingQuotas).
package struct ShowVoiceTrainingQuotas: HuaweiRequest {
    /// The operation's name.
    package static let operation = "ShowVoiceTrainingQuotas"

    /// How many resources to pass over.
    package var offset: Int64?
    /// How many resources to answer, 1 to 100.
    package var limit: Int64?

    /// A question for all quotas.
    package init() {}

    /// What the documents forbid.
    package var mistakes: [RequestMistake] {
        var mistakes = HuaweiParameterRules()
        mistakes.number("offset", offset, 0...Int64(Int32.max))
        mistakes.number("limit", limit, 1...100)
        return mistakes.found
    }

    /// `GET …/quotas`.
    package var call: HuaweiCall {
        HuaweiCall(
            method: "GET", path: ["quotas"],
            query: ["offset": offset.map(String.init), "limit": limit.map(String.init)])
    }

    /// What is left.
    package struct Response: Hashable, Sendable, Decodable {
        /// How many jobs are left, by the service's names, as in `advance` and `middle_on_demand`.
        package var available: [String: Int64]

        enum CodingKeys: String, CodingKey { case available = "resource_available_nums" }

        init(available: [String: Int64]) { self.available = available }

        /// Reads what is left; a name without a number says nothing.
        package init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            available = try values.decode([String: Int64?].self, forKey: .available).compactMapValues(\.self)
        }

        /// How many jobs of an edition are left in bought packages; nil where the service does not say.
        package func available(_ edition: HuaweiEdition) -> Int64? { available[edition.rawValue] }
    }
}
