import PreflightModel

/// Goes from frame to frame through an ADTS stream and counts what is there.
struct ADTSStreamWalk {
    /// How many bytes a chain of frames may need to be seen: each is at most 8,191 bytes long.
    static let lookAhead = 64 * 1024

    let first: ADTSHeader
    private let range: Range<Int64>
    private var header: ADTSHeader
    private var position: Int64

    private(set) var runs: FrameRuns
    private(set) var hasFramesOfSeveralBlocks = false
    private(set) var changesFormat = false
    private var segmentBlocks: Int64 = 0
    private var blocksByRate = [Int64](repeating: 0, count: AudioSpecificConfig.sampleRates.count)
    private(set) var audioByteCount: Int64 = 0
    private(set) var tagByteCount: Int64 = 0
    private(set) var defects = ListedDefects()

    /// Starts at the frame with this header at `offset`.
    init(_ header: ADTSHeader, at offset: Int64, in range: Range<Int64>) {
        first = header
        self.header = header
        self.range = range
        position = offset
        runs = FrameRuns(start: offset)
    }

    mutating func walkFrames(_ reader: inout RecordingReader) throws(MeasuringFailure) {
        reader.readAhead = RecordingReader.capacity
        var windowEnd = position
        while position < range.upperBound {
            let base = min(windowEnd, position)
            let bytes = try reader.window(at: base, atLeast: Int(position - base) + ADTSHeader.byteCount)
            guard Int64(bytes.count) > position - base else { break }
            windowEnd = base + Int64(bytes.count)
            let limit = Int(clamping: range.upperBound - base)
            if advance(bytes, base: base, limit: limit) { try resynchronise(&reader) }
        }
        runs.end(at: position)
        endSegment()
    }

    /// What is in the frames, in sample frames at the rate of the first one.
    var codedFrameCount: Int64 {
        var length = TotalDuration()
        for (blocks, rate) in zip(blocksByRate, AudioSpecificConfig.sampleRates) where blocks > 0 {
            length.add(frameCount: blocks * Int64(ADTSHeader.samplesPerBlock), sampleRate: rate)
        }
        return length.frameCount(at: first.sampleRate)
    }

    /// Goes through the frames of one window; says whether something else than a frame is where it stopped.
    private mutating func advance(_ bytes: UnsafeRawBufferPointer, base: Int64, limit: Int) -> Bool {
        let start = Int(position - base)
        var index = start
        var blocks: Int64 = 0
        var mostBlocks = 1
        var isLost = false
        while index < min(bytes.count, limit) {
            guard let frame = ADTSHeader(bytes, at: index) else {
                isLost = index <= bytes.count - ADTSHeader.byteCount || bytes.count >= limit
                break
            }
            guard frame.isConsistent(with: header), frame.frameByteCount <= limit - index else {
                isLost = true
                break
            }
            blocks += Int64(frame.blockCount)
            mostBlocks = max(mostBlocks, frame.blockCount)
            index += frame.frameByteCount
        }
        segmentBlocks += blocks
        if mostBlocks > 1 { hasFramesOfSeveralBlocks = true }
        audioByteCount += Int64(index - start)
        position = base + Int64(index)
        return isLost
    }

    private mutating func resynchronise(_ reader: inout RecordingReader) throws(MeasuringFailure) {
        let isBehindFrame = position > runs.start
        runs.end(at: position)
        let bytes = try reader.window(at: position, atLeast: Self.lookAhead)
        let limit = Int(clamping: range.upperBound - position)
        if let byteCount = JoinedTag.byteCount(bytes, limit: limit) {
            tagByteCount += byteCount
            position += byteCount
            runs.start = position
            return
        }
        if isBehindFrame, let cut = ADTSHeader(bytes, at: 0), cut.isConsistent(with: header), cut.frameByteCount > limit
        {
            defects.add(
                .adtsTruncated(
                    range: position..<range.upperBound, missingBytes: Int64(cut.frameByteCount - limit)))
            return goToEnd()
        }
        if let chain = ADTSFrameChain(bytes, at: 0, limit: limit), chain.isEnough || chain.count >= 2 {
            return take(chain)
        }
        let from = position
        guard let chain = try search(&reader) else {
            goToEnd()
            return defects.add(.trailingGarbage(range: from..<range.upperBound))
        }
        defects.add(.adtsJunk(range: from..<position))
        take(chain)
    }

    private mutating func goToEnd() {
        position = range.upperBound
        runs.start = position
    }

    private mutating func search(_ reader: inout RecordingReader) throws(MeasuringFailure) -> ADTSFrameChain? {
        while position < range.upperBound {
            let bytes = try reader.window(at: position, atLeast: Self.lookAhead)
            guard !bytes.isEmpty else { return nil }
            let limit = Int(clamping: range.upperBound - position)
            let last = bytes.count >= limit ? limit : bytes.count - Self.lookAhead / 2
            var index = 0
            while index < last {
                if bytes[index] == 0xFF, let chain = ADTSFrameChain(bytes, at: index, limit: limit) {
                    let isSame = chain.header.isConsistent(with: header)
                    if chain.count >= (isSame ? 2 : ADTSFrameChain.enough)
                        || (isSame && chain.reachesEnd && chain.wholeCount > 0)
                    {
                        position += Int64(index)
                        return chain
                    }
                }
                index += 1
            }
            position += Int64(last)
        }
        return nil
    }

    private mutating func take(_ chain: ADTSFrameChain) {
        if !chain.header.isConsistent(with: header) {
            endSegment()
            changesFormat = true
            defects.add(.adtsFormatChange(from: header, to: chain.header, at: position))
            header = chain.header
        }
        runs.start = position
    }

    private mutating func endSegment() {
        blocksByRate[header.rateIndex] += segmentBlocks
        segmentBlocks = 0
    }

}
