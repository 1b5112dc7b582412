/// The evidence that ADTS frames begin at a place: how many consistent ones stand there one behind the other.
struct ADTSFrameChain {
    /// What is enough where a frame should begin.
    static let enough = 3

    let header: ADTSHeader
    /// Frames with a consistent header, up to `most`; the last of them may be cut off by the end.
    private(set) var count = 0
    /// Frames that are there to their last byte.
    private(set) var wholeCount = 0
    /// Whether the frames go on to the end of the range or to a tag.
    private(set) var reachesEnd = false

    /// Follows the frames from `index` on through `bytes`, which may end before the range does at `limit`.
    init?(_ bytes: RawSpan, at index: Int, limit: Int, atMost most: Int = enough) {
        guard let header = ADTSHeader(bytes, at: index) else { return nil }
        self.header = header
        var next = index
        while count < most {
            if next == limit || (next < limit && MPEGFrameChain.isTag(bytes, at: next)) {
                reachesEnd = count > 0
                return
            }
            guard let following = ADTSHeader(bytes, at: next), following.isConsistent(with: header) else { return }
            count += 1
            next += following.frameByteCount
            if next > limit {
                reachesEnd = wholeCount > 0
                return
            }
            wholeCount += 1
        }
    }

    var isEnough: Bool { count >= Self.enough || (reachesEnd && wholeCount > 0) }
}
