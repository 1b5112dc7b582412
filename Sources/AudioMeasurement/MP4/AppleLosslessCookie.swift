/// The configuration of an Apple Lossless stream (ALACSpecificConfig, 24 bytes).
struct AppleLosslessCookie {
    static let byteCount = 24

    /// The bytes themselves, as a decoder wants them.
    var bytes: [UInt8]
    /// Sample frames of a packet, but for a shorter last one.
    var frameLength: Int
    var bitDepth: Int
    var channelCount: Int
    var sampleRate: Int

    init?(_ bytes: RawSpan) {
        guard bytes.byteCount >= Self.byteCount, let length = bytes.bigEndian(at: 0, as: UInt32.self),
            let rate = bytes.bigEndian(at: 20, as: UInt32.self)
        else { return nil }
        self.bytes = bytes.extracting(first: Self.byteCount).array
        frameLength = Int(length)
        bitDepth = Int(bytes[5])
        channelCount = Int(bytes[9])
        sampleRate = Int(rate)
    }
}
