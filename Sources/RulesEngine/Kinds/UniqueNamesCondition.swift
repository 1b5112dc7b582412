import PreflightModel

/// `uniqueNames`: no two recordings have the same file name, in whatever folders they are.
struct UniqueNamesCondition: SetCondition {
    var limit: String { "no file name twice" }

    func judge(_ recordings: [RecordingMeasurement]) -> Judgement {
        let byName = Dictionary(grouping: recordings, by: \.path.lastComponent)
        let repeated = byName.filter { $0.value.count > 1 }.map(\.key.description).sorted()
        guard let first = repeated.first else {
            return Judgement(outcome: .pass, limit: limit, message: "every file name is used once")
        }
        let others =
            repeated.count > 1 ? " and \(Amounts.counted(Int64(repeated.count - 1), "other name", "other names"))" : ""
        let verb = repeated.count > 1 ? "are" : "is"
        var judgement = Judgement(
            outcome: .fail, limit: limit,
            message: "the file name \"\(first)\"\(others) \(verb) used more than once, but "
                + "\(Judgement.profilePlaceholder) \(Judgement.accepts) each name once",
            remedy: "Rename the files so that no two have the same name.")
        // More recordings do not make a name unique.
        judgement.isOverMaximum = true
        return judgement
    }
}
