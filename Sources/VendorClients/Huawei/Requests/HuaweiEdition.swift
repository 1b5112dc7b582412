public import PreflightModel

/// An edition of voice training, by the API's name. In English texts `middle` is called "advanced", and `advance`
/// "premium".
public enum HuaweiEdition: String, Hashable, Sendable, Codable, CaseIterable {
    /// 基础版: 20 sentences.
    case basic
    /// 进阶版, "advanced": 100 sentences.
    case middle
    /// 高级版, "premium": one long recording, in a zip only.
    case advance

    /// The name of the operation that creates such a job.
    public var createOperation: String {
        switch self {
        case .basic: "CreateTrainingBasicJob"
        case .middle: "CreateTrainingMiddleJob"
        case .advance: "CreateTrainingAdvanceJob"
        }
    }

    /// The job type that such a job bears.
    public var jobType: HuaweiJobType { HuaweiJobType(rawValue: rawValue.uppercased()) }
}

/// A job's type as it came; the set moves between editions of the documents.
public struct HuaweiJobType: OpenVocabulary {
    /// The name.
    public let rawValue: String
    /// A type by its name.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A job's state as it came; the documents name 16.
public struct HuaweiJobState: OpenVocabulary {
    /// The name.
    public let rawValue: String
    /// A state by its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Waits for files and the commit.
    public static let creating: HuaweiJobState = "CREATING"
    /// The automatic audit.
    public static let systemAuditing: HuaweiJobState = "SYSTEM_AUDITING"
    /// The audit by people.
    public static let auditing: HuaweiJobState = "AUDITING"
    /// Waits to be cut into sentences.
    public static let waitingSplit: HuaweiJobState = "WAITING_SPLIT"
    /// Is cut into sentences.
    public static let splitting: HuaweiJobState = "SPLITTING"
    /// Could not be cut; whether that is final is not documented.
    public static let splitFailed: HuaweiJobState = "SPLIT_FAILED"
    /// Is labelled.
    public static let annotating: HuaweiJobState = "ANNOTATING"
    /// Waits for training.
    public static let waiting: HuaweiJobState = "WAITING"
    /// Is trained.
    public static let processing: HuaweiJobState = "PROCESSING"
    /// Huawei reviews the result.
    public static let resultReview: HuaweiJobState = "RESULT_REVIEW"
    /// The user has to review the result.
    public static let userResultReview: HuaweiJobState = "USER_RESULT_REVIEW"
    /// The user refused the result.
    public static let userReviewReject: HuaweiJobState = "USER_REVIEW_REJECT"
    /// The audit failed; waits for better files and another commit.
    public static let auditFailed: HuaweiJobState = "AUDIT_FAILED"
    /// The model is stored.
    public static let uploading: HuaweiJobState = "UPLOADING"
    /// Failed for good.
    public static let failed: HuaweiJobState = "FAILED"
    /// Done: the job has its asset.
    public static let succeed: HuaweiJobState = "SUCCEED"
}
