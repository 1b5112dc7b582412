import PreflightModel

/// A job's state as it came; the documents name 16.
package struct HuaweiJobState: OpenVocabulary {
    /// The name.
    package let rawValue: String
    /// A state by its name.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Waits for files and the commit.
    package static let creating: HuaweiJobState = "CREATING"
    /// The audit failed; waits for better files and another commit.
    package static let auditFailed: HuaweiJobState = "AUDIT_FAILED"
    /// Failed for good.
    package static let failed: HuaweiJobState = "FAILED"
    /// Done: the job has its asset.
    package static let succeed: HuaweiJobState = "SUCCEED"
}
