import PreflightModel

/// `fileName`: how a file may be called; its folder does not count, its extension does.
struct FileNameCondition: RecordingCondition, DocumentCondition {
    let pattern: Pattern?
    let forbidden: [Unicode.Scalar]
    let length: Limits<Int64>?

    var limit: String {
        var parts: [String] = []
        if let pattern { parts.append("matches \(pattern.shown)") }
        if !forbidden.isEmpty { parts.append("has none of \(forbidden.map { String($0) }.joined(separator: " "))") }
        if let length { parts.append(length.text("character", "characters")) }
        return parts.joined(separator: ", ")
    }

    func judge(_ recording: RecordingMeasurement) -> Judgement { judge(recording.path) }

    func judge(_ document: CheckInput.Document) -> Judgement { judge(document.path) }

    private func judge(_ path: RecordingPath) -> Judgement {
        let name = path.lastComponent.description
        let measured = Quantity(text: name)
        func refuse(_ message: String) -> Judgement {
            Judgement(
                outcome: .fail, measured: measured, limit: limit, message: message, remedy: "Rename the file.")
        }
        switch pattern?.judge(name) {
        case .matches, nil: break
        case .differs: return refuse("the file name \"\(name)\" does not match \(pattern?.shown ?? "")")
        case .undecided:
            guard let pattern else { break }
            return .undecided("the file name \"\(name)\"", by: pattern, measured: measured, limit: limit)
        }
        if let found = name.unicodeScalars.first(where: { forbidden.contains($0) }) {
            return refuse("the file name \"\(name)\" has the character \"\(String(found))\", which is not allowed")
        }
        if let length {
            let count = Int64(name.unicodeScalars.count)
            let judgement = CharacterCount.wording.judge(length, low: count, high: count)
            if judgement.outcome != .pass { return refuse("the file name \"\(name)\": \(judgement.message)") }
        }
        return Judgement(outcome: .pass, measured: measured, limit: limit, message: name)
    }
}

/// The words for a number of characters.
enum CharacterCount {
    static let wording = LimitWording<Int64>(
        unit: .characters, text: { value, _ in Amounts.counted(value, "character", "characters") },
        distance: { Amounts.grouped($0) }, greater: "more", less: "fewer", whenTooGreat: "Shorten it.",
        whenTooSmall: "Write more.", isCount: true)
}
