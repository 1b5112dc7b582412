import PreflightModel

/// Goes from page to page through a physical Ogg stream, and adds its chained links up.
struct OggWalk {
    /// What the links have in common that is measured, and their sums.
    private(set) var format: OggFormat?
    private(set) var frameCount: Int64 = 0
    private(set) var codedFrameCount: Int64 = 0
    private(set) var statedFrameCount: Int64? = 0
    private(set) var audioByteCount: Int64 = 0
    private(set) var faults = OggFaults()
    private(set) var aheadFrameCount: Int64 = 0
    private(set) var behindFrameCount: Int64 = 0
    private(set) var firstMismatch: Int64?
    /// Links with audio.
    private(set) var linkCount: Int64 = 0
    private(set) var secondLink: Int64?
    /// Links with another rate, number of channels or codec than the first.
    private(set) var firstChange: (format: OggFormat, offset: Int64)?
    /// Streams that are not audio, and what the first of them is called.
    private(set) var extraStreamCount: Int64 = 0
    private(set) var extraStreamKind: OggStreamKind?
    /// Audio streams beside the one that is measured.
    private(set) var rivalStreamCount: Int64 = 0
    private(set) var firstRival: Int64?
    /// Links without a page that says it is the last.
    private(set) var endlessLinkCount: Int64 = 0
    private(set) var badPages = DamagedRegions()
    private(set) var junk = DamagedRegions()
    private(set) var trailing: Range<Int64>?
    private(set) var tagByteCount: Int64 = 0
    /// The last page, when it is not all there, and how many bytes it should have, if that can be told.
    private(set) var cutOff: (range: Range<Int64>, missing: Int64?)?
    /// Whether a packet continues after the last page of its link.
    private(set) var lastPacketIsCutOff = false
    /// Pages of streams that were never begun.
    private(set) var strayPages = DamagedRegions()
    /// What the packets of the first audio stream say is wrong.
    private(set) var mappingDefects: [Defect] = []
    /// From the first page to the end of the last one.
    private(set) var pages: Range<Int64>
    /// The first page of the first audio stream.
    private(set) var firstPage: (offset: Int64, bytes: [UInt8])?

    /// The streams of the link that is being walked; more than these are counted but not followed.
    private var streams: [OggLogicalStream] = []
    private var linkOffset: Int64 = 0
    /// Whether the link has pages behind its first ones, so that another first page begins a new link.
    private var linkHasData = false
    private var measured: Int?
    private static let mostStreams = 64

    private let end: Int64
    /// How many more pages with a wrong checksum may be searched for another page inside.
    private var searches = 1024

    init(start: Int64, end: Int64) {
        self.end = end
        pages = start..<start
    }

    /// Walks to the end of the file.
    mutating func walk(_ reader: inout RecordingReader) throws(MeasuringFailure) {
        reader.readAhead = RecordingReader.capacity
        var offset = pages.lowerBound
        while offset < end {
            let page = try reader.withBytes(at: offset, count: OggPage.fixedByteCount + 255) { OggPage($0) }
            guard let page else {
                offset = try skipForeign(&reader, from: offset)
                continue
            }
            let pageEnd = offset + Int64(page.byteCount)
            if pageEnd > end {
                // Another page inside shows that the segment table is wrong.
                let next = try Self.findCapture(&reader, from: offset + 4)
                guard let next else {
                    let tags = try TrailingTags.start(&reader, notBefore: offset)
                    tagByteCount += end - tags
                    cutOff = (offset..<tags, pageEnd - tags)
                    break
                }
                badPages.add(offset..<next)
                offset = next
                continue
            }
            let isTaken = try reader.withBytes(at: offset, count: page.byteCount) { bytes in
                guard OggPage.agrees(bytes) else { return false }
                take(page, bytes, at: offset)
                return true
            }
            if isTaken {
                offset = pageEnd
            } else {
                offset = try skipBadPage(&reader, offset..<pageEnd)
            }
        }
        closeLink()
    }

    // MARK: Pages

    private mutating func take(_ page: OggPage, _ bytes: RawSpan, at offset: Int64) {
        let body = bytes.extracting(page.headerByteCount...)
        let header = bytes.extracting(..<page.headerByteCount)
        if page.isFirst { begin(page, bytes, body: body, at: offset) }
        pages = (pages.isEmpty ? offset : pages.lowerBound)..<(offset + Int64(page.byteCount))
        guard let index = streams.firstIndex(where: { $0.serial == page.serial }) else {
            if extraStreamCount < Int64(Self.mostStreams) { strayPages.add(offset..<pages.upperBound) }
            return
        }
        if !page.isFirst { linkHasData = true }
        streams[index].take(page, header: header, body: body, at: offset)
    }

    private mutating func begin(
        _ page: OggPage, _ bytes: RawSpan, body: RawSpan, at offset: Int64
    ) {
        if linkHasData || streams.contains(where: { $0.serial == page.serial }) { closeLink() }
        if streams.isEmpty { linkOffset = offset }
        let stream = OggLogicalStream(page, body: body)
        if stream.mapping == nil {
            extraStreamCount += 1
            if extraStreamKind == nil { extraStreamKind = stream.kind }
        } else if measured == nil, streams.count < Self.mostStreams {
            measured = streams.count
            if firstPage == nil { firstPage = (offset, bytes.array) }
        } else {
            rivalStreamCount += 1
            if firstRival == nil { firstRival = offset }
        }
        if streams.count < Self.mostStreams { streams.append(stream) }
    }

    // MARK: Links

    /// Adds up what the streams of the link hold, and gets ready for the next one.
    private mutating func closeLink() {
        for stream in streams {
            faults.add(stream.faults)
            if stream.isCutOff { lastPacketIsCutOff = true }
        }
        if let measured, let format = streams[measured].mapping?.format {
            streams[measured].end()
            add(streams[measured], format: format)
        }
        streams = []
        measured = nil
        linkHasData = false
    }

    private mutating func add(_ stream: OggLogicalStream, format: OggFormat) {
        linkCount += 1
        if linkCount == 2 { secondLink = linkOffset }
        if linkCount == 1 { mappingDefects = stream.mapping?.defects ?? [] }
        let first = self.format ?? format
        self.format = first
        if first.codec != format.codec || first.sampleRate != format.sampleRate
            || first.channelCount != format.channelCount || first.bitDepth != format.bitDepth, firstChange == nil
        {
            firstChange = (format, linkOffset)
        }
        func atFirstRate(_ frames: Int64) -> Int64 {
            guard first.sampleRate != format.sampleRate else { return frames }
            return ExactDuration(frameCount: frames, sampleRate: format.sampleRate).frameCount(at: first.sampleRate)
        }
        frameCount = frameCount.addingSaturated(atFirstRate(stream.frameCount))
        codedFrameCount = codedFrameCount.addingSaturated(atFirstRate(stream.codedFrameCount))
        if let sum = statedFrameCount, let stated = stream.statedFrameCount {
            statedFrameCount = sum.addingSaturated(atFirstRate(stated))
        } else {
            statedFrameCount = nil
        }
        audioByteCount += stream.audioByteCount
        aheadFrameCount = aheadFrameCount.addingSaturated(stream.clock.aheadFrameCount)
        behindFrameCount = behindFrameCount.addingSaturated(stream.clock.behindFrameCount)
        if firstMismatch == nil { firstMismatch = stream.clock.firstMismatch }
        if !stream.hasEnd { endlessLinkCount += 1 }
    }

    // MARK: What is not a page

    /// Steps over what is not a page, and says where the next one may begin.
    private mutating func skipForeign(
        _ reader: inout RecordingReader, from offset: Int64
    ) throws(MeasuringFailure) -> Int64 {
        if let next = try Self.findCapture(&reader, from: offset + 1) {
            junk.add(offset..<next)
            return next
        }
        let rest = try reader.array(at: offset, count: OggPage.fixedByteCount)
        let tags = try TrailingTags.start(&reader, notBefore: offset)
        tagByteCount += end - tags
        // What is left of a page: its capture pattern, or the beginning of that.
        let mark = Array("OggS".utf8)
        if rest.prefix(4).elementsEqual(mark.prefix(rest.count)), rest.dropFirst(4).first ?? 0 == 0 {
            cutOff = (offset..<end, nil)
        } else if offset < tags {
            trailing = offset..<tags
        }
        return end
    }

    /// Steps over a page whose checksum does not agree, as every decoder does.
    private mutating func skipBadPage(
        _ reader: inout RecordingReader, _ page: Range<Int64>
    ) throws(MeasuringFailure) -> Int64 {
        badPages.add(page)
        let follower = try reader.fields(at: page.upperBound, count: 4)
        if searches == 0 || page.upperBound == end || follower.has("OggS") { return page.upperBound }
        searches -= 1
        return try Self.findCapture(&reader, from: page.lowerBound + 4) ?? page.upperBound
    }

    private static func findCapture(
        _ reader: inout RecordingReader, from start: Int64
    ) throws(MeasuringFailure) -> Int64? {
        var offset = start
        while true {
            let found = try reader.withWindow(at: offset, atLeast: 4) { findCapture(in: $0) }
            guard let found else { return nil }
            offset += Int64(found.offset)
            if found.isCapture { return offset }
        }
    }

    /// Where a page may begin in a window, or where to go on looking; nil where there are too few bytes for one.
    private static func findCapture(in window: RawSpan) -> (isCapture: Bool, offset: Int)? {
        let last = window.byteCount - 3
        guard last > 0 else { return nil }
        var index = 0
        while index < last, let found = window.firstOffset(of: UInt8(ascii: "O"), in: index..<last) {
            if window.has("OggS", at: found) { return (true, found) }
            index = found + 1
        }
        return (false, last)
    }
}
