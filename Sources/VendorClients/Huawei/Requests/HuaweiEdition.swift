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

    /// The name of the operation that creates such a job.
    package var createOperation: String {
        switch self {
        case .basic: "CreateTrainingBasicJob"
        case .middle: "CreateTrainingMiddleJob"
        case .advance: "CreateTrainingAdvanceJob"
        }
    }

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

/// A job's state as it came; the documents name 16.
package struct HuaweiJobState: OpenVocabulary {
    /// The name.
    package let rawValue: String
    /// A state by its name.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Waits for files and the commit.
    package static let creating: HuaweiJobState = "CREATING"
    /// The automatic audit.
    package static let systemAuditing: HuaweiJobState = "SYSTEM_AUDITING"
    /// The audit by people.
    package static let auditing: HuaweiJobState = "AUDITING"
    /// Waits to be cut into sentences.
    package static let waitingSplit: HuaweiJobState = "WAITING_SPLIT"
    /// Is cut into sentences.
    package static let splitting: HuaweiJobState = "SPLITTING"
    /// Could not be cut; whether that is final is not documented.
    package static let splitFailed: HuaweiJobState = "SPLIT_FAILED"
    /// Is labelled.
    package static let annotating: HuaweiJobState = "ANNOTATING"
    /// Waits for training.
    package static let waiting: HuaweiJobState = "WAITING"
    /// Is trained.
    package static let processing: HuaweiJobState = "PROCESSING"
    /// Huawei reviews the result.
    package static let resultReview: HuaweiJobState = "RESULT_REVIEW"
    /// The user has to review the result.
    package static let userResultReview: HuaweiJobState = "USER_RESULT_REVIEW"
    /// The user refused the result.
    package static let userReviewReject: HuaweiJobState = "USER_REVIEW_REJECT"
    /// The audit failed; waits for better files and another commit.
    package static let auditFailed: HuaweiJobState = "AUDIT_FAILED"
    /// The model is stored.
    package static let uploading: HuaweiJobState = "UPLOADING"
    /// Failed for good.
    package static let failed: HuaweiJobState = "FAILED"
    /// Done: the job has its asset.
    package static let succeed: HuaweiJobState = "SUCCEED"
}
