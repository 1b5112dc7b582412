import PreflightModel

/// `documentFormat`: which formats of documents are taken, by content.
struct DocumentFormatCondition: DocumentCondition {
    let allowed: [DocumentFormat]

    var limit: String { Words.alternatives(allowed.map(\.name)) }

    func judge(_ document: CheckInput.Document) -> Judgement {
        guard let content = document.content else { return .notApplicable("the document was not looked into") }
        guard document.byteCount > 0, content.recording == nil else {
            return .notApplicable("there is no document to judge")
        }
        let found = content.format?.name ?? content.other ?? "a format that is not recognised"
        let isAllowed = content.format.map { allowed.contains($0) } ?? false
        return Judgement(
            outcome: isAllowed ? .pass : .fail, measured: Quantity(text: found), limit: limit,
            message: isAllowed ? found : "\(found), but \(Judgement.profilePlaceholder) \(Judgement.accepts) \(limit)",
            remedy: isAllowed ? nil : "Save the document as \(limit).")
    }
}
