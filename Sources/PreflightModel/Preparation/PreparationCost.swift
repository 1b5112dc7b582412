/// What preparing does to the quality of a recording, from nothing to most.
public enum PreparationCost: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Every sample that is kept is what it was.
    case lossless
    /// Samples are computed anew and rounded once, far below what can be heard.
    case resample
    /// A lossy codec codes them once more.
    case lossy

    /// Orders by how much is lost.
    public static func < (left: PreparationCost, right: PreparationCost) -> Bool {
        left != right && (left == .lossless || right == .lossy)
    }
}
