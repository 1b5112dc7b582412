import PreflightModel

/// Goes from frame to frame without decoding.
///
/// A frame does not say how long it is. It ends where the CRC-16 over everything since its sync code becomes 0 and either
/// the header of another frame follows, itself guarded by a CRC-8, or the audio is over. A frame for which this does not
/// come true is damaged, or has foreign bytes behind it.
struct FLACFrameWalk {
    private(set) var clock: FLACFrameClock
    /// Bytes of all frames.
    private(set) var frameByteCount: Int64 = 0
    /// Bytes of tags behind the last frame.
    private(set) var tagByteCount: Int64 = 0
    /// From the first frame to the end of the last one.
    private(set) var audio: Range<Int64>
    /// Frames whose CRC-16 does not agree.
    private(set) var badChecks = DamagedRegions()
    /// What is neither frame nor tag.
    private(set) var junk = DamagedRegions()
    /// What is behind the last frame, and neither frame nor tag.
    private(set) var trailing: Range<Int64>?
    /// A last frame that is not there to its end.
    private(set) var cutOff: (range: Range<Int64>, header: FLACFrameHeader)?

    private let end: Int64
    private let info: FLACStreamInfo
    /// How many more times a frame may be measured exactly; a whole file needs it once, a hostile one is refused it.
    private var measurements = 64
    /// How many more times a damaged frame may be gone over twice.
    private var returns = 64

    private struct Frame {
        var start: Int64
        var header: FLACFrameHeader
    }

    /// How a frame ends.
    private enum End {
        /// At this offset, by its CRC-16; another frame begins there unless the audio is over.
        case exact(Int64, next: Frame?)
        /// Somewhere before `next`, the CRC-16 not agreeing.
        case unproved(next: Frame)
        /// Nowhere.
        case missing
    }

    init(info: FLACStreamInfo, start: Int64, end: Int64) {
        self.info = info
        self.end = end
        clock = FLACFrameClock(info)
        audio = start..<start
    }

    /// Walks to the end of the file.
    mutating func walk(_ reader: inout RecordingReader) throws(MeasuringFailure) {
        reader.readAhead = RecordingReader.capacity
        let start = audio.lowerBound
        var next = try findFrame(&reader, from: start, before: end)
        guard let first = next else { return try settleRest(&reader, from: start) }
        if first.start > start { junk.add(start..<first.start) }
        audio = first.start..<first.start
        while let frame = next {
            next = try take(frame, &reader)
        }
    }

    /// Takes one frame in and returns the one behind it.
    private mutating func take(
        _ frame: Frame, _ reader: inout RecordingReader
    ) throws(MeasuringFailure) -> Frame? {
        let found = try findEnd(of: frame, &reader)
        if case .exact(let end, let next?) = found, try !endsInZeros(end, &reader) {
            add(frame, end: end)
            return next
        }
        if measurements > 0, let length = try measure(frame, &reader) {
            // The frame is whole, so what follows it is foreign.
            let frameEnd = frame.start + length
            add(frame, end: frameEnd)
            return try resume(&reader, from: frameEnd)
        }
        switch found {
        case .exact(let end, let next?):
            add(frame, end: end)
            return next
        case .unproved(let next):
            badChecks.add(frame.start..<next.start)
            add(frame, end: next.start)
            return next
        case .exact, .missing:
            let tags = try TrailingTags.start(&reader, notBefore: frame.start)
            tagByteCount += end - tags
            cutOff = (frame.start..<tags, frame.header)
            return nil
        }
    }

    /// Zeros behind a whole frame leave its CRC-16 at 0, so they prove nothing.
    private func endsInZeros(_ end: Int64, _ reader: inout RecordingReader) throws(MeasuringFailure) -> Bool {
        try reader.fields(at: end - 2, count: 2).bigEndian(at: 0, as: UInt16.self) == 0
    }

    private mutating func add(_ frame: Frame, end: Int64) {
        clock.add(frame.header, range: frame.start..<end)
        frameByteCount += end - frame.start
        audio = audio.lowerBound..<end
    }

    /// Looks for the end of a frame by running its CRC-16 up to every header that may follow.
    private mutating func findEnd(
        of frame: Frame, _ reader: inout RecordingReader
    ) throws(MeasuringFailure) -> End {
        var clockAfter = clock
        clockAfter.add(frame.header, range: frame.start..<frame.start)
        let longest = Int64(mostBytes(of: frame.header))
        let shortest = frame.start + Int64(frame.header.byteCount) + 3
        var fallback: Frame?
        var check: UInt32 = 0
        var position = frame.start
        while position < end {
            let found = try reader.withWindow(
                at: position, atLeast: 2 * FLACFrameHeader.maximumByteCount
            ) { window -> (end: End?, usable: Int)? in
                guard !window.isEmpty else { return nil }
                let usable = usableByteCount(of: window, at: position, before: end)
                var checked = 0
                var from = max(0, Int(clamping: shortest - position))
                while let sync = SyncSearch.next(in: window, from: from, before: usable) {
                    from = sync + 1
                    guard let header = FLACFrameHeader(window, at: sync) else { continue }
                    check = ForwardCRC.flacFrame.check(window.extracting(checked..<sync), after: check)
                    checked = sync
                    let next = Frame(start: position + Int64(sync), header: header)
                    if check == 0 { return (.exact(next.start, next: next), usable) }
                    guard header.agrees(with: info) else { continue }
                    if clockAfter.follows(header) { return (.unproved(next: next), usable) }
                    if fallback == nil, header.number > frame.header.number {
                        fallback = next
                        if returns == 0 { return (.unproved(next: next), usable) }
                    }
                }
                if checked < usable {
                    check = ForwardCRC.flacFrame.check(window.extracting(checked..<usable), after: check)
                }
                return (nil, usable)
            }
            guard let found else { break }
            if let end = found.end { return end }
            position += Int64(found.usable)
            if fallback != nil, position - frame.start > longest { break }
        }
        if position >= end, check == 0 { return .exact(end, next: nil) }
        guard let fallback else { return .missing }
        returns -= 1
        return .unproved(next: fallback)
    }

    /// No encoder in its right mind writes a longer frame: twice the size of the samples as they are.
    private func mostBytes(of header: FLACFrameHeader) -> Int {
        let depth = header.bitDepth ?? info.bitDepth
        return 2 * (header.blockSize * header.channelCount * (depth + 1) / 8) + RecordingReader.capacity
    }

    /// The next header that fits the stream; with `proved`, one whose number continues from the frames so far.
    private func findFrame(
        _ reader: inout RecordingReader, from start: Int64, before end: Int64, proved: Bool = false
    ) throws(MeasuringFailure) -> Frame? {
        var position = start
        while position < end {
            let found = try reader.withWindow(
                at: position, atLeast: 2 * FLACFrameHeader.maximumByteCount
            ) { window -> (frame: Frame?, usable: Int)? in
                guard !window.isEmpty else { return nil }
                let usable = usableByteCount(of: window, at: position, before: end)
                var from = 0
                while let sync = SyncSearch.next(in: window, from: from, before: usable) {
                    from = sync + 1
                    guard let header = FLACFrameHeader(window, at: sync), header.agrees(with: info) else { continue }
                    if proved, !clock.follows(header) { continue }
                    return (Frame(start: position + Int64(sync), header: header), usable)
                }
                return (nil, usable)
            }
            guard let found else { return nil }
            if let frame = found.frame { return frame.start < end ? frame : nil }
            position += Int64(found.usable)
        }
        return nil
    }

    /// How much of a window a header may begin in: where it does not reach the end, its last bytes may cut one off.
    private func usableByteCount(of window: RawSpan, at position: Int64, before end: Int64) -> Int {
        position + Int64(window.byteCount) >= end
            ? window.byteCount : window.byteCount - FLACFrameHeader.maximumByteCount
    }

    /// The next frame behind a whole one and foreign bytes: the one that is due, or else whatever a decoder would take up
    /// again, such as a second stream that was appended.
    private mutating func resume(
        _ reader: inout RecordingReader, from start: Int64
    ) throws(MeasuringFailure) -> Frame? {
        let tags = try TrailingTags.start(&reader, notBefore: start)
        var next = try findFrame(&reader, from: start, before: tags, proved: true)
        if next == nil { next = try findFrame(&reader, from: start, before: tags) }
        if let next {
            if next.start > start { junk.add(start..<next.start) }
            return next
        }
        try settleRest(&reader, from: start)
        return nil
    }

    /// The exact length of the frame by its content; nil when it is not whole.
    private mutating func measure(
        _ frame: Frame, _ reader: inout RecordingReader
    ) throws(MeasuringFailure) -> Int64? {
        measurements -= 1
        let present = Int(min(end - frame.start, Int64(FLACFrameLength.maximumByteCount)))
        var bytes: [UInt8] = []
        // Most frames are far shorter than the longest possible one.
        var wanted = RecordingReader.capacity / 8
        while bytes.count < present {
            while bytes.count < min(wanted, present) {
                let count = min(min(wanted, present) - bytes.count, RecordingReader.capacity)
                bytes += try reader.array(at: frame.start + Int64(bytes.count), count: count)
            }
            if let length = FLACFrameLength.measure(bytes, header: frame.header, info: info) { return Int64(length) }
            wanted *= 4
        }
        return nil
    }

    /// Tells tags from foreign bytes behind the last frame.
    private mutating func settleRest(
        _ reader: inout RecordingReader, from start: Int64
    ) throws(MeasuringFailure) {
        let tags = try TrailingTags.start(&reader, notBefore: start)
        tagByteCount += end - tags
        if start < tags { trailing = start..<tags }
    }
}

/// Finds the first two bytes of a frame header.
private enum SyncSearch {
    static func next(in bytes: RawSpan, from start: Int, before end: Int) -> Int? {
        let last = min(end, bytes.byteCount - 1)
        var index = start
        while index < last, let offset = bytes.firstOffset(of: 0xFF, in: index..<last) {
            if bytes[offset + 1] & 0xFE == 0xF8 { return offset }
            index = offset + 1
        }
        return nil
    }
}
