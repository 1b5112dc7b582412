/// Asks how much recorded time the tenant has to send (ShowTenantDurationCfg): it differs from tenant to tenant.
package struct ShowTenantDurationCfg: HuaweiRequest {
    /// The operation's name.
    package static let operation = "ShowTenantDurationCfg"

    /// A question for all editions.
    package init() {}

    /// Nothing is forbidden about it.
    package var mistakes: [RequestMistake] { [] }

    /// `GET …/user/tenant-duration-cfg`.
    package var call: HuaweiCall { HuaweiCall(method: "GET", path: ["user", "tenant-duration-cfg"]) }

    /// What an edition takes, in whole seconds of recorded time altogether.
    package struct Limits: Hashable, Sendable {
        /// The least.
        package var least: Int64?
        /// The most.
        package var most: Int64?
        /// What the service advises.
        package var advised: Int64?
    }

    /// The limits of each edition.
    package struct Response: Hashable, Sendable, Decodable {
        private var seconds: [String: Int64]

        /// The limits of an edition; nil where the service does not say.
        package func limits(_ edition: HuaweiEdition) -> Limits {
            Limits(
                least: seconds["\(edition)_min"], most: seconds["\(edition)_max"],
                advised: seconds["\(edition)_advice_value"])
        }

        init(seconds: [String: Int64]) { self.seconds = seconds }

        /// Reads the limits; `tenant_id` and what else is no number is passed over.
        ///
        /// - Throws: `DecodingError` for what is not an object, or one without any limit.
        package init(from decoder: any Decoder) throws {
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
