/// Asks why an audit failed (ShowJobAuditResult): the only place with reasons for each file.
package struct ShowJobAuditResult: HuaweiRequest {
    /// The operation's name.
    package static let operation = "ShowJobAuditResult"

    /// The job's ID.
    package var jobID: String

    /// A question for a job.
    package init(jobID: String) { self.jobID = jobID }

    /// What the documents forbid.
    package var mistakes: [RequestMistake] {
        var mistakes = HuaweiParameterRules()
        mistakes.segment("job_id", jobID, atMost: 64)
        return mistakes.found
    }

    /// `GET …/user/jobs/{job_id}/audit-result`.
    package var call: HuaweiCall { HuaweiCall(method: "GET", path: ["user", "jobs", jobID, "audit-result"]) }

    /// What the audits said.
    package struct Response: Hashable, Sendable, Decodable {
        /// The automatic audit.
        package var system: System?
        /// The audit by people.
        package var admin: Admin?

        enum CodingKeys: String, CodingKey {
            case system = "system_audit_result"
            case admin = "admin_audit_result"
        }
    }

    /// What the automatic audit said.
    package struct System: Hashable, Sendable, Decodable {
        /// What is wrong, file by file.
        package var errors: [FileError]?
    }

    /// What is wrong with one file, or one recording and its text.
    package struct FileError: Hashable, Sendable, Decodable {
        /// The recording's name in the package.
        package var audioName: String?
        /// The text's name in the package.
        package var textName: String?
        /// The service's code.
        package var code: String?
        /// The service's words.
        package var message: String?

        enum CodingKeys: String, CodingKey {
            case audioName = "audio_name"
            case textName = "text_name"
            case code = "error_code"
            case message = "error_message"
        }
    }

    /// What the audit by people said. The address of its attachment is left out: anybody who has it may read it.
    package struct Admin: Hashable, Sendable, Decodable {
        /// The auditor's words.
        package var message: String?
        /// The name of a file with more of them.
        package var attachmentName: String?

        enum CodingKeys: String, CodingKey {
            case attachmentName = "attachment_name"
            case message
        }
    }
}
