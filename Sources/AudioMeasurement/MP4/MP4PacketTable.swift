/// The samples of a track as packets; those that the file does not hold are left out.
struct MP4PacketTable: PacketTable {
    private var groups: SampleGroups
    private var group: SampleGroup?
    private var index: Int64 = 0
    private var present: Int64 = 0

    init(_ groups: SampleGroups) { self.groups = groups }

    /// The packet given last lasts so many ticks of the media timescale.
    private(set) var duration: Int64 = 0

    mutating func next(_ reader: inout RecordingReader) throws(MeasuringFailure) -> Range<Int64>? {
        while index >= present {
            guard let next = try groups.next(&reader) else { return nil }
            group = next
            index = 0
            present = next.presentCount(fileByteCount: reader.byteCount)
            duration = next.duration / max(1, next.sampleCount)
        }
        defer { index += 1 }
        return group?.range(at: index)
    }
}
