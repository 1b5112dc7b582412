/// The header of an AU file: six numbers of 32 bits, most significant byte first, or last after `dns.` or DEC's letters reversed.
struct AUHeader {
    let isLittleEndian: Bool
    let dataOffset: Int64
    /// The size of the audio in bytes; nil where the header says that it is unknown.
    let dataByteCount: Int64?
    let coding: AUCoding
    let sampleRate: Int
    let channelCount: Int

    init(_ reader: inout RecordingReader) throws(MeasuringFailure) {
        let bytes = try reader.fields(at: 0, count: 24)
        guard bytes.byteCount == 24 else { throw .auHeaderTooShort(byteCount: bytes.byteCount) }
        isLittleEndian = bytes.has("dns.") || bytes.byte(at: 0) == 0
        var fields: (UInt32, UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0, 0)
        fields.0 = Self.field(bytes, 4, isLittleEndian)
        fields.1 = Self.field(bytes, 8, isLittleEndian)
        fields.2 = Self.field(bytes, 12, isLittleEndian)
        fields.3 = Self.field(bytes, 16, isLittleEndian)
        fields.4 = Self.field(bytes, 20, isLittleEndian)
        guard fields.0 >= 24 else { throw .auBadOffset(Int64(fields.0)) }
        dataOffset = Int64(fields.0)
        dataByteCount = fields.1 == .max ? nil : Int64(fields.1)
        guard let coding = AUCoding(number: fields.2, isLittleEndian: isLittleEndian) else {
            throw .auUnsupportedCoding(fields.2)
        }
        self.coding = coding
        guard fields.3 > 0, fields.3 <= WaveFormat.sampleRateLimit else { throw .auBadSampleRate(fields.3) }
        guard fields.4 > 0, fields.4 <= WaveFormat.channelLimit else { throw .auBadChannelCount(fields.4) }
        sampleRate = Int(fields.3)
        channelCount = Int(fields.4)
    }

    /// The same header under the letters of DEC, `.sd` and a zero, which SoX writes in little-endian files.
    static func isDEC(_ bytes: RawSpan) -> Bool {
        bytes.has([0x2E, 0x73, 0x64, 0x00], at: 0) || bytes.has([0x00, 0x64, 0x73, 0x2E], at: 0)
    }

    private static func field(_ bytes: FieldBytes, _ offset: Int, _ isLittleEndian: Bool) -> UInt32 {
        let value =
            isLittleEndian
            ? bytes.littleEndian(at: offset, as: UInt32.self) : bytes.bigEndian(at: offset, as: UInt32.self)
        return value ?? 0
    }
}
