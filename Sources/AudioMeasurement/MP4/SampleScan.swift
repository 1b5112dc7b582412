/// What one pass over all samples of a track found.
struct SampleScan {
    /// Samples that the tables locate.
    var sampleCount: Int64 = 0
    /// Samples that lie in the file with all their bytes.
    var presentCount: Int64 = 0
    /// Bytes of those.
    var presentByteCount: Int64 = 0
    /// Ticks of the media timescale of those.
    var presentTicks: Int64 = 0
    /// Ticks of the samples that are missing.
    var missingTicks: Int64 = 0
    /// Bytes that are missing.
    var missingByteCount: Int64 = 0
    /// Where the first missing sample should be.
    var firstMissingOffset: Int64?
    /// Samples without bytes.
    var emptyCount: Int64 = 0
    /// The offset of the first sample that is there.
    var firstOffset: Int64?
    /// Samples that no chunk holds.
    var unlocatedCount: Int64 = 0
    var fragmentCount: Int64 = 0
    var cutRun: MovieFragmentGroups.CutRun?
    /// Whether samples refer to more than one sample description.
    var changesDescription = false

    init(_ samples: SampleGroups, _ reader: inout RecordingReader) throws(MeasuringFailure) {
        var samples = samples
        var description: UInt32?
        while let group = try samples.next(&reader) {
            sampleCount = sampleCount.addingSaturated(group.sampleCount)
            if description == nil { description = group.descriptionIndex }
            if group.descriptionIndex != description { changesDescription = true }
            let present = group.presentCount(fileByteCount: reader.byteCount)
            if present == group.sampleCount {
                presentCount = presentCount.addingSaturated(present)
                presentByteCount = presentByteCount.addingSaturated(group.byteCount)
                presentTicks = presentTicks.addingSaturated(group.duration)
                if firstOffset == nil { firstOffset = group.offset }
            } else {
                addIncomplete(group, present: present, fileByteCount: reader.byteCount)
            }
        }
        unlocatedCount = samples.unlocatedCount
        fragmentCount = samples.fragmentCount
        cutRun = samples.cutRun
    }

    private mutating func addIncomplete(_ group: SampleGroup, present: Int64, fileByteCount: Int64) {
        let ticks = Int64(clamping: Int128(group.duration) * Int128(present) / Int128(max(1, group.sampleCount)))
        let bytes = Int64(clamping: Int128(group.byteCount) * Int128(present) / Int128(max(1, group.sampleCount)))
        presentCount = presentCount.addingSaturated(present)
        presentTicks = presentTicks.addingSaturated(ticks)
        presentByteCount = presentByteCount.addingSaturated(bytes)
        missingTicks = missingTicks.addingSaturated(group.duration - ticks)
        if present > 0, firstOffset == nil { firstOffset = group.offset }
        if group.byteCount == 0 {
            emptyCount = emptyCount.addingSaturated(group.sampleCount)
            return
        }
        let there = min(group.byteCount, max(0, fileByteCount - group.offset))
        missingByteCount = missingByteCount.addingSaturated(group.byteCount - there)
        if firstMissingOffset == nil { firstMissingOffset = group.offset.addingSaturated(bytes) }
    }
}

extension Int64 {
    /// This many ticks of one clock in ticks of another, to the nearest; clamped, never wrapped.
    func rescaled(from: Int64, to: Int64) -> Int64 {
        Int64(clamping: (Int128(self) * Int128(to) * 2 + Int128(from)) / (2 * Int128(Swift.max(1, from))))
    }
}
