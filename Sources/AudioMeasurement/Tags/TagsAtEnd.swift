/// The tags behind a stream of bare frames: ID3v1 and its extension, APE, Lyrics3, and ID3v2.4 with a footer.
///
/// An ID3v2 without a footer cannot be seen from behind; who walks the frames meets it.
struct TagsAtEnd {
    /// Where the first of the tags begins: the end of the content.
    private(set) var start: Int64

    private static let greatestTagCount = 64

    /// The tags that end at `range.upperBound`; a tag that claims to begin before the range is not skipped.
    init(_ reader: inout RecordingReader, in range: Range<Int64>) throws(MeasuringFailure) {
        start = range.upperBound
        for _ in 0..<Self.greatestTagCount {
            let byteCount = try Self.byteCount(&reader, endingAt: start, notBefore: range.lowerBound)
            guard byteCount > 0, byteCount <= start - range.lowerBound else { return }
            start -= byteCount
        }
    }

    private static func byteCount(
        _ reader: inout RecordingReader, endingAt end: Int64, notBefore first: Int64
    ) throws(MeasuringFailure) -> Int64 {
        let base = max(first, end - 512)
        switch try reader.withBytes(at: base, count: Int(end - base), { tag(in: $0) }) {
        case .whole(let byteCount): return byteCount
        case .lyrics(let size):
            let tag = try reader.fields(at: end - 15 - size, count: 11)
            return end - 15 - size >= first && tag.has("LYRICSBEGIN") ? size + 15 : 0
        case .oldLyrics: return try lyrics3v1(&reader, endingAt: end, notBefore: first)
        case .none: return 0
        }
    }

    /// What the last bytes belong to.
    private enum Tag {
        case whole(byteCount: Int64)
        /// Lyrics3 v2.00, before whose end are so many bytes of it.
        case lyrics(size: Int64)
        /// Lyrics3 v1.
        case oldLyrics
        case none
    }

    private static func tag(in tail: RawSpan) -> Tag {
        if let tag = APETag(tail, at: tail.byteCount - 32), !tag.isHeader { return .whole(byteCount: tag.byteCount) }
        if tail.has("TAG", at: tail.byteCount - 128) {
            // "TAG+" is 227 bytes in front of the 128 (Enhanced TAG).
            return .whole(byteCount: tail.has("TAG+", at: tail.byteCount - 128 - 227) ? 128 + 227 : 128)
        }
        if let byteCount = footer(tail) { return .whole(byteCount: byteCount) }
        if tail.has("LYRICS200", at: tail.byteCount - 9), let size = decimal(tail, at: tail.byteCount - 15) {
            // The six digits count everything before them (Lyrics3 v2.00).
            return .lyrics(size: size)
        }
        if tail.has("LYRICSEND", at: tail.byteCount - 9) { return .oldLyrics }
        return .none
    }

    /// ID3v2.4 behind the audio ends with a copy of its header that is named 3DI (section 3.4).
    private static func footer(_ tail: RawSpan) -> Int64? {
        let offset = tail.byteCount - ID3v2Tag.headerByteCount
        guard tail.has("3DI", at: offset), let version = tail.byte(at: offset + 3), version >= 4, version != 0xFF,
            let size = ID3v2Tag.synchsafe(tail, at: offset + 6)
        else { return nil }
        return Int64(size) + 20
    }

    /// Lyrics3 v1 tells no size; its text is at most 5,100 bytes long.
    private static func lyrics3v1(
        _ reader: inout RecordingReader, endingAt end: Int64, notBefore first: Int64
    ) throws(MeasuringFailure) -> Int64 {
        let base = max(first, end - 5120)
        return try reader.withBytes(at: base, count: Int(end - base)) { tail in
            var offset = tail.byteCount - 20
            while offset >= 0 {
                if tail.has("LYRICSBEGIN", at: offset) { return Int64(tail.byteCount - offset) }
                offset -= 1
            }
            return 0
        }
    }

    private static func decimal(_ bytes: RawSpan, at offset: Int) -> Int64? {
        var value: Int64 = 0
        for index in offset..<(offset + 6) {
            guard let digit = bytes.byte(at: index), (48...57).contains(digit) else { return nil }
            value = value * 10 + Int64(digit - 48)
        }
        return value
    }
}
