/// Looks for the header of a recording behind bytes that are none of it, as broken downloads and exports leave them.
enum LateHeader {
    /// How far is looked.
    private static let searchedByteCount = 64 * 1024

    /// What nothing but one family of containers begins with: long enough not to occur by chance, or in a program's text.
    struct Mark: Sendable {
        let firstByte: UInt8
        /// Whether the rest is there, too.
        let begins: @Sendable (_ bytes: RawSpan, _ index: Int) -> Bool
    }

    /// The marks of all containers, by their first bytes.
    private static let marks = Dictionary(
        grouping: ContainerWalkers.all.compactMap { $0.lateHeader }
    ) { $0.firstByte }
    private static let isFirstByte = (0...UInt8.max).map { marks[$0] != nil }

    /// Where the first header begins that nothing but a recording has; nil if there is none.
    static func find(_ reader: inout RecordingReader) throws(MeasuringFailure) -> Int64? {
        try reader.withBytes(at: 0, count: searchedByteCount) { bytes in
            // Programs hold recordings of their own.
            if bytes.has("MZ") { return nil }
            for index in 1..<max(1, bytes.byteCount) where begins(bytes, at: index) { return Int64(index) }
            return nil
        }
    }

    /// Whether bare frames may follow the junk: not in a program, nor in a file of a form that is not known.
    static func mayHoldFrames(_ reader: inout RecordingReader) throws(MeasuringFailure) -> Bool {
        try reader.withBytes(at: 0, count: 16) { !$0.has("MZ") && !MPEGWalker.isForeign($0) }
    }

    private static func begins(_ bytes: RawSpan, at index: Int) -> Bool {
        let first = bytes[index]
        guard isFirstByte[Int(first)], let marks = marks[first] else { return false }
        return marks.contains { $0.begins(bytes, index) }
    }
}
