import PreflightModel

/// The `fmt ` chunk, and what follows from it.
struct WaveFormat {
    /// The most channels of a recording; libsndfile's own limit too (SF_MAX_CHANNELS).
    static let channelLimit = 1024
    /// The highest sample rate that is not absurd, in hertz.
    static let sampleRateLimit = 100_000_000
    /// The bytes 2 to 15 of the sub-format GUIDs that stand for a format tag (KSDATAFORMAT_SUBTYPE_WAVEFORMATEX).
    private static let tagTail: [UInt8] = [
        0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71,
    ]
    /// The same for ambisonic B-format files.
    private static let ambisonicTail: [UInt8] = [
        0x00, 0x00, 0x21, 0x07, 0xD3, 0x11, 0x86, 0x44, 0xC8, 0xC1, 0xCA, 0x00, 0x00, 0x00,
    ]

    /// Where the body is in the file.
    let range: Range<Int64>
    /// The format tag; that of the sub-format where the format is extensible.
    let tag: UInt16
    let isExtensible: Bool
    let channelCount: Int
    let sampleRate: Int
    let byteRate: Int64
    let blockAlign: Int
    /// Bits of the space that a sample takes.
    let containerBits: Int
    /// Bits that carry the sample; equal to `containerBits` unless an extensible format says less.
    let validBits: Int
    /// Sample frames of a block of ADPCM or GSM, as the extension states; 0 where it states none.
    let statedBlockFrameCount: Int

    /// Reads the body of the chunk at `offset`, which has `body.byteCount` bytes.
    init(_ body: RawSpan, _ form: WaveForm = .riff, at offset: Int64) throws(MeasuringFailure) {
        range = offset..<(offset + Int64(body.byteCount))
        guard let tag = form.number(body, at: 0, as: UInt16.self),
            let channels = form.number(body, at: 2, as: UInt16.self),
            let rate = form.number(body, at: 4, as: UInt32.self),
            let byteRate = form.number(body, at: 8, as: UInt32.self),
            let blockAlign = form.number(body, at: 12, as: UInt16.self)
        else { throw .waveFormatTooShort(byteCount: body.byteCount) }
        channelCount = Int(channels)
        sampleRate = Int(rate)
        self.byteRate = Int64(byteRate)
        self.blockAlign = Int(blockAlign)
        // The plain WAVEFORMAT of 14 bytes has no field for the bits.
        let bits = Int(form.number(body, at: 14, as: UInt16.self) ?? 0)
        containerBits = bits
        guard channelCount > 0 else { throw .waveFormatWithoutChannels }
        guard channelCount <= Self.channelLimit else { throw .waveFormatAbsurd(channelCount: channelCount) }
        guard sampleRate > 0, sampleRate <= Self.sampleRateLimit else {
            throw .waveFormatAbsurd(sampleRate: sampleRate)
        }
        isExtensible = tag == 0xFFFE
        guard isExtensible else {
            self.tag = tag
            validBits = bits
            statedBlockFrameCount = Int(form.number(body, at: 18, as: UInt16.self) ?? 0)
            return
        }
        guard let subTag = form.number(body, at: 24, as: UInt16.self), body.byteCount >= 40 else {
            throw .waveExtensionTooShort(byteCount: body.byteCount)
        }
        guard body.has(Self.tagTail, at: 26) || body.has(Self.ambisonicTail, at: 26) else {
            throw .waveSubFormatUnknown
        }
        self.tag = subTag
        let valid = Int(form.number(body, at: 18, as: UInt16.self) ?? 0)
        validBits = valid > 0 && valid <= bits ? valid : bits
        statedBlockFrameCount = 0
    }
}
