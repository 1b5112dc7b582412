package import Foundation

/// Lists jobs (ListVoiceTrainingJob).
package struct ListVoiceTrainingJob: HuaweiRequest {
    /// The operation's name.
    package static let operation = "ListVoiceTrainingJob"

    /// How many jobs to pass over, 0 or more.
    package var offset: Int64?
    /// How many to answer, 1 to 100.
    package var limit: Int64?
    /// Only jobs created at this time or later, to the second.
    package var createdSince: Date?
    /// Only jobs created at this time or earlier, to the second.
    package var createdUntil: Date?
    /// Only jobs in these states; together 128 characters with the commas, so not all 16 fit.
    package var states: [HuaweiJobState] = []
    /// Only jobs of this name, up to 256 characters; whether as a whole or in part is not documented.
    package var voiceName: String?
    /// Only jobs of this type, up to 32 characters.
    package var jobType: HuaweiJobType?
    /// `asc` or `desc`, by the time of creation.
    package var sortDirection: String?
    /// The ID of a third-party user.
    package var appUserID: String?

    /// A list of all jobs.
    package init() {}

    /// What the documents forbid.
    package var mistakes: [RequestMistake] {
        var mistakes = HuaweiParameterRules()
        mistakes.number("offset", offset, 0...Int64(Int32.max))
        mistakes.number("limit", limit, 1...100)
        mistakes.length("state", stateText, 1...128)
        mistakes.length("voice_name", voiceName, 1...256)
        mistakes.length("job_type", jobType?.rawValue, 1...32)
        mistakes.oneOf("sort_dir", sortDirection, ["asc", "desc"])
        mistakes.appUserID(appUserID)
        return mistakes.found
    }

    /// `GET …/user/jobs`.
    package var call: HuaweiCall {
        HuaweiCall(
            method: "GET", path: ["user", "jobs"],
            query: [
                "offset": offset.map(String.init), "limit": limit.map(String.init),
                "create_since": createdSince.map(Self.text), "create_until": createdUntil.map(Self.text),
                "state": stateText, "voice_name": voiceName, "job_type": jobType?.rawValue,
                "sort_dir": sortDirection,
            ], appUserID: appUserID)
    }

    private var stateText: String? { states.isEmpty ? nil : states.map(\.rawValue).joined(separator: ",") }

    private static func text(_ date: Date) -> String {
        SigningMoment(date: date, nonce: "").extendedTimestamp
    }

    /// A page of jobs.
    package struct Response: Sendable, Decodable {
        /// How many there are in all.
        package var count: Int64
        /// The jobs of this page.
        package var jobs: [HuaweiJob]

        enum CodingKeys: String, CodingKey { case count, jobs }

        /// Reads a page; without jobs the list may be missing.
        package init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            count = try values.decode(Int64.self, forKey: .count)
            jobs = try values.decodeIfPresent([HuaweiJob].self, forKey: .jobs) ?? []
        }
    }
}
