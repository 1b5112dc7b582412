/// Looks for the header of a recording behind bytes that are none of it, as broken downloads and exports leave them.
enum LateHeader {
    /// How far is looked.
    private static let searchedByteCount = 64 * 1024

    /// How many AAC frames in a row are not a coincidence.
    private static let greatestFrameEvidence = 10

    /// Where the first header begins that nothing but a recording has; nil if there is none.
    static func find(_ reader: inout RecordingReader) throws(MeasuringFailure) -> Int64? {
        let bytes = try reader.bytes(at: 0, count: searchedByteCount)
        // Programs hold recordings of their own.
        if bytes.has("MZ") { return nil }
        for index in 1..<max(1, bytes.count) where begins(bytes, at: index) { return Int64(index) }
        return nil
    }

    /// Whether bare frames may follow the junk: not in a program, nor in a file of a form that is not known.
    static func mayHoldFrames(_ reader: inout RecordingReader) throws(MeasuringFailure) -> Bool {
        let start = try reader.bytes(at: 0, count: 16)
        return !start.has("MZ") && !MPEGWalker.isForeign(start)
    }

    /// Only what is long enough not to occur by chance, or in the text of a program.
    private static func begins(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "R"):
            (bytes.has("RIFF", at: index) || bytes.has("RF64", at: index) || bytes.has("RIFX", at: index))
                && bytes.has("WAVE", at: index + 8)
        case UInt8(ascii: "F"):
            bytes.has("FORM", at: index) && (bytes.has("AIFF", at: index + 8) || bytes.has("AIFC", at: index + 8))
        case UInt8(ascii: "f"):
            // STREAMINFO comes first and has 34 bytes (RFC 9639, 8.2).
            bytes.has("fLaC", at: index)
                && bytes.bigEndian(at: index + 4, as: UInt32.self).map { $0 & 0x7FFF_FFFF } == 34
        case UInt8(ascii: "O"):
            // The first page of a logical stream (RFC 3533, 6).
            bytes.has("OggS", at: index) && bytes.byte(at: index + 4) == 0
                && bytes.byte(at: index + 5).map { $0 & 7 } == 2
        case UInt8(ascii: "w"):
            WavPackWalker.recognises(UnsafeRawBufferPointer(rebasing: bytes[index...]))
        case 0xFF:
            ADTSFrameChain(bytes, at: index, limit: bytes.count, atMost: greatestFrameEvidence)?.count
                == greatestFrameEvidence
        case 0:
            bytes.has("ftyp", at: index + 4)
                && bytes.bigEndian(at: index, as: UInt32.self).map { (16...1024).contains($0) && $0 % 4 == 0 } == true
        default:
            false
        }
    }
}
