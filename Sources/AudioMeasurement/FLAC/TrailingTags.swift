import PreflightModel

/// Tags that programs append to any audio file: ID3v1, APE, Lyrics3, and ID3v2 in the wrong place.
enum TrailingTags {
    /// Where the tags at the end of the file begin; the end of the file where there are none.
    static func start(
        _ reader: inout RecordingReader, notBefore first: Int64
    ) throws(MeasuringFailure) -> Int64 {
        var end = reader.byteCount
        // Each kind stands there once; a few more rounds cost nothing.
        for _ in 0..<8 {
            let size = try byteCount(&reader, endingAt: end)
            guard size > 0, end - size >= first else { break }
            end -= size
        }
        let start = try reader.bytes(at: first, count: 10)
        return LeadingTag.byteCount(start) > 0 && first + Int64(LeadingTag.byteCount(start)) == end ? first : end
    }

    private static func byteCount(
        _ reader: inout RecordingReader, endingAt end: Int64
    ) throws(MeasuringFailure) -> Int64 {
        // APEv2: 32 bytes of footer, the size without the header, and whether there is a header.
        let ape = try reader.bytes(at: end - 32, count: 32)
        if ape.has("APETAGEX"), let size = ape.littleEndian(at: 12, as: UInt32.self),
            let flags = ape.littleEndian(at: 20, as: UInt32.self)
        {
            return max(32, Int64(size)) + (flags >> 31 == 1 ? 32 : 0)
        }
        // Lyrics3 v2: six digits of size, then the mark.
        let lyrics = try reader.bytes(at: end - 15, count: 15)
        if lyrics.has("LYRICS200", at: 6), let size = decimal(lyrics.prefix(6)) { return size + 15 }
        let id3 = try reader.bytes(at: end - 128, count: 3)
        return id3.has("TAG") ? 128 : 0
    }

    private static func decimal(_ digits: Slice<UnsafeRawBufferPointer>) -> Int64? {
        var value: Int64 = 0
        for digit in digits {
            guard (48...57).contains(digit) else { return nil }
            value = value * 10 + Int64(digit - 48)
        }
        return value
    }
}
