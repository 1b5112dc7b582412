import PreflightModel

/// Where the tables of a track stand (ISO/IEC 14496-12, 8.6 and 8.7).
struct SampleTable {
    /// `stsz` or `stz2`: the sizes of samples.
    struct Sizes {
        /// The size of every sample; 0 when each has its own.
        var constant: UInt32 = 0
        /// Samples that the header claims.
        var count: Int64 = 0
        /// Bits of an entry: 4, 8, 16 or 32.
        var entryBitCount = 32
        var table = EntryTable.empty
    }

    /// Bytes that a number of samples take where `stsz` does not say so (QuickTime's uncompressed and packed audio).
    struct Packing: Hashable {
        var byteCount: Int64
        var sampleCount: Int64
    }

    var durations = EntryTable.empty
    var chunks = EntryTable.empty
    var chunkOffsets = EntryTable.empty
    var sizes = Sizes()
    var hasSizes = false

    /// Reads the place of a table; a claim that its box does not hold is a defect.
    mutating func add(
        _ box: MP4Box, _ reader: inout RecordingReader, defects: inout [Defect]
    ) throws(MeasuringFailure) {
        switch box.type {
        case "stts": durations = try Self.table(box, entry: 8, &reader, &defects)
        case "stsc": chunks = try Self.table(box, entry: 12, &reader, &defects)
        case "stco": chunkOffsets = try Self.table(box, entry: 4, &reader, &defects)
        case "co64": chunkOffsets = try Self.table(box, entry: 8, &reader, &defects)
        case "stsz", "stz2": try addSizes(box, &reader, &defects)
        default: break
        }
    }

    private mutating func addSizes(
        _ box: MP4Box, _ reader: inout RecordingReader, _ defects: inout [Defect]
    ) throws(MeasuringFailure) {
        let fields = try reader.payload(of: box, atMost: 12)
        guard let first = fields.bigEndian(at: 4, as: UInt32.self), let count = fields.bigEndian(at: 8, as: UInt32.self)
        else { return defects.append(.tableCut(box, claimed: nil, fileByteCount: reader.byteCount)) }
        hasSizes = true
        sizes = Sizes()
        sizes.count = Int64(count)
        if box.type == "stsz", first > 0 {
            sizes.constant = first
            return
        }
        sizes.entryBitCount = box.type == "stsz" ? 32 : Int(first & 0xFF)
        guard [4, 8, 16, 32].contains(sizes.entryBitCount) else {
            sizes.count = 0
            return defects.append(.badSizeField(box, bits: sizes.entryBitCount))
        }
        let present = box.payloadByteCount - 12
        let there = min(Int64(count), present * 8 / Int64(sizes.entryBitCount))
        let perEntry = sizes.entryBitCount == 4 ? 2 : 1
        sizes.table = EntryTable(
            offset: box.payload + 12, entryByteCount: max(1, sizes.entryBitCount / 8),
            count: (there + Int64(perEntry) - 1) / Int64(perEntry))
        if there < Int64(count) {
            sizes.count = there
            defects.append(.tableCut(box, claimed: Int64(count), fileByteCount: reader.byteCount))
        }
    }

    private static func table(
        _ box: MP4Box, entry: Int, _ reader: inout RecordingReader, _ defects: inout [Defect]
    ) throws(MeasuringFailure) -> EntryTable {
        guard let count = try reader.payload(of: box, atMost: 8).bigEndian(at: 4, as: UInt32.self) else {
            defects.append(.tableCut(box, claimed: nil, fileByteCount: reader.byteCount))
            return .empty
        }
        let there = min(Int64(count), (box.payloadByteCount - 8) / Int64(entry))
        if there < Int64(count) {
            defects.append(.tableCut(box, claimed: Int64(count), fileByteCount: reader.byteCount))
        }
        return EntryTable(offset: box.payload + 8, entryByteCount: entry, count: there)
    }

    /// The sums of `stts`: samples, and ticks of the media timescale; clamped, never wrapped.
    func durationSums(_ reader: inout RecordingReader) throws(MeasuringFailure) -> (samples: Int64, ticks: Int64) {
        var cursor = EntryCursor(durations)
        var samples: Int128 = 0
        var ticks: Int128 = 0
        while try cursor.advance(&reader) {
            let count = Int128(cursor.uint32(0))
            samples += count
            ticks += count * Int128(cursor.uint32(4))
        }
        return (Int64(clamping: samples), Int64(clamping: ticks))
    }
}

/// Goes through the samples of a sample table; no more than a few batches of it are ever held.
struct SampleTableGroups {
    private let sizes: SampleTable.Sizes
    private let packing: SampleTable.Packing?
    private var sizeCursor: EntryCursor
    private var hasLowNibble = false
    private var durations: EntryCursor
    private var chunks: EntryCursor
    private var chunkOffsets: EntryCursor

    /// Samples that `stsz` lists and that no chunk has held so far.
    private(set) var samplesLeft: Int64
    private var chunkNumber: Int64 = 0
    private var samplesLeftInChunk: Int64 = 0
    private var samplesPerChunk: Int64 = 0
    private var descriptionIndex: UInt32 = 1
    private var hasNextChunkRun = false
    private var hasReadChunkRuns = false
    private var offset: Int64 = 0
    private var samplesLeftOfDuration: Int64 = 0
    private var duration: Int64 = 0

    init(_ table: SampleTable, packing: SampleTable.Packing?) {
        sizes = table.sizes
        self.packing = table.sizes.constant > 0 ? packing : nil
        sizeCursor = EntryCursor(table.sizes.table)
        durations = EntryCursor(table.durations)
        chunks = EntryCursor(table.chunks)
        chunkOffsets = EntryCursor(table.chunkOffsets)
        samplesLeft = table.sizes.count
    }

    mutating func next(_ reader: inout RecordingReader) throws(MeasuringFailure) -> SampleGroup? {
        guard samplesLeft > 0 else { return nil }
        while samplesLeftInChunk == 0 {
            guard try openChunk(&reader) else { return nil }
        }
        var count: Int64 = 1
        let byteCount: Int64
        if sizes.constant > 0 {
            count = min(samplesLeftInChunk, samplesLeft)
            // At most 2^32 samples of at most 2^32 bytes.
            byteCount =
                packing.map { Int64(clamping: Int128(count) * Int128($0.byteCount) / Int128($0.sampleCount)) }
                ?? Int64(clamping: Int128(count) * Int128(sizes.constant))
        } else {
            guard let size = try nextSize(&reader) else { return nil }
            byteCount = size
        }
        let group = SampleGroup(
            offset: offset, sampleCount: count, byteCount: byteCount, duration: try takeDuration(of: count, &reader),
            descriptionIndex: descriptionIndex)
        samplesLeft -= count
        samplesLeftInChunk -= count
        let (end, overflow) = offset.addingReportingOverflow(byteCount)
        offset = overflow ? .max : end
        return group
    }

    private mutating func openChunk(_ reader: inout RecordingReader) throws(MeasuringFailure) -> Bool {
        guard try chunkOffsets.advance(&reader) else { return false }
        chunkNumber += 1
        if !hasReadChunkRuns {
            hasReadChunkRuns = true
            hasNextChunkRun = try chunks.advance(&reader)
        }
        while hasNextChunkRun, Int64(chunks.uint32(0)) <= chunkNumber {
            samplesPerChunk = Int64(chunks.uint32(4))
            descriptionIndex = chunks.uint32(8)
            hasNextChunkRun = try chunks.advance(&reader)
        }
        samplesLeftInChunk = samplesPerChunk
        offset = chunkOffsets.isWide ? Int64(clamping: chunkOffsets.uint64(0)) : Int64(chunkOffsets.uint32(0))
        return true
    }

    private mutating func nextSize(_ reader: inout RecordingReader) throws(MeasuringFailure) -> Int64? {
        if hasLowNibble {
            hasLowNibble = false
            return Int64(sizeCursor.byte(0) & 0x0F)
        }
        guard try sizeCursor.advance(&reader) else { return nil }
        switch sizes.entryBitCount {
        case 4:
            hasLowNibble = true
            return Int64(sizeCursor.byte(0) >> 4)
        case 8: return Int64(sizeCursor.byte(0))
        case 16: return Int64(sizeCursor.uint16(0))
        default: return Int64(sizeCursor.uint32(0))
        }
    }

    private mutating func takeDuration(
        of count: Int64, _ reader: inout RecordingReader
    ) throws(MeasuringFailure) -> Int64 {
        var left = count
        var ticks: Int128 = 0
        while left > 0 {
            while samplesLeftOfDuration == 0 {
                guard try durations.advance(&reader) else { return Int64(clamping: ticks) }
                samplesLeftOfDuration = Int64(durations.uint32(0))
                duration = Int64(durations.uint32(4))
            }
            let taken = min(left, samplesLeftOfDuration)
            ticks += Int128(taken) * Int128(duration)
            left -= taken
            samplesLeftOfDuration -= taken
        }
        return Int64(clamping: ticks)
    }
}

extension EntryCursor {
    /// Whether the entries have eight bytes (`co64`).
    fileprivate var isWide: Bool { entryByteCount == 8 }
}
