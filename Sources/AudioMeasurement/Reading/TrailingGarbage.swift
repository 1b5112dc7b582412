import PreflightModel

extension Defect {
    /// Bytes that follow the audio and are none.
    static func trailing(_ place: TrailingPlace, _ range: Range<Int64>, _ facts: [String: Fact] = [:]) -> Defect {
        Defect(
            FileDefectCode.trailingGarbage, .note, at: range,
            facts.merging(["behind": .text(place.rawValue)]) { given, _ in given })
    }
}
