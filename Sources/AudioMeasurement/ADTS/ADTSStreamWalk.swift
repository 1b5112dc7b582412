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
            let limit = Int(clamping: range.upperBound - base)
            let isLost = try reader.withWindow(
                at: base, atLeast: Int(position - base) + ADTSHeader.byteCount
            ) { bytes -> Bool? in
                guard Int64(bytes.byteCount) > position - base else { return nil }
                windowEnd = base + Int64(bytes.byteCount)
                return advance(bytes, base: base, limit: limit)
            }
            guard let isLost else { break }
            if isLost { try resynchronise(&reader) }
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
    private mutating func advance(_ bytes: RawSpan, base: Int64, limit: Int) -> Bool {
        let start = Int(position - base)
        var index = start
        var blocks: Int64 = 0
        var mostBlocks = 1
        var isLost = false
        while index < min(bytes.byteCount, limit) {
            guard let frame = ADTSHeader(bytes, at: index) else {
                isLost = index <= bytes.byteCount - ADTSHeader.byteCount || bytes.byteCount >= limit
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
        let limit = Int(clamping: range.upperBound - position)
        let found = try reader.withWindow(at: position, atLeast: Self.lookAhead) { bytes in
            interruption(bytes, limit: limit, isBehindFrame: isBehindFrame)
        }
        switch found {
        case .tag(let byteCount):
            tagByteCount += byteCount
            position += byteCount
            runs.start = position
            return
        case .cutFrame(let byteCount):
            defects.add(
                .adtsTruncated(range: position..<range.upperBound, missingBytes: Int64(byteCount - limit)))
            return goToEnd()
        case .formatChange(let chain): return take(chain)
        case .junk: break
        }
        let from = position
        guard let chain = try search(&reader) else {
            goToEnd()
            return defects.add(.trailingGarbage(range: from..<range.upperBound))
        }
        defects.add(.adtsJunk(range: from..<position))
        take(chain)
    }

    /// What is at `position` instead of a consistent frame.
    private enum Interruption {
        case tag(byteCount: Int64)
        case cutFrame(byteCount: Int)
        case formatChange(ADTSFrameChain)
        case junk
    }

    private func interruption(_ bytes: RawSpan, limit: Int, isBehindFrame: Bool) -> Interruption {
        if let byteCount = JoinedTag.byteCount(bytes, limit: limit) { return .tag(byteCount: byteCount) }
        if isBehindFrame, let cut = ADTSHeader(bytes, at: 0), cut.isConsistent(with: header), cut.frameByteCount > limit
        {
            return .cutFrame(byteCount: cut.frameByteCount)
        }
        if let chain = ADTSFrameChain(bytes, at: 0, limit: limit), chain.isEnough || chain.count >= 2 {
            return .formatChange(chain)
        }
        return .junk
    }

    private mutating func goToEnd() {
        position = range.upperBound
        runs.start = position
    }

    private mutating func search(_ reader: inout RecordingReader) throws(MeasuringFailure) -> ADTSFrameChain? {
        while position < range.upperBound {
            let limit = Int(clamping: range.upperBound - position)
            let found = try reader.withWindow(at: position, atLeast: Self.lookAhead) { search($0, limit: limit) }
            guard let found else { return nil }
            position += Int64(found.offset)
            if let chain = found.chain { return chain }
        }
        return nil
    }

    /// Where frames resume in a window, or where to go on looking; nil where there are no bytes.
    private func search(_ bytes: RawSpan, limit: Int) -> (chain: ADTSFrameChain?, offset: Int)? {
        guard !bytes.isEmpty else { return nil }
        let last = bytes.byteCount >= limit ? limit : bytes.byteCount - Self.lookAhead / 2
        var index = 0
        while index < last {
            if bytes[index] == 0xFF, let chain = ADTSFrameChain(bytes, at: index, limit: limit) {
                let isSame = chain.header.isConsistent(with: header)
                if chain.count >= (isSame ? 2 : ADTSFrameChain.enough)
                    || (isSame && chain.reachesEnd && chain.wholeCount > 0)
                {
                    return (chain, index)
                }
            }
            index += 1
        }
        return (nil, last)
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
