import PreflightModel

/// Where the frames of a stream begin.
struct MPEGStreamStart {
    /// The first byte of the first frame, info frame included.
    var offset: Int64
    /// The header of the first audio frame.
    var header: MPEGFrameHeader
    /// The info frame in front of the first audio frame, and its length in bytes.
    var info: (frame: MPEGInfoFrame, byteCount: Int)?
    /// The length of a free-format frame without its padding; 0 in other streams.
    var freeFormatByteCount = 0
    /// Whether all bytes between the tags and the first frame are zero.
    var isBehindZeros = false

    /// How far frames are looked for behind bytes that are neither frames nor tags.
    private static let searchedByteCount: Int64 = 64 * 1024
    /// How many bytes a chain of frames may need to be seen.
    static let lookAhead = 64 * 1024
    /// The longest frame of layer III with a bit rate of the tables, of which a rest may follow an info frame.
    private static let cutFrameByteCount = 1441
    /// How often the length of free-format frames is guessed, since each guess looks through thousands of bytes.
    private static let greatestGuessCount = 32

    /// The start of the frames in `range`, behind its tags; nil where there are none.
    ///
    /// A tag may lie about its size, so where no frame follows at once, frames are looked for from the tag's own start.
    static func find(
        _ reader: inout RecordingReader, in range: Range<Int64>, behind tags: TagsInFront
    ) throws(MeasuringFailure) -> MPEGStreamStart? {
        let behindTags = min(tags.end, range.upperBound)
        let limit = Int(clamping: range.upperBound - behindTags)
        let start = try reader.withWindow(at: behindTags, atLeast: lookAhead) { bytes in
            MPEGStreamStart(bytes, at: 0, limit: limit, base: behindTags, guessing: true)
        }
        if let start { return start }
        var from = behindTags
        var to = min(range.upperBound, behindTags + searchedByteCount)
        if let tag = tags.lastTagOffset {
            from = tag + Int64(ID3v2Tag.headerByteCount)
            to = range.upperBound
        }
        return try search(&reader, from: from, to: to, end: range.upperBound)
    }

    /// A start exactly at `index`, where one is expected.
    private init?(_ bytes: RawSpan, at index: Int, limit: Int, base: Int64, guessing: Bool) {
        guard let header = MPEGFrameHeader(bytes, at: index) else { return nil }
        offset = base + Int64(index)
        var freeFormat = 0
        if header.isFreeFormat {
            guard guessing, let guess = MPEGFreeFormat.byteCount(bytes, at: index, limit: limit) else { return nil }
            freeFormat = guess
        }
        self.header = header
        let byteCount = freeFormat > 0 ? freeFormat + header.paddingByteCount : header.tabulatedByteCount
        let frameEnd = index + byteCount
        let frame = bytes.extracting(index..<min(bytes.byteCount, frameEnd))
        if frameEnd <= limit, let info = MPEGInfoFrame(frame, header, isFirst: true) {
            // What follows may differ from the info frame, in its check and more; so the audio speaks for itself. Where
            // it is damaged early, the letters and one more header are evidence enough.
            if let next = MPEGStreamStart.audio(bytes, at: frameEnd, limit: limit) {
                self.header = next.header
                freeFormatByteCount = next.freeFormatByteCount
            } else if let next = MPEGFrameHeader(bytes, at: frameEnd), next.isConsistent(with: header) {
                self.header = next
                freeFormatByteCount = freeFormat
            } else if let next = MPEGStreamStart.laterAudio(bytes, from: frameEnd, limit: limit) {
                self.header = next.header
                freeFormatByteCount = next.freeFormatByteCount
            } else {
                return nil
            }
            self.info = (info, byteCount)
            return
        }
        guard let chain = MPEGFrameChain(bytes, at: index, limit: limit, freeFormatByteCount: freeFormat),
            chain.isEnoughAtStart
        else { return nil }
        freeFormatByteCount = freeFormat
    }

    private static func audio(_ bytes: RawSpan, at index: Int, limit: Int) -> MPEGFrameChain? {
        let freeFormat = MPEGFreeFormat.byteCount(bytes, at: index, limit: limit) ?? 0
        guard let chain = MPEGFrameChain(bytes, at: index, limit: limit, freeFormatByteCount: freeFormat),
            chain.isEnoughAtStart
        else { return nil }
        return chain
    }

    /// The frames behind some bytes that are none: cutting a stream leaves the rest of a frame behind the info frame.
    private static func laterAudio(_ bytes: RawSpan, from: Int, limit: Int) -> MPEGFrameChain? {
        for index in from..<max(from, min(bytes.byteCount, limit, from + cutFrameByteCount)) where bytes[index] == 0xFF
        {
            if let chain = MPEGFrameChain(bytes, at: index, limit: limit), chain.isEnoughAtStart { return chain }
        }
        return nil
    }

    private static func search(
        _ reader: inout RecordingReader, from: Int64, to: Int64, end: Int64
    ) throws(MeasuringFailure) -> MPEGStreamStart? {
        reader.readAhead = RecordingReader.capacity
        var base = from
        var guesses = greatestGuessCount
        var isZero = true
        while base < to {
            let (fileEnd, limit) = (reader.byteCount, Int(clamping: end - base))
            let found = try reader.withWindow(at: base, atLeast: lookAhead) { bytes -> (MPEGStreamStart?, Int)? in
                guard !bytes.isEmpty else { return nil }
                // Where the window does not reach the end, its last part has too little in front of it to be judged.
                let isWhole = base + Int64(bytes.byteCount) >= fileEnd
                let judged = isWhole ? bytes.byteCount : bytes.byteCount - lookAhead / 2
                let last = min(judged, Int(clamping: to - base))
                let start = search(
                    bytes, before: last, limit: limit, base: base, guesses: &guesses, isZero: &isZero)
                return (start, last)
            }
            guard let (start, last) = found else { return nil }
            if let start { return start }
            base += Int64(last)
        }
        return nil
    }

    /// The first start in one window.
    private static func search(
        _ bytes: RawSpan, before last: Int, limit: Int, base: Int64, guesses: inout Int, isZero: inout Bool
    ) -> MPEGStreamStart? {
        var index = 0
        while index < last {
            let byte = bytes[index]
            if byte == 0xFF {
                let enough = isZero ? MPEGFrameChain.enoughAtStart : MPEGFrameChain.enoughBehindJunk
                if let header = MPEGFrameHeader(bytes, at: index), !header.isFreeFormat || guesses > 0 {
                    if header.isFreeFormat { guesses -= 1 }
                    let free = MPEGFreeFormat.byteCount(bytes, at: index, limit: limit) ?? 0
                    if let chain = MPEGFrameChain(
                        bytes, at: index, limit: limit, freeFormatByteCount: free, atMost: enough),
                        isZero ? chain.isEnoughAtStart : chain.isEnoughBehindJunk,
                        var start = MPEGStreamStart(bytes, at: index, limit: limit, base: base, guessing: true)
                    {
                        start.isBehindZeros = isZero
                        return start
                    }
                }
            }
            if byte != 0 { isZero = false }
            index += 1
        }
        return nil
    }
}
