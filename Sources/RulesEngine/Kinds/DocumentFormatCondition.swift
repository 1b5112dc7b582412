import PreflightModel

/// `documentFormat`: which formats of documents are taken, by content.
struct DocumentFormatCondition: DocumentCondition {
    private let allowed: [DocumentFormat]
    let limit: RuleLimit

    init(allowed: [DocumentFormat]) {
        self.allowed = allowed
        limit = RuleLimit(kind: "documentFormat", facts: ["names": .list(allowed.map(\.name))])
    }

    func judge(_ document: CheckInput.Document) -> Judgement {
        guard let content = document.content else { return Judgement(.notApplicable, .documentFormatUnknown) }
        guard document.byteCount > 0, content.recording == nil else {
            return Judgement(.notApplicable, .documentMissing)
        }
        let isAllowed = content.format.map { allowed.contains($0) } ?? false
        let found = content.format?.name ?? content.other
        return Judgement(
            isAllowed ? .pass : .fail, isAllowed ? .documentFormatAccepted : .documentFormatNotAccepted,
            measured: Quantity(.text(found ?? "")))
    }
}
