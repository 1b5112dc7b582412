import PreflightModel

/// Goes from frame to frame through an ADTS stream and counts what is there.
struct ADTSStreamWalk {
    private static let greatestRunCount = 8192
    private static let greatestDefectCount = 32
    /// How many bytes a chain of frames may need to be seen: each is at most 8,191 bytes long.
    static let lookAhead = 64 * 1024

    let first: ADTSHeader
    private let range: Range<Int64>
    private var header: ADTSHeader
    private var position: Int64
    private var runStart: Int64

    private(set) var runs: [Range<Int64>] = []
    private(set) var hasMoreRuns = false
    private(set) var hasFramesOfSeveralBlocks = false
    private(set) var changesFormat = false
    private var segmentBlocks: Int64 = 0
    private var blocksByRate = [Int64](repeating: 0, count: ADTSHeader.sampleRates.count)
    private(set) var audioByteCount: Int64 = 0
    private(set) var tagByteCount: Int64 = 0
    private(set) var defects: [Defect] = []
    private var defectCounts: [DefectCode: Int64] = [:]

    /// Starts at the frame with this header at `offset`.
    init(_ header: ADTSHeader, at offset: Int64, in range: Range<Int64>) {
        first = header
        self.header = header
        self.range = range
        position = offset
        runStart = offset
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
        endRun()
        endSegment()
        for (code, count) in defectCounts.sorted(by: { $0.key < $1.key }) where count > Self.greatestDefectCount {
            let severity = defects.first { $0.code == code }?.severity ?? .warning
            defects.append(.adtsMore(code, severity: severity, count: count - Int64(Self.greatestDefectCount)))
        }
    }

    /// What is in the frames, in sample frames at the rate of the first one.
    var codedFrameCount: Int64 {
        var length = ExactDuration.zero
        for (blocks, rate) in zip(blocksByRate, ADTSHeader.sampleRates) where blocks > 0 {
            let samples = blocks * Int64(ADTSHeader.samplesPerBlock)
            length = length + ExactDuration(frameCount: samples, sampleRate: rate)
        }
        return length.frameCount(at: first.sampleRate)
    }

    /// Goes through the frames of one window; says whether something else than a frame stands where it stopped.
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
        let isBehindFrame = position > runStart
        endRun()
        let bytes = try reader.window(at: position, atLeast: Self.lookAhead)
        let limit = Int(clamping: range.upperBound - position)
        if let byteCount = JoinedTag.byteCount(bytes, limit: limit) {
            tagByteCount += byteCount
            position += byteCount
            runStart = position
            return
        }
        if isBehindFrame, let cut = ADTSHeader(bytes, at: 0), cut.isConsistent(with: header), cut.frameByteCount > limit
        {
            report(
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
            return report(.trailingGarbage(range: from..<range.upperBound))
        }
        report(.adtsJunk(range: from..<position))
        take(chain)
    }

    private mutating func goToEnd() {
        position = range.upperBound
        runStart = position
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
            report(.adtsFormatChange(from: header, to: chain.header, at: position))
            header = chain.header
        }
        runStart = position
    }

    private mutating func endRun() {
        guard position > runStart else { return }
        if runs.count < Self.greatestRunCount {
            runs.append(runStart..<position)
        } else {
            hasMoreRuns = true
        }
        runStart = position
    }

    private mutating func endSegment() {
        blocksByRate[header.rateIndex] += segmentBlocks
        segmentBlocks = 0
    }

    private mutating func report(_ defect: Defect) {
        defectCounts[defect.code, default: 0] += 1
        if defectCounts[defect.code, default: 0] <= Self.greatestDefectCount { defects.append(defect) }
    }
}
