import PreflightModel

/// Goes from frame to frame through a stream and counts what is there.
struct MPEGStreamWalk {

    /// The frames by which every decoder of layer III is late: 528 by its filters, and one.
    static let decoderDelay: Int64 = 529

    private let range: Range<Int64>
    private let start: MPEGStreamStart
    private let gapless: ITunesGapless?
    private let sizes = MPEGFrameSizes.table

    /// The header that the frames at hand are consistent with.
    private var header: MPEGFrameHeader
    private var freeFormatByteCount: Int
    private var position: Int64
    private var runs: FrameRuns

    /// The first header of the frames at hand, against which changes of the bit rate are seen.
    private var segmentWord: UInt32
    private var segmentFrames: Int64 = 0
    private var actualFrames: Int64 = 0
    /// Sample frames by rate, in the order of `MPEGFrameHeader.sampleRates`.
    private var samplesByRate = [Int64](repeating: 0, count: MPEGFrameHeader.sampleRates.count)
    private var audioByteCount: Int64 = 0
    private var bitRateDiffers: UInt32 = 0
    private var changesFormat = false
    private var cutFrame: (range: Range<Int64>, missing: Int64)?
    private var trims: [(delay: Int64, padding: Int64)] = []

    var tagByteCount: Int64
    private var defects = ListedDefects()

    init(_ start: MPEGStreamStart, tags: TagsInFront, range: Range<Int64>) {
        self.start = start
        self.range = range
        gapless = tags.gapless
        header = start.header
        segmentWord = start.header.word
        freeFormatByteCount = start.freeFormatByteCount
        position = start.offset + Int64(start.info?.byteCount ?? 0)
        runs = FrameRuns(start: position)
        let tagEnd = min(tags.end, start.offset)
        tagByteCount = max(0, tagEnd - range.lowerBound)
        if let tag = tags.lastTagOffset, start.offset < tags.end || tags.end <= tag {
            tagByteCount = start.offset - range.lowerBound
            defects.add(.mpegTagSize(claimed: tags.claimedEnd, at: tag, audio: start.offset))
        } else if start.offset > tagEnd {
            defects.add(.mpegJunk(range: tagEnd..<start.offset, isZero: start.isBehindZeros))
        }
        if freeFormatByteCount > 0 { defects.add(.mpegFreeFormat(byteCount: freeFormatByteCount, at: position)) }
        if let info = start.info?.frame, let delay = info.delay, let padding = info.padding {
            trims.append((delay, padding))
        }
    }

    // MARK: Walking

    mutating func walkFrames(_ reader: inout RecordingReader) throws(MeasuringFailure) {
        reader.readAhead = RecordingReader.capacity
        var windowEnd = position
        while position < range.upperBound {
            // Reading on where the last window ended, not where the next frame begins, leaves no gap in the hash.
            let base = windowEnd < position ? windowEnd : position
            let limit = Int(clamping: range.upperBound - base)
            let stop = try reader.withWindow(
                at: base, atLeast: Int(position - base) + MPEGInfoFrame.prefixByteCount
            ) { bytes -> Stop? in
                guard Int64(bytes.byteCount) > position - base else { return nil }
                windowEnd = base + Int64(bytes.byteCount)
                return advance(bytes, base: base, limit: limit)
            }
            switch stop {
            case nil: return
            case .windowEnd: break
            case .outOfFrames: try resynchronise(&reader)
            case .infoFrame: try skipInfoFrame(&reader)
            }
        }
    }

    private enum Stop { case windowEnd, outOfFrames, infoFrame }

    /// Goes through the frames of one window; the innermost loop.
    private mutating func advance(_ bytes: RawSpan, base: Int64, limit: Int) -> Stop {
        let pattern = header.word & MPEGFrameHeader.patternMask
        let isMono = header.isMono
        let isLayerIII = header.layer == 3
        let infoOffset = MPEGFrameHeader.byteCount + header.sideInformationByteCount
        let freeFormat = freeFormatByteCount
        let firstWord = segmentWord
        // The last frames of the range may be shorter than what is looked at for an info frame.
        let count = min(bytes.byteCount, limit)
        let first = Int(position - base)
        var index = first
        var frames: Int64 = 0
        var differs: UInt32 = 0
        var stop = Stop.windowEnd
        let sizes = sizes
        while index <= count - MPEGFrameHeader.byteCount {
            let word = bytes.bigEndian(at: index, as: UInt32.self) ?? 0
            guard word & MPEGFrameHeader.patternMask == pattern, (word & 0xC0 == 0xC0) == isMono else {
                stop = .outOfFrames
                break
            }
            var size = Int(sizes[MPEGFrameSizes.index(word)])
            if size == 0 {
                guard freeFormat > 0, word & 0xF000 == 0 else {
                    stop = .outOfFrames
                    break
                }
                size = freeFormat + MPEGFrameHeader.paddingByteCount(word)
            }
            guard size <= limit - index else {
                stop = .outOfFrames
                break
            }
            if isLayerIII {
                guard index <= count - MPEGInfoFrame.prefixByteCount || count == limit else { break }
                if MPEGInfoFrame.isLikely(bytes, at: index, infoOffset: infoOffset) {
                    stop = .infoFrame
                    break
                }
            }
            differs |= word ^ firstWord
            frames += 1
            index += size
        }
        if index > count - MPEGFrameHeader.byteCount, index != limit, count == limit { stop = .outOfFrames }
        segmentFrames += frames
        bitRateDiffers |= differs & 0xF000
        audioByteCount += Int64(index - first)
        position = base + Int64(index)
        return stop
    }

    private func frameByteCount(_ header: MPEGFrameHeader) -> Int {
        header.isFreeFormat ? freeFormatByteCount + header.paddingByteCount : header.tabulatedByteCount
    }

    /// Goes behind the frame at `position`, which holds the letters of an info frame: by chance, or because it is one.
    private mutating func skipInfoFrame(_ reader: inout RecordingReader) throws(MeasuringFailure) {
        let frame = try reader.withWindow(at: position, atLeast: MPEGStreamStart.lookAhead) { bytes in
            MPEGFrameHeader(bytes, at: 0).map { header in
                let frame = bytes.extracting(first: frameByteCount(header))
                return (header: header, info: MPEGInfoFrame(frame, header, isFirst: false))
            }
        }
        guard let (header, info) = frame else { return }
        let byteCount = frameByteCount(header)
        let end = position + Int64(byteCount)
        if let info {
            runs.end(at: position)
            defects.add(.mpegEmbeddedInfoFrame(range: position..<end))
            if let delay = info.delay, let padding = info.padding { trims.append((delay, padding)) }
            position = end
            runs.start = end
        } else {
            segmentFrames += 1
            bitRateDiffers |= (header.word ^ segmentWord) & 0xF000
            audioByteCount += Int64(byteCount)
            position = end
        }
    }

    private mutating func endSegment() {
        samplesByRate[header.rateIndex] += segmentFrames * Int64(header.samplesPerFrame)
        actualFrames += segmentFrames
        segmentFrames = 0
    }

    // MARK: Where no frame stands

    /// Finds out what is at `position` instead of a consistent frame, and goes behind it.
    private mutating func resynchronise(_ reader: inout RecordingReader) throws(MeasuringFailure) {
        let isBehindFrame = position > runs.start
        runs.end(at: position)
        let limit = Int(clamping: range.upperBound - position)
        let found = try reader.withWindow(at: position, atLeast: MPEGStreamStart.lookAhead) { bytes in
            interruption(bytes, limit: limit, isBehindFrame: isBehindFrame)
        }
        switch found {
        case .tag(let byteCount):
            tagByteCount += byteCount
            position += byteCount
            runs.start = position
            return
        case .cutFrame(let byteCount):
            cutFrame = (position..<range.upperBound, Int64(byteCount - limit))
            return goToEnd()
        case .formatChange(let chain): return take(chain)
        case .junk: break
        }
        let from = position
        var isZero = true
        let next = try search(&reader, isZero: &isZero)
        guard let next else {
            goToEnd()
            return defects.add(.trailingGarbage(range: from..<range.upperBound))
        }
        defects.add(.mpegJunk(range: from..<position, isZero: isZero))
        take(next)
    }

    /// What is at `position` instead of a consistent frame.
    private enum Interruption {
        case tag(byteCount: Int64)
        case cutFrame(byteCount: Int)
        case formatChange(MPEGFrameChain)
        case junk
    }

    private func interruption(_ bytes: RawSpan, limit: Int, isBehindFrame: Bool) -> Interruption {
        if let byteCount = JoinedTag.byteCount(bytes, limit: limit) { return .tag(byteCount: byteCount) }
        if isBehindFrame, let byteCount = cutFrameByteCount(bytes, limit: limit) {
            return .cutFrame(byteCount: byteCount)
        }
        return formatChange(bytes, at: 0, limit: limit).map { .formatChange($0) } ?? .junk
    }

    private mutating func goToEnd() {
        position = range.upperBound
        runs.start = position
    }

    /// The length of the frame that the end of the range cuts off; nil where no frame of the stream begins.
    private func cutFrameByteCount(_ bytes: RawSpan, limit: Int) -> Int? {
        if limit >= MPEGFrameHeader.byteCount {
            guard let cut = MPEGFrameHeader(bytes, at: 0), cut.isConsistent(with: header) else { return nil }
            let byteCount = frameByteCount(cut)
            return byteCount > limit ? byteCount : nil
        }
        // Of a header that is cut itself, the sync tells; the frame is taken to be as long as the first one.
        guard bytes.byte(at: 0) == 0xFF, let second = limit > 1 ? bytes.byte(at: 1) : UInt8(header.word >> 16 & 0xFF),
            (UInt32(second) << 16 ^ header.word) & MPEGFrameHeader.patternMask & 0xFF_0000 == 0
        else { return nil }
        return frameByteCount(header)
    }

    /// Frames of another version, layer, rate or number of channels, exactly where the next frame is due.
    private func formatChange(_ bytes: RawSpan, at index: Int, limit: Int) -> MPEGFrameChain? {
        var freeFormat = 0
        if let header = MPEGFrameHeader(bytes, at: index), header.isFreeFormat {
            freeFormat = MPEGFreeFormat.byteCount(bytes, at: index, limit: limit) ?? 0
        }
        guard
            let chain = MPEGFrameChain(
                bytes, at: index, limit: limit, freeFormatByteCount: freeFormat, atMost: 2)
        else { return nil }
        return chain.count >= 2 || (chain.reachesEnd && chain.wholeCount > 0) ? chain : nil
    }

    private mutating func take(_ chain: MPEGFrameChain) {
        if !chain.header.isConsistent(with: header) {
            endSegment()
            changesFormat = true
            defects.add(.mpegFormatChange(from: header, to: chain.header, at: position))
            header = chain.header
            segmentWord = chain.header.word
            freeFormatByteCount = chain.freeFormatByteCount
        }
        runs.start = position
    }

    /// Goes on to the next place where frames resume; each byte is looked at once, so time stays linear.
    private mutating func search(
        _ reader: inout RecordingReader, isZero: inout Bool
    ) throws(MeasuringFailure) -> MPEGFrameChain? {
        reader.readAhead = RecordingReader.capacity
        while position < range.upperBound {
            let limit = Int(clamping: range.upperBound - position)
            let found = try reader.withWindow(at: position, atLeast: MPEGStreamStart.lookAhead) { bytes in
                search(bytes, limit: limit, isZero: &isZero)
            }
            guard let found else { return nil }
            position += Int64(found.offset)
            if let chain = found.chain { return chain }
        }
        return nil
    }

    /// Where frames resume in a window, or where to go on looking; nil where there are no bytes.
    private func search(
        _ bytes: RawSpan, limit: Int, isZero: inout Bool
    ) -> (chain: MPEGFrameChain?, offset: Int)? {
        guard !bytes.isEmpty else { return nil }
        let isLast = bytes.byteCount >= limit
        let last = isLast ? limit : bytes.byteCount - MPEGStreamStart.lookAhead / 2
        var index = 0
        while index < last {
            if bytes[index] == 0xFF,
                let chain = MPEGFrameChain(
                    bytes, at: index, limit: limit, freeFormatByteCount: freeFormatByteCount),
                isEnough(chain)
            {
                return (chain, index)
            }
            if bytes[index] != 0 { isZero = false }
            index += 1
        }
        return (nil, last)
    }

    /// Two frames of the same stream, or a whole one that ends it; three of another.
    private func isEnough(_ chain: MPEGFrameChain) -> Bool {
        if chain.header.isConsistent(with: header) {
            return chain.count >= 2 || (chain.reachesEnd && chain.wholeCount > 0)
        }
        return chain.count >= MPEGFrameChain.enoughAtStart
    }

    // MARK: Results

    /// The stream as its header declares it, without a walk; nil where no header tells the number of frames.
    func believed() -> MPEGStream? {
        guard let info = start.info, let frames = info.frame.declaredFrameCount, frames > 0 else { return nil }
        let coded = frames * Int64(header.samplesPerFrame)
        var stream = stream(coded: coded)
        stream.audioByteCount =
            info.frame.declaredByteCount.map { max(0, $0 - Int64(info.byteCount)) }
            ?? (range.upperBound - position)
        stream.method = .declared
        stream.samples = .none(DecodingObstacle(.headerOnly))
        return stream
    }

    /// The stream as it was walked.
    mutating func finish() -> MPEGStream {
        runs.end(at: position)
        endSegment()
        compareWithHeader()
        var length = TotalDuration()
        for (samples, rate) in zip(samplesByRate, MPEGFrameHeader.sampleRates) where samples > 0 {
            length.add(frameCount: samples, sampleRate: rate)
        }
        var stream = stream(coded: length.frameCount(at: start.header.sampleRate))
        stream.audioByteCount = audioByteCount
        let stated = MPEGFrameSizes.bitRate(of: start.header)
        stream.constantBitRate = bitRateDiffers == 0 && !changesFormat && stated > 0 ? stated : nil
        stream.samples = runs.obstacle.map { .none($0) } ?? .mpegFrames(runs.ranges)
        return stream
    }

    private mutating func compareWithHeader() {
        let info = start.info?.frame
        if info?.declaredFrameCount == nil, bitRateDiffers != 0 { defects.add(.mpegNoVBRHeader(frames: actualFrames)) }
        let present = range.upperBound - start.offset
        let missingBytes = max(info?.declaredByteCount.map { $0 - present } ?? 0, cutFrame?.missing ?? 0)
        if let declared = info?.declaredFrameCount {
            if declared > actualFrames, missingBytes > 0 {
                let missing = ExactDuration(
                    frameCount: (declared - actualFrames) * Int64(start.header.samplesPerFrame),
                    sampleRate: start.header.sampleRate)
                return defects.add(
                    .mpegTruncated(
                        declaredFrames: declared, actualFrames: actualFrames, missing: missing,
                        missingBytes: missingBytes, at: range.upperBound))
            }
            // Some encoders count the info frame too.
            if declared != actualFrames, declared != actualFrames + 1, let byteCount = start.info?.byteCount {
                defects.add(
                    .mpegHeaderMismatch(
                        declaredFrames: declared, actualFrames: actualFrames,
                        range: start.offset..<(start.offset + Int64(byteCount))))
            }
        }
        if let cutFrame { defects.add(.mpegLastFrameCut(range: cutFrame.range, missingBytes: cutFrame.missing)) }
    }

    private func stream(coded: Int64) -> MPEGStream {
        var stream = MPEGStream(
            codec: start.header.codec, sampleRate: start.header.sampleRate, channelCount: start.header.channelCount,
            frameCount: coded, codedFrameCount: coded,
            declaredDuration: start.info?.frame.declaredFrameCount.map {
                ExactDuration(
                    frameCount: $0 * Int64(start.header.samplesPerFrame), sampleRate: start.header.sampleRate)
            },
            audioByteCount: 0, tagByteCount: tagByteCount, method: .scan, samples: .mpegFrames([]),
            defects: defects.all)
        var delay: Int64 = 0
        var padding: Int64 = 0
        for trim in trims {
            delay += trim.delay
            padding += trim.padding
        }
        if trims.isEmpty, let gapless { (delay, padding) = (gapless.delay, gapless.padding) }
        let (silence, overflow) = delay.addingReportingOverflow(padding)
        if overflow || silence > coded {
            stream.defects.append(.mpegGaplessAbsurd(delay: delay, padding: padding, coded: coded))
        } else {
            stream.frameCount = coded - silence
            // LAME counts its delay without that of the decoder. Of joined recordings, each has its own; and what iTunes
            // counts in an MP3 is not documented.
            let isJoined = trims.count > 1 || (trims.count == 1 && start.info?.frame.delay == nil)
            let isUndocumented = trims.isEmpty && gapless != nil
            stream.playedStart =
                isJoined || isUndocumented ? nil : trims.first.map { $0.delay + Self.decoderDelay } ?? 0
        }
        return stream
    }
}
