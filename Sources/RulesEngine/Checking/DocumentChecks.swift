import PreflightModel

/// What is wrong with documents and texts, and what the rules say of them.
struct DocumentChecks {
    let profile: Profile
    let input: CheckInput

    var findings: [Finding] {
        input.documents.flatMap { document in
            let content = TranscriptChecks.content(of: document) ?? Self.content(of: document)
            let rules = profile.role(named: document.role)?.rules ?? []
            return [content].compactMap(\.self)
                + rules.compactMap { rule in
                    guard let condition = rule.documentCondition else { return nil }
                    return Finding(
                        rule, condition.judge(document), role: document.role, path: document.path, profile: profile.id)
                }
        }
    }

    /// What is wrong with the content of a document, whatever the vendor; no rule of a profile.
    private static func content(of document: CheckInput.Document) -> Finding? {
        guard document.transcript == nil else { return nil }
        func finding(_ code: FindingCode, _ severity: Severity, _ facts: [String: Fact] = [:]) -> Finding {
            Finding(
                rule: code.rawValue, code: code, severity: severity, outcome: .fail, role: document.role,
                path: document.path, facts: facts)
        }
        guard document.byteCount > 0 else { return finding(.documentEmpty, .error) }
        guard let content = document.content else { return nil }
        if let container = content.recording {
            return finding(.documentIsRecording, .error, ["container": .text(container.rawValue)])
        }
        let fileExtension = document.path.fileExtension
        guard let announced = DocumentFormat.announced(by: fileExtension) else { return nil }
        var facts: [String: Fact] = ["extension": .text(fileExtension), "announced": .text(announced.name)]
        guard let format = content.format else {
            facts["found"] = content.other.map { .text($0) }
            return finding(.documentNotRecognised, .error, facts)
        }
        guard format != announced else { return nil }
        facts["found"] = .text(format.name)
        facts["foundExtension"] = .text(format.fileExtensions[0])
        return finding(.documentExtension, .warning, facts)
    }
}
