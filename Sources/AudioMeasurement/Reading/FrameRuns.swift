import PreflightModel

/// The byte ranges of whole frames that follow each other, for the decoder; what interrupts them is left out.
struct FrameRuns {
    /// How many are remembered; a stream in more pieces is not decoded.
    static let limit = 8192

    private(set) var ranges: [Range<Int64>] = []
    /// Where the run at hand begins.
    var start: Int64
    private var isOverfull = false

    init(start: Int64) { self.start = start }

    /// Ends the run at hand at `position`, where the next one begins unless told otherwise.
    mutating func end(at position: Int64) {
        guard position > start else { return }
        if ranges.count < Self.limit {
            ranges.append(start..<position)
        } else {
            isOverfull = true
        }
        start = position
    }

    /// Why the frames are not decoded, where they are not.
    var obstacle: DecodingObstacle? {
        isOverfull ? DecodingObstacle(.interrupted, ["limit": .count(Self.limit)]) : nil
    }
}
