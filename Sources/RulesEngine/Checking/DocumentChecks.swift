import PreflightModel

/// What is wrong with documents and texts, and what the rules say of them.
struct DocumentChecks {
    let profile: Profile
    let input: CheckInput

    var findings: [Finding] {
        input.documents.flatMap { document in
            TranscriptChecks.content(of: document) + Self.content(of: document)
                + (profile.role(named: document.role)?.rules ?? []).compactMap { rule in
                    guard let condition = rule.documentCondition else { return nil }
                    return Finding(
                        rule, condition.judge(document), role: document.role, path: document.path, profile: profile.id)
                }
        }
    }

    /// What is wrong with the content of a document, whatever the vendor; no rule of a profile.
    private static func content(of document: CheckInput.Document) -> [Finding] {
        guard document.transcript == nil else { return [] }
        func finding(_ code: String, _ severity: Severity, _ message: String, _ remedy: String) -> [Finding] {
            [
                Finding(
                    rule: code, severity: severity, outcome: .fail, role: document.role, path: document.path,
                    message: message, remedy: remedy)
            ]
        }
        guard document.byteCount > 0 else {
            return finding(
                "document.empty", .error, "the document is empty (0 bytes)", "Scan or save the document again.")
        }
        guard let content = document.content else { return [] }
        if let container = content.recording {
            return finding(
                "document.recording", .error, "the content is a recording (\(container)), not a document",
                "Give the document as \(document.role)=PATH, and the recording in the role that it is for.")
        }
        let fileExtension = document.path.fileExtension
        guard let announced = DocumentFormat.announced(by: fileExtension) else { return [] }
        guard let format = content.format else {
            return finding(
                "document.not-recognised", .error,
                "the name says .\(fileExtension), but the content is not \(announced.name)"
                    + (content.other.map { ": it is \($0)" } ?? " or any other format that is recognised"),
                "Open it to see what it is, and save it as \(announced.name) again.")
        }
        guard format != announced else { return [] }
        return finding(
            "document.extension-mismatch", .warning,
            "the name says .\(fileExtension), but the content is \(format.name): a reader that goes by the name cannot open it",
            "Rename it so that it ends in .\(format.fileExtensions[0]).")
    }
}
