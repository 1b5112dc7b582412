/// Asks for a page of the account's jobs in a region.
package struct ListCustomizedVoiceJobs: AlibabaRequest {
    /// The edition whose jobs are listed; the service lists `Basic` where none is named, and hides the others.
    package enum Edition: String, Hashable, Sendable, Codable, CaseIterable {
        /// The basic edition (基础版).
        case basic = "Basic"
        /// The standard edition (大众版).
        case standard = "Standard"
    }

    /// A page of jobs.
    package struct Response: Hashable, Sendable, Decodable {
        /// The jobs of the page.
        package var jobs: [CustomizedVoiceJob]
        /// How many jobs there are on all pages; nil where the service does not say.
        package var totalCount: Int64?

        private enum CodingKeys: String, CodingKey {
            case jobs = "CustomizedVoiceJobList"
            case totalCount = "TotalCount"
        }

        init(jobs: [CustomizedVoiceJob], totalCount: Int64?) {
            self.jobs = jobs
            self.totalCount = totalCount
        }

        /// Reads a page.
        package init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            jobs = try values.decode([CustomizedVoiceJob].self, forKey: .jobs)
            totalCount = try values.decodeIfPresent(StatedNumber.self, forKey: .totalCount)?.integer
        }
    }

    /// The action.
    package static let operation = "ListCustomizedVoiceJobs"

    /// The edition.
    package var edition: Edition
    /// The page, from 1.
    package var pageNumber: Int
    /// Jobs on a page, 1 to 100.
    package var pageSize: Int

    /// A request for a page.
    package init(edition: Edition, pageNumber: Int = 1, pageSize: Int = 100) {
        self.edition = edition
        self.pageNumber = pageNumber
        self.pageSize = pageSize
    }

    /// The parameters, by the service's names.
    package var parameters: [String: String] {
        ["Type": edition.rawValue, "PageNo": "\(pageNumber)", "PageSize": "\(pageSize)"]
    }

    /// All that the documents forbid.
    package var mistakes: [RequestMistake] { AlibabaParameterRules.page(pageNumber, size: pageSize) }
}
