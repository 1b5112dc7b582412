import PreflightModel

/// One logical stream: its pages in order, and the packets that lie in them.
struct OggLogicalStream {
    let serial: UInt32
    /// What the stream holds, if it is audio that is measured here.
    private(set) var mapping: (any OggMapping)?
    /// What is in the stream, if it is not.
    private(set) var kind: OggStreamKind?
    private(set) var clock: GranuleClock
    /// Whether a page says that it is the last.
    private(set) var hasEnd = false
    /// Bytes of audio packets.
    private(set) var audioByteCount: Int64 = 0
    private(set) var faults = OggFaults()
    /// Whether the last packet continues on a page that is missing.
    private(set) var isCutOff = false

    private var packet = OggPacket()
    private var isInPacket = false
    private var nextSequence: UInt32
    private let checksFrames: Bool

    /// Begins a stream with its first page, which is then to be taken in as all others.
    init(_ page: OggPage, body: RawSpan) {
        serial = page.serial
        nextSequence = page.sequence
        mapping = OggMappings.mapping(for: body)
        if mapping == nil { kind = OggMappings.kind(of: body) }
        checksFrames = mapping?.format.codec == .flac
        clock = GranuleClock(mapping?.trimming ?? .none)
    }

    /// Takes in the page whose header and body these are.
    mutating func take(
        _ page: OggPage, header: RawSpan, body: RawSpan, at offset: Int64
    ) {
        let range = offset..<(offset + Int64(page.byteCount))
        checkOrder(page, range: range)
        if page.isLast { hasEnd = true }
        guard mapping != nil else { return }
        var start = 0
        var end = 0
        var skips = page.isContinued && !isInPacket
        if isInPacket, !page.isContinued { dropPacket(range) }
        for index in header.byteOffsets.dropFirst(OggPage.fixedByteCount) {
            let segment = header[index]
            end += Int(segment)
            if segment == 255 { continue }
            if skips { skips = false } else { append(body, start..<end, page: range, isWhole: true) }
            start = end
        }
        if header.byteCount > OggPage.fixedByteCount, header[header.byteCount - 1] == 255 {
            if !skips { append(body, start..<end, page: range, isWhole: false) }
        }
        isCutOff = isInPacket
        clock.close(position: page.granule, endsStream: page.isLast, offset: offset)
    }

    private mutating func checkOrder(_ page: OggPage, range: Range<Int64>) {
        defer { nextSequence = page.sequence &+ 1 }
        guard page.sequence != nextSequence else { return }
        faults.gaps.add(range)
        // What goes back is out of order; how many are missing then, nobody knows.
        if page.sequence > nextSequence { faults.missingPages += Int64(page.sequence - nextSequence) }
        isInPacket = false
    }

    private mutating func dropPacket(_ range: Range<Int64>) {
        faults.brokenPackets.add(range)
        isInPacket = false
    }

    private mutating func append(
        _ body: RawSpan, _ part: Range<Int>, page: Range<Int64>, isWhole: Bool
    ) {
        guard part.upperBound <= body.byteCount, let wanted = mapping?.wantedByteCount else { return }
        if !isInPacket {
            packet.start.removeAll(keepingCapacity: true)
            packet.byteCount = 0
            packet.check = 0
            packet.range = page
        }
        let bytes = body.extracting(part)
        packet.start.append(bytes.extracting(first: max(0, wanted - packet.start.count)))
        packet.byteCount += Int64(bytes.byteCount)
        packet.range = packet.range.lowerBound..<page.upperBound
        if checksFrames { packet.check = ForwardCRC.flacFrame.check(bytes, after: packet.check) }
        isInPacket = !isWhole
        // An empty packet holds nothing in any codec; some writers need one to end the stream.
        guard isWhole, packet.byteCount > 0, let kind = mapping?.take(packet) else { return }
        switch kind {
        case .header: break
        case .invalid: faults.invalidPackets.add(packet.range)
        case .audio, .unmeasured: audioByteCount += packet.byteCount
        }
        clock.add(kind)
    }

    /// Says that no page of the stream follows.
    mutating func end() {
        if !hasEnd { clock.end() }
    }

    /// Frames to be played.
    var frameCount: Int64 { max(0, clock.frameCount - (mapping?.format.preSkip ?? 0)) }

    /// Frames in the packets.
    var codedFrameCount: Int64 { clock.hasUnmeasured ? clock.frameCount : clock.codedFrameCount }

    /// Frames to be played by what the granule positions claim.
    var statedFrameCount: Int64? {
        clock.statedFrameCount.map { max(0, $0 - clock.startTrim - (mapping?.format.preSkip ?? 0)) }
    }
}

/// What is wrong with pages and packets, summed up over all streams.
struct OggFaults {
    /// Pages that do not follow the one before.
    var gaps = DamagedRegions()
    /// Pages that are missing by the numbers of the others.
    var missingPages: Int64 = 0
    /// Packets whose continuation is not there although no page is missing.
    var brokenPackets = DamagedRegions()
    /// Packets that are not of their codec.
    var invalidPackets = DamagedRegions()

    mutating func add(_ other: OggFaults) {
        gaps.add(other.gaps)
        missingPages = missingPages.addingSaturated(other.missingPages)
        brokenPackets.add(other.brokenPackets)
        invalidPackets.add(other.invalidPackets)
    }

    var isEmpty: Bool { gaps.count == 0 && brokenPackets.count == 0 && invalidPackets.count == 0 }
}
