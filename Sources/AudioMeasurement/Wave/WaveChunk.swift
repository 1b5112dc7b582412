/// The header of one chunk.
struct WaveChunk {
    /// What the size field says.
    enum Size: Equatable {
        case bytes(Int64)
        /// The value that says "unknown" or "see `ds64`": all bits set, or more than any disk holds.
        case sentinel
    }

    let identifier: FourCC
    let offset: Int64
    /// Where the body begins.
    let bodyOffset: Int64
    /// The size of the body.
    let size: Size
    /// Whether the identifier is one that a writer would use, not samples or zeros that are taken for a chunk.
    let isPlausible: Bool

    /// The chunk at `offset`; nil where fewer bytes are left than a chunk's header has.
    init?(_ form: WaveForm, at offset: Int64, in reader: inout RecordingReader) throws(MeasuringFailure) {
        let rest = reader.byteCount - offset
        let chunk = try reader.withBytes(at: offset, count: Int(form.chunkHeaderSize)) {
            Self(form, $0, at: offset, rest: rest)
        }
        guard let chunk else { return nil }
        self = chunk
    }

    /// The chunk whose header these bytes are, with `rest` bytes from its beginning to the end of the file.
    private init?(_ form: WaveForm, _ bytes: RawSpan, at offset: Int64, rest: Int64) {
        guard bytes.byteCount == Int(form.chunkHeaderSize), let identifier = FourCC(bytes, at: 0) else {
            return nil
        }
        self.identifier = identifier
        self.offset = offset
        bodyOffset = offset + form.chunkHeaderSize
        guard form == .w64 else {
            let value = form.number(bytes, at: 4, as: UInt32.self) ?? 0
            size = value == .max ? .sentinel : .bytes(Int64(value))
            isPlausible = identifier.isPrintable
            return
        }
        let value = bytes.littleEndian(at: 16, as: UInt64.self) ?? 0
        size = value >= 1 << 62 ? .sentinel : .bytes(max(0, Int64(value) - form.chunkHeaderSize))
        let isKnown =
            identifier.isPrintable
            && (bytes.has(WaveForm.wave64ChunkTail, at: 4) || bytes.has(WaveForm.wave64FormTail, at: 4))
        // A size of 0 is written by recorders that mean to come back to it.
        isPlausible = isKnown || (value >= 24 && value <= rest)
    }
}
