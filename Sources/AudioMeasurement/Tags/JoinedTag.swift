/// A tag in the midst of a stream, where recordings with their tags were joined.
enum JoinedTag {
    /// The size of the tag at the start of `bytes`; nil if there is none, or where it would go beyond `limit`.
    static func byteCount(_ bytes: RawSpan, limit: Int) -> Int64? {
        if let tag = ID3v2Tag(bytes), tag.byteCount <= limit { return tag.byteCount }
        if let tag = APETag(bytes), tag.byteCount <= limit { return tag.byteCount }
        guard bytes.has("TAG"), limit >= 128 else { return nil }
        // Three letters are little evidence: a frame, another tag or the end must follow.
        let isFollowed =
            limit == 128 || MPEGFrameHeader(bytes, at: 128) != nil || ADTSHeader(bytes, at: 128) != nil
            || MPEGFrameChain.isTag(bytes, at: 128)
        return isFollowed ? 128 : nil
    }
}
