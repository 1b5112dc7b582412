import PreflightModel

/// The `desc` chunk of a CAF file (Apple Core Audio Format 1.0, Audio Description Chunk).
struct CAFDescription {
    let sampleRate: Int
    let format: FourCC
    let flags: UInt32
    /// 0 where it varies.
    let bytesPerPacket: Int64
    /// 0 where it varies.
    let framesPerPacket: Int64
    let channelCount: Int
    /// 0 for compressed audio.
    let bitsPerChannel: Int

    init(_ body: FieldBytes) throws(MeasuringFailure) {
        guard let rate = body.bigEndian(at: 0, as: UInt64.self), let format = FourCC(body, at: 8),
            let flags = body.bigEndian(at: 12, as: UInt32.self), let bytes = body.bigEndian(at: 16, as: UInt32.self),
            let frames = body.bigEndian(at: 20, as: UInt32.self),
            let channels = body.bigEndian(at: 24, as: UInt32.self),
            let bits = body.bigEndian(at: 28, as: UInt32.self)
        else { throw .cafDescriptionTooShort(byteCount: body.byteCount) }
        let number = Double(bitPattern: rate).rounded()
        guard number >= 1, number <= Double(WaveFormat.sampleRateLimit) else { throw .cafBadSampleRate }
        guard channels > 0, channels <= WaveFormat.channelLimit else { throw .cafBadChannelCount(channels) }
        sampleRate = Int(number)
        self.format = format
        self.flags = flags
        bytesPerPacket = Int64(bytes)
        framesPerPacket = Int64(frames)
        channelCount = Int(channels)
        bitsPerChannel = Int(min(bits, 1024))
    }

    /// Whether linear PCM is floating-point (kCAFLinearPCMFormatFlagIsFloat).
    var isFloat: Bool { flags & 1 != 0 }
    /// Whether linear PCM has its least significant byte first (kCAFLinearPCMFormatFlagIsLittleEndian).
    var isLittleEndian: Bool { flags & 2 != 0 }
}
