import PreflightModel

/// `fileName`: how a file may be called; its folder does not count, its extension does.
struct FileNameCondition: RecordingCondition, DocumentCondition {
    private let pattern: Pattern?
    private let forbidden: [Unicode.Scalar]
    private let length: NumberRule<Int64>
    let limit: RuleLimit

    init(pattern: Pattern?, forbidden: [Unicode.Scalar], length: Limits<Int64>?) {
        self.pattern = pattern
        self.forbidden = forbidden
        var facts = pattern?.facts ?? [:]
        if !forbidden.isEmpty { facts["without"] = .list(forbidden.map { String($0) }) }
        self.length = NumberRule(.fileName, .characters, length ?? Limits(), facts: facts)
        limit = self.length.limit
    }

    func judge(_ recording: RecordingMeasurement) -> Judgement { judge(recording.path) }

    func judge(_ document: CheckInput.Document) -> Judgement { judge(document.path) }

    private func judge(_ path: RecordingPath) -> Judgement {
        let name = path.lastComponent.description
        let measured = Quantity(.text(name))
        switch pattern?.judge(name) {
        case .matches, nil: break
        case .differs: return Judgement(.fail, .fileNameDiffers, measured: measured)
        case .undecided: return Judgement(.open, .fileNameUndecided, measured: measured)
        }
        if let found = name.unicodeScalars.first(where: { forbidden.contains($0) }) {
            return Judgement(
                .fail, .fileNameForbidden, measured: measured, facts: ["character": .text(String(found))])
        }
        let count = Int64(name.unicodeScalars.count)
        var judgement = length.judge(low: count, high: count)
        guard judgement.outcome != .pass else { return Judgement(.pass, .fileNameAccepted, measured: measured) }
        judgement.measured = measured
        judgement.facts = ["characters": .integer(count)]
        return judgement
    }
}
