import PreflightModel

/// What an edit list makes of the media (ISO/IEC 14496-12, 8.6.6), in sample frames of the output.
struct Presentation {
    /// Sample frames that are played, silence included.
    var frameCount: Int64 = 0
    /// Sample frames of silence in front (an empty edit).
    var silenceFrameCount: Int64 = 0
    /// The first frame of the media that is played.
    var startFrame: Int64 = 0
    /// Whether more than one stretch of the media is played.
    var isInPieces = false
    /// Whether something at the start of the media is skipped.
    var skipsStart = false
    /// Whether something at the end is left out.
    var skipsEnd = false
    /// The first edit that reaches outside the media, or cannot be played.
    var badEdit: BadEdit?

    struct BadEdit: Hashable {
        var index: Int64
        /// Where the edit ends in the media, in frames.
        var end: Int64
    }
}

/// The edit list of a track: only its place is kept.
struct EditList {
    var table: EntryTable
    var box: MP4Box
    /// Whether times have 64 bits.
    private var isWide: Bool

    init?(
        _ box: MP4Box, _ reader: inout RecordingReader, defects: inout [Defect]
    ) throws(MeasuringFailure) {
        let fields = try reader.payload(of: box, atMost: 8)
        guard let version = fields.byte(at: 0), let count = fields.bigEndian(at: 4, as: UInt32.self) else { return nil }
        self.box = box
        isWide = version == 1
        let entry: Int64 = isWide ? 20 : 12
        let there = min(Int64(count), (box.payloadByteCount - 8) / entry)
        if there < Int64(count) {
            defects.append(.tableCut(box, claimed: Int64(count), fileByteCount: reader.byteCount))
        }
        guard there > 0 else { return nil }
        table = EntryTable(offset: box.payload + 8, entryByteCount: Int(entry), count: there)
    }

    /// Plays the edits over a media of `mediaFrameCount` frames.
    ///
    /// Times of the movie are often coarse (1/1000 s): an edit that ends less than one tick away from the end of the
    /// media ends with it. An empty edit is silence that is played. Edits that reach outside the media are cut to it;
    /// frames that the file lost are not their fault.
    func present(
        mediaFrameCount: Int64, missingFrameCount: Int64, sampleRate: Int, mediaTimescale: Int64, movieTimescale: Int64,
        _ reader: inout RecordingReader
    ) throws(MeasuringFailure) -> Presentation {
        var result = Presentation()
        var cursor = EntryCursor(table)
        var total: Int128 = 0
        var index: Int64 = 0
        var hasMedia = false
        let rate = Int128(sampleRate)
        while try cursor.advance(&reader) {
            defer { index += 1 }
            let length = isWide ? Int128(cursor.uint64(0)) : Int128(cursor.uint32(0))
            let time =
                isWide
                ? Int128(Int64(bitPattern: cursor.uint64(8))) : Int128(Int32(bitPattern: cursor.uint32(4)))
            let frames = (length * rate * 2 + Int128(movieTimescale)) / (2 * Int128(movieTimescale))
            if time == -1 {
                if !hasMedia { result.silenceFrameCount = Int64(clamping: Int128(result.silenceFrameCount) + frames) }
                total += frames
                continue
            }
            let start = (time * rate * 2 + Int128(mediaTimescale)) / (2 * Int128(mediaTimescale))
            let media = Int128(mediaFrameCount)
            let whole = media + Int128(missingFrameCount)
            var end = length == 0 && table.count - index == 1 ? whole : start + frames
            // Less than one tick of the movie's clock away.
            if (end - whole).magnitude * UInt128(movieTimescale) < UInt128(sampleRate) { end = whole }
            if time < 0 || max(start, end) > whole, result.badEdit == nil {
                result.badEdit = Presentation.BadEdit(index: index, end: Int64(clamping: end))
            }
            let first = min(max(0, start), media)
            let last = min(max(first, end), media)
            if hasMedia { result.isInPieces = true } else { result.startFrame = Int64(clamping: first) }
            if !hasMedia { result.skipsStart = first > 0 }
            result.skipsEnd = last < media
            hasMedia = true
            total += last - first
        }
        if !hasMedia, result.badEdit == nil {
            result.badEdit = Presentation.BadEdit(index: index, end: 0)
        }
        result.frameCount = Int64(clamping: total)
        return result
    }
}
