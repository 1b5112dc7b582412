/// Holds the lengths of packets against the granule positions of pages, for codecs whose granule position counts frames.
///
/// Positions say where a stream begins and how much of its last packets is padding. What is between must be the sum of
/// the packets; where it is not, the packets are believed, since nothing else can be played.
struct GranuleClock {
    /// What a position that is lower than the packets before it may mean.
    enum Trimming {
        case none
        /// Padding at the end of the last page.
        case end
        /// That, and on the first page frames that are not played.
        case startAndEnd
    }

    /// Positions beyond this are nonsense; 2⁵⁶ frames are 47,000 years.
    private static let greatest: Int64 = 1 << 56

    let trimming: Trimming
    /// Frames in all packets.
    private(set) var codedFrameCount: Int64 = 0
    /// Frames at the start that are not played.
    private(set) var startTrim: Int64 = 0
    /// Frames at the end that are not played.
    private(set) var endTrim: Int64 = 0
    /// Frames that positions claim beyond the packets.
    private(set) var aheadFrameCount: Int64 = 0
    /// Frames of packets that positions deny.
    private(set) var behindFrameCount: Int64 = 0
    /// The first page whose position and packets disagree.
    private(set) var firstMismatch: Int64?
    /// Whether there are packets whose length is not known, so that positions alone count.
    private(set) var hasUnmeasured = false

    /// Whether there was a packet of audio; pages of headers have the position 0, which means nothing.
    private var hasAudio = false
    private var firstPosition: Int64?
    private var lastPosition: Int64?
    /// Frames in packets that ended since the last position.
    private var pending: Int64 = 0
    /// Frames that ended on the last page with a position, and by how many that position was too low.
    private var lastPage: (frames: Int64, behind: Int64) = (0, 0)

    init(_ trimming: Trimming) { self.trimming = trimming }

    /// Frames that the positions claim from the first to the last packet.
    var statedFrameCount: Int64? {
        guard let firstPosition, let lastPosition else { return nil }
        return max(0, lastPosition - firstPosition)
    }

    /// Frames to be played, the codec's own delay not yet taken off.
    var frameCount: Int64 {
        hasUnmeasured ? statedFrameCount ?? 0 : max(0, codedFrameCount - startTrim - endTrim)
    }

    mutating func add(_ kind: OggPacketKind) {
        switch kind {
        case .header, .invalid: break
        case .unmeasured:
            hasAudio = true
            hasUnmeasured = true
        case .audio(let frames):
            hasAudio = true
            codedFrameCount += frames
            pending += frames
        }
    }

    /// Takes the position of a page at `offset` in, after its packets; `endsStream` when it has the flag, or nothing follows.
    mutating func close(position: Int64, endsStream: Bool, offset: Int64) {
        guard hasAudio, position != -1 else { return }
        guard (0...Self.greatest).contains(position) else {
            note(offset)
            return
        }
        defer {
            lastPosition = position
            pending = 0
        }
        guard let lastPosition else { return begin(position, endsStream: endsStream, offset: offset) }
        let ahead = position - (lastPosition + pending)
        lastPage = (pending, 0)
        if hasUnmeasured || ahead == 0 { return }
        if ahead > 0 {
            aheadFrameCount = aheadFrameCount.addingSaturated(ahead)
            note(offset)
        } else {
            fallBehind(-ahead, endsStream: endsStream, offset: offset)
        }
    }

    private mutating func begin(_ position: Int64, endsStream: Bool, offset: Int64) {
        firstPosition = max(0, position - pending)
        lastPage = (pending, 0)
        guard position < pending, !hasUnmeasured else { return }
        if endsStream || trimming == .none {
            return fallBehind(pending - position, endsStream: endsStream, offset: offset)
        }
        startTrim = pending - position
        if trimming == .end {
            // Not allowed (RFC 7845, 4.4), yet what a cut without encoding leaves; some readers play it and some do not.
            behindFrameCount = startTrim
            note(offset)
        }
    }

    private mutating func fallBehind(_ frames: Int64, endsStream: Bool, offset: Int64) {
        var rest = frames
        if endsStream, trimming != .none {
            endTrim = min(frames, lastPage.frames)
            rest -= endTrim
        }
        guard rest > 0 else { return }
        behindFrameCount = behindFrameCount.addingSaturated(rest)
        lastPage.behind = rest
        note(offset)
    }

    /// Says that the last page taken in was the end, although it does not bear the flag.
    mutating func end() {
        guard trimming != .none, endTrim == 0, lastPage.behind > 0, lastPage.behind <= lastPage.frames else { return }
        endTrim = lastPage.behind
        behindFrameCount -= lastPage.behind
        if aheadFrameCount == 0, behindFrameCount == 0 { firstMismatch = nil }
    }

    private mutating func note(_ offset: Int64) {
        if firstMismatch == nil { firstMismatch = offset }
    }
}
