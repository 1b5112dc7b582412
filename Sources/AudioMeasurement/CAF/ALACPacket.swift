/// The header of an Apple Lossless packet.
enum ALACPacket {
    /// The sample frames that a packet states itself, as the last one of a stream does; nil where it has the usual
    /// number (ALAC reference decoder, `ALACDecoder::Decode`).
    static func frameCount(
        at range: Range<Int64>, in reader: inout RecordingReader
    ) throws(MeasuringFailure) -> Int64? {
        let bytes = try reader.fields(at: range.lowerBound, count: Int(min(8, range.upperBound - range.lowerBound)))
        // 3 bits of element type (single channel or pair), 4 of instance, 12 unused, 1 that says "a count follows",
        // 2 of shift, 1 of escape, then the count in 32 bits.
        guard let head = bytes.bigEndian(at: 0, as: UInt64.self), head >> 61 <= 1, head >> 44 & 1 == 1 else {
            return nil
        }
        return Int64(head >> 9 & 0xFFFF_FFFF)
    }
}
