/// The STREAMINFO metadata block (RFC 9639, 8.2).
struct FLACStreamInfo: Hashable {
    /// The size of the block's content in bytes.
    static let byteCount = 34

    /// Samples of each channel in the smallest block but the last.
    var minimumBlockSize: Int
    /// Samples of each channel in the greatest block.
    var maximumBlockSize: Int
    /// In hertz.
    var sampleRate: Int
    var channelCount: Int
    /// Bits per sample, 4 to 32.
    var bitDepth: Int
    /// Samples of each channel in the stream; 0 when the encoder did not know.
    var totalFrameCount: Int64

    /// Reads the content of the block; nil when it is cut off or says nothing that can be audio.
    init?(_ bytes: RawSpan) {
        guard bytes.byteCount >= Self.byteCount,
            let minimum = bytes.bigEndian(at: 0, as: UInt16.self),
            let maximum = bytes.bigEndian(at: 2, as: UInt16.self),
            let packed = bytes.bigEndian(at: 10, as: UInt64.self)
        else { return nil }
        minimumBlockSize = Int(minimum)
        maximumBlockSize = Int(maximum)
        sampleRate = Int(packed >> 44)
        channelCount = Int(packed >> 41 & 7) + 1
        bitDepth = Int(packed >> 36 & 31) + 1
        totalFrameCount = Int64(packed & 0xF_FFFF_FFFF)
        guard sampleRate > 0, bitDepth >= 4 else { return nil }
    }
}
