import PreflightModel

/// `uniqueNames`: no two recordings have the same file name, in whatever folders they are.
struct UniqueNamesCondition: SetCondition {
    let limit = RuleLimit(kind: "uniqueNames")

    var kept: SetFacts.Kept { .names }

    func judge(_ recordings: SetFacts) -> Judgement {
        let repeated = recordings.names.filter { $0.value > 1 }.map(\.key.description).sorted()
        guard let first = repeated.first else { return Judgement(.pass, .namesUnique) }
        var judgement = Judgement(
            .fail, .nameRepeated, facts: ["name": .text(first), "otherNames": .integer(Int64(repeated.count - 1))])
        // More recordings do not make a name unique.
        judgement.isOverMaximum = true
        return judgement
    }
}
