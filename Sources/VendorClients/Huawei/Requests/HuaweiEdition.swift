import PreflightModel

/// An edition of voice training, by the API's name. In English texts `middle` is called "advanced", and `advance`
/// "premium".
package enum HuaweiEdition: String, Hashable, Sendable, Codable, CaseIterable {
    /// 基础版: 20 sentences.
    case basic
    /// 进阶版, "advanced": 100 sentences.
    case middle
    /// 高级版, "premium": one long recording, in a zip only.
    case advance

    /// The job type that such a job bears.
    package var jobType: HuaweiJobType { HuaweiJobType(rawValue: rawValue.uppercased()) }
}

/// A job's type as it came; the set moves between editions of the documents.
package struct HuaweiJobType: OpenVocabulary {
    /// The name.
    package let rawValue: String
    /// A type by its name.
    package init(rawValue: String) { self.rawValue = rawValue }
}
