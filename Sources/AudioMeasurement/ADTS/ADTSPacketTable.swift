/// The frames of an ADTS stream, found by walking its runs again, so that memory does not grow with the recording.
struct ADTSPacketTable: PacketTable {
    private let runs: [Range<Int64>]
    private var run = 0
    private var position: Int64

    /// The frames in `runs`, each of which begins and ends with a whole frame.
    init(runs: [Range<Int64>]) {
        self.runs = runs
        position = runs.first?.lowerBound ?? 0
    }

    mutating func next(_ reader: inout RecordingReader) throws(MeasuringFailure) -> Range<Int64>? {
        while run < runs.count {
            if position < runs[run].upperBound {
                let header = try reader.withBytes(at: position, count: ADTSHeader.byteCount) { ADTSHeader($0, at: 0) }
                guard let header else { return nil }
                let start = position
                position += Int64(header.frameByteCount)
                return start..<position
            }
            run += 1
            if run < runs.count { position = runs[run].lowerBound }
        }
        return nil
    }
}
