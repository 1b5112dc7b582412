import PreflightModel

/// The tags behind the last frame or page, an ID3v2 without a footer among them, which only can be seen from the front.
enum TrailingTags {
    /// Where they begin; the end of the file where there are none.
    static func start(
        _ reader: inout RecordingReader, notBefore first: Int64
    ) throws(MeasuringFailure) -> Int64 {
        guard first < reader.byteCount else { return reader.byteCount }
        let end = try TagsAtEnd(&reader, in: first..<reader.byteCount).start
        let tag = try reader.withBytes(at: first, count: ID3v2Tag.headerByteCount) { ID3v2Tag($0) }
        return tag?.byteCount == end - first ? first : end
    }
}
