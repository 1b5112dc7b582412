/// An end, besides SUCCEED, to which a job can be ordered: a state in which it stays, with what the service says of it.
struct HuaweiEnding: Sendable {
    /// The name in orders: the state, and the code of the audit where there is one, as `AUDIT_FAILED/MSS.20020011`.
    let name: String
    /// The state.
    let state: String
    /// The last state that the job goes through by itself.
    let after: String
    /// What the audit finds.
    var findings = HuaweiAuditFindings()

    /// All ends. No document lists the reasons of a failed job, so FAILED has none.
    static let all: [HuaweiEnding] =
        [
            HuaweiEnding(name: "FAILED", state: "FAILED", after: "PROCESSING"),
            HuaweiEnding(name: "SPLIT_FAILED", state: "SPLIT_FAILED", after: "SPLITTING"),
            HuaweiEnding(name: "USER_RESULT_REVIEW", state: "USER_RESULT_REVIEW", after: "RESULT_REVIEW"),
            HuaweiEnding(name: "USER_REVIEW_REJECT", state: "USER_REVIEW_REJECT", after: "RESULT_REVIEW"),
            HuaweiEnding(name: "AUDIT_FAILED", state: "AUDIT_FAILED", after: "AUDITING"),
        ]
        + audits.map { code, message in
            var findings = HuaweiAuditFindings()
            findings.add(code, message)
            return HuaweiEnding(
                name: "AUDIT_FAILED/\(code)", state: "AUDIT_FAILED", after: "AUDITING", findings: findings)
        }

    /// The end of this name; nil if there is none.
    static func named(_ name: String?) -> HuaweiEnding? { all.first { $0.name == name } }

    /// The codes of the document "错误码" that are about what was handed in, in the sandbox's own English.
    private static let audits = [
        ("MSS.20020010", "There are problems with the authorization letter. Upload it again."),
        ("MSS.20020011", "The format of the audio file is incorrect."),
        ("MSS.20020012", "The types of the files in the zip file do not fit the task."),
        ("MSS.20020013", "The uploaded file is not a valid zip file."),
        ("MSS.20020015", "The text does not match the language."),
        ("MSS.20020016", "The number of wav or txt files in the zip file is incorrect."),
        ("MSS.20020022", "The zip file holds superfluous files."),
        ("MSS.20020023", "The content of the zip file is too large."),
        ("MSS.20020024", "A file in the zip file is too large."),
    ]
}
