/// The evidence that frames begin at a place: how many consistent ones stand there one behind the other.
struct MPEGFrameChain {
    /// What is enough evidence at the very start, where the file (or its tags) should begin with a frame.
    static let enoughAtStart = 3
    /// What is enough behind bytes that are not frames: containers not known here hold a few frames in a row.
    static let enoughBehindJunk = 10

    let header: MPEGFrameHeader
    /// Frames with a consistent header, up to `most`; the last of them may be cut off by the end.
    private(set) var count = 0
    /// Frames that are there to their last byte.
    private(set) var wholeCount = 0
    /// Whether the frames go on to the end of the range or to a tag.
    private(set) var reachesEnd = false
    /// The length of a free-format frame without its padding; 0 otherwise.
    let freeFormatByteCount: Int

    /// Follows the frames from `index` on through `bytes`, which may end before the range does at `limit`.
    init?(
        _ bytes: RawSpan, at index: Int, limit: Int, freeFormatByteCount: Int = 0,
        atMost most: Int = enoughAtStart
    ) {
        guard let header = MPEGFrameHeader(bytes, at: index) else { return nil }
        if header.isFreeFormat, freeFormatByteCount == 0 { return nil }
        self.header = header
        self.freeFormatByteCount = header.isFreeFormat ? freeFormatByteCount : 0
        var next = index
        while count < most {
            if next == limit || (next < limit && Self.isTag(bytes, at: next)) {
                reachesEnd = count > 0
                return
            }
            guard let following = MPEGFrameHeader(bytes, at: next), following.isConsistent(with: header) else { return }
            count += 1
            next += byteCount(of: following)
            if next > limit {
                reachesEnd = wholeCount > 0
                return
            }
            wholeCount += 1
        }
    }

    @inline(__always)
    private func byteCount(of header: MPEGFrameHeader) -> Int {
        freeFormatByteCount > 0 ? freeFormatByteCount + header.paddingByteCount : header.tabulatedByteCount
    }

    static func isTag(_ bytes: RawSpan, at index: Int) -> Bool {
        ID3v2Tag(bytes, at: index) != nil || APETag(bytes, at: index) != nil || bytes.has("TAG", at: index)
            || bytes.has("LYRICSBEGIN", at: index)
    }

    /// A whole frame, then others or the end: enough where a frame should begin.
    var isEnoughAtStart: Bool { count >= Self.enoughAtStart || (reachesEnd && wholeCount > 0) }

    /// Enough behind bytes that are not frames.
    var isEnoughBehindJunk: Bool {
        count >= Self.enoughBehindJunk || (reachesEnd && wholeCount >= Self.enoughAtStart)
    }
}

/// Free format: every frame of the stream has the same length, which no header tells.
enum MPEGFreeFormat {
    /// Layer III at 640 kbit/s and 8 kHz, the most that LAME writes, is 5,760 bytes.
    private static let greatestByteCount = 8192

    /// The length of frames without padding, if the next frames at `index` agree on one.
    static func byteCount(_ bytes: RawSpan, at index: Int, limit: Int) -> Int? {
        guard let header = MPEGFrameHeader(bytes, at: index), header.isFreeFormat else { return nil }
        let end = min(bytes.byteCount, limit, index + greatestByteCount)
        var next = index + MPEGFrameHeader.byteCount + 1
        while next + MPEGFrameHeader.byteCount <= end {
            if let following = MPEGFrameHeader(bytes, at: next), following.isConsistent(with: header) {
                let length = next - index - header.paddingByteCount
                if length >= 8,
                    let chain = MPEGFrameChain(bytes, at: index, limit: limit, freeFormatByteCount: length),
                    chain.isEnoughAtStart
                {
                    return length
                }
            }
            next += 1
        }
        return nil
    }
}
