/// What `mvex/trex` says of samples whose fragment says nothing (ISO/IEC 14496-12, 8.8.3).
struct TrackExtends {
    var sampleDuration: UInt32 = 0
    var sampleByteCount: UInt32 = 0
    var descriptionIndex: UInt32 = 1
}

/// Goes through the samples of one track in movie fragments: `moof`, `traf`, `trun` (ISO/IEC 14496-12, 8.8).
struct MovieFragmentGroups {
    /// A `trun` that claims more entries than its box has.
    struct CutRun {
        var box: MP4Box
        var claimed: Int64
    }

    private struct Run {
        var entries: EntryCursor
        var samplesLeft: Int64
        var offset: Int64
        var durationField: Int?
        var sizeField: Int?
    }

    private let trackID: UInt32
    private let extends: TrackExtends
    private var boxes: MP4BoxCursor
    private var fragmentStart: Int64 = 0
    private var trackFragments: MP4BoxCursor?
    private var trackFragmentBoxes: MP4BoxCursor?
    private var defaults = TrackExtends()
    private var isOurs = false
    private var base: Int64 = 0
    /// Where the data of the run before ends: the next run begins there unless it says otherwise.
    private var dataEnd: Int64 = 0
    private var run: Run?

    /// Fragments met so far that hold something of the track.
    private(set) var fragmentCount: Int64 = 0
    private(set) var cutRun: CutRun?

    init(trackID: UInt32, extends: TrackExtends, from offset: Int64, end: Int64) {
        self.trackID = trackID
        self.extends = extends
        boxes = MP4BoxCursor(offset: offset, end: end)
    }

    mutating func next(_ reader: inout RecordingReader) throws(MeasuringFailure) -> SampleGroup? {
        while true {
            if let group = try nextOfRun(&reader) {
                if isOurs { return group }
                continue
            }
            if trackFragmentBoxes != nil {
                if let box = try trackFragmentBoxes?.next(&reader) {
                    if box.type == "tfhd" { try openTrackFragment(box, &reader) }
                    if box.type == "trun" { try openRun(box, &reader) }
                } else {
                    trackFragmentBoxes = nil
                }
                continue
            }
            if trackFragments != nil {
                if let box = try trackFragments?.next(&reader) {
                    if box.type == "traf" {
                        trackFragmentBoxes = box.children()
                        isOurs = false
                        base = fragmentStart
                        defaults = extends
                    }
                } else {
                    trackFragments = nil
                }
                continue
            }
            guard let box = try boxes.next(&reader) else { return nil }
            if box.type == "moof" {
                fragmentStart = box.start
                dataEnd = box.start
                trackFragments = box.children()
            }
        }
    }

    private mutating func openTrackFragment(
        _ box: MP4Box, _ reader: inout RecordingReader
    ) throws(MeasuringFailure) {
        let fields = try reader.payload(of: box, atMost: 40)
        guard let flags = fields.bigEndian(at: 0, as: UInt32.self), let id = fields.bigEndian(at: 4, as: UInt32.self)
        else { return }
        isOurs = id == trackID
        if isOurs { fragmentCount += 1 }
        var offset = 8
        func take() -> UInt32 {
            defer { offset += 4 }
            return fields.bigEndian(at: offset, as: UInt32.self) ?? 0
        }
        // Without its own base, a fragment starts where the track fragment before it ended.
        base = flags & 0x2_0000 != 0 ? fragmentStart : dataEnd
        if flags & 0x1 != 0 {
            base = Int64(clamping: fields.bigEndian(at: offset, as: UInt64.self) ?? .max)
            offset += 8
        }
        if flags & 0x2 != 0 { defaults.descriptionIndex = take() }
        if flags & 0x8 != 0 { defaults.sampleDuration = take() }
        if flags & 0x10 != 0 { defaults.sampleByteCount = take() }
        dataEnd = base
    }

    private mutating func openRun(_ box: MP4Box, _ reader: inout RecordingReader) throws(MeasuringFailure) {
        let fields = try reader.payload(of: box, atMost: 16)
        guard let flags = fields.bigEndian(at: 0, as: UInt32.self), let count = fields.bigEndian(at: 4, as: UInt32.self)
        else {
            if cutRun == nil { cutRun = CutRun(box: box, claimed: 0) }
            return
        }
        var headerCount: Int64 = 8
        if flags & 0x1 != 0 {
            let delta = Int64(Int32(bitPattern: fields.bigEndian(at: 8, as: UInt32.self) ?? 0))
            let (sum, overflow) = base.addingReportingOverflow(delta)
            dataEnd = overflow ? .max : sum
            headerCount += 4
        }
        if flags & 0x4 != 0 { headerCount += 4 }
        var entryByteCount = 0
        var durationField: Int?
        var sizeField: Int?
        if flags & 0x100 != 0 {
            durationField = entryByteCount
            entryByteCount += 4
        }
        if flags & 0x200 != 0 {
            sizeField = entryByteCount
            entryByteCount += 4
        }
        if flags & 0x400 != 0 { entryByteCount += 4 }
        if flags & 0x800 != 0 { entryByteCount += 4 }
        var there = Int64(count)
        if entryByteCount > 0 {
            there = min(there, max(0, box.payloadByteCount - headerCount) / Int64(entryByteCount))
            if there < Int64(count), cutRun == nil { cutRun = CutRun(box: box, claimed: Int64(count)) }
        }
        let table = EntryTable(
            offset: box.payload + headerCount, entryByteCount: max(1, entryByteCount),
            count: entryByteCount > 0 ? there : 0)
        run = Run(
            entries: EntryCursor(table), samplesLeft: there, offset: dataEnd, durationField: durationField,
            sizeField: sizeField)
    }

    private mutating func nextOfRun(_ reader: inout RecordingReader) throws(MeasuringFailure) -> SampleGroup? {
        guard var run, run.samplesLeft > 0 else { return nil }
        // Moved out, so that the entries are changed in place.
        self.run = nil
        var count: Int64 = 1
        var size = Int64(defaults.sampleByteCount)
        var duration = Int64(defaults.sampleDuration)
        if run.sizeField == nil, run.durationField == nil {
            count = run.samplesLeft
        } else {
            guard try run.entries.advance(&reader) else { return nil }
            if let field = run.sizeField { size = Int64(run.entries.uint32(field)) }
            if let field = run.durationField { duration = Int64(run.entries.uint32(field)) }
        }
        let group = SampleGroup(
            offset: run.offset, sampleCount: count, byteCount: Int64(clamping: Int128(count) * Int128(size)),
            duration: Int64(clamping: Int128(count) * Int128(duration)), descriptionIndex: defaults.descriptionIndex)
        run.samplesLeft -= count
        let (end, overflow) = run.offset.addingReportingOverflow(group.byteCount)
        run.offset = overflow ? .max : end
        dataEnd = run.offset
        self.run = run
        return group
    }
}
