/// Samples of a track that stand side by side in the file and are equally long.
struct SampleGroup {
    /// The offset of the first byte; `Int64.max` when the file says something absurd.
    var offset: Int64
    /// How many samples, at least 1.
    var sampleCount: Int64
    /// Bytes of all of them.
    var byteCount: Int64
    /// Ticks of the media timescale of all of them.
    var duration: Int64
    /// The sample description that they use, counted from 1.
    var descriptionIndex: UInt32

    /// How many of the samples lie wholly inside a file of this size.
    func presentCount(fileByteCount: Int64) -> Int64 {
        if byteCount == 0 { return 0 }
        if offset < 0 || offset >= fileByteCount { return 0 }
        let present = fileByteCount - offset
        if present >= byteCount { return sampleCount }
        return Int64(Int128(present) * Int128(sampleCount) / Int128(byteCount))
    }

    /// The byte range of the sample at `index`, for samples of whole bytes.
    func range(at index: Int64) -> Range<Int64> {
        let size = byteCount / max(1, sampleCount)
        let start = offset + index * size
        return start..<(start + size)
    }
}

/// The samples of one track in decoding order: those of the sample table, then those of the movie fragments.
struct SampleGroups {
    private var table: SampleTableGroups?
    private var fragments: MovieFragmentGroups?

    init(table: SampleTableGroups?, fragments: MovieFragmentGroups?) {
        self.table = table
        self.fragments = fragments
    }

    /// Fragments met so far.
    var fragmentCount: Int64 { fragments?.fragmentCount ?? 0 }
    /// The first run of samples that claims more entries than there are.
    var cutRun: MovieFragmentGroups.CutRun? { fragments?.cutRun }
    /// Samples that no chunk holds.
    private(set) var unlocatedCount: Int64 = 0

    mutating func next(_ reader: inout RecordingReader) throws(MeasuringFailure) -> SampleGroup? {
        if table != nil {
            if let group = try table?.next(&reader) { return group }
            unlocatedCount = table?.samplesLeft ?? 0
            table = nil
        }
        return try fragments?.next(&reader)
    }
}
