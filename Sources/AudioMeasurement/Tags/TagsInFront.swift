/// The tags in front of a stream of bare frames: any number of ID3v2, and an APEv2 that was put at the wrong end.
struct TagsInFront {
    /// Where the content begins, if the tags tell the truth about their sizes.
    private(set) var end: Int64
    /// Where the last of the tags begins; nil if there is none. Its size is the one that may be a lie.
    private(set) var lastTagOffset: Int64?
    /// Where the last of the tags claims to end, which may be behind the end of the file.
    private(set) var claimedEnd: Int64
    /// The gapless information of iTunes, from a comment named iTunSMPB.
    private(set) var gapless: ITunesGapless?

    private static let greatestTagCount = 64

    /// The tags from `range.lowerBound` on; a tag that claims to go beyond the range is not skipped.
    init(_ reader: inout RecordingReader, in range: Range<Int64>) throws(MeasuringFailure) {
        end = range.lowerBound
        claimedEnd = end
        for _ in 0..<Self.greatestTagCount {
            let (tag, other) = try reader.withBytes(at: end, count: APETag.footerByteCount) {
                (ID3v2Tag($0), APETag($0))
            }
            let byteCount: Int64
            if let tag {
                byteCount = tag.byteCount
                let inside = end..<min(range.upperBound, end + byteCount)
                if gapless == nil { gapless = try ITunesGapless(tag, in: inside, of: &reader) }
            } else if let tag = other, tag.isHeader {
                byteCount = tag.byteCount
            } else {
                return
            }
            lastTagOffset = end
            claimedEnd = end + byteCount
            guard byteCount <= range.upperBound - end else { return }
            end += byteCount
        }
    }
}
