/// The length of a frame by the bits of its header, computed once.
enum MPEGFrameSizes {
    /// In kbit/s, by bit rate index (ISO/IEC 11172-3, 2.4.2.3; ISO/IEC 13818-3, 2.4.2.3).
    private static let versionOne = [
        [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
        [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
        [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    ]
    private static let versionTwo = [
        [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
        [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
        [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    ]

    /// The bit rate that a header states, in bits per second; 0 for free format.
    static func bitRate(of header: MPEGFrameHeader) -> Int {
        let rates = header.hasLowSamplingFrequency ? versionTwo : versionOne
        // Index 15 is reserved, and no header has it.
        return header.bitRateIndex < 15 ? rates[header.layer - 1][Int(header.bitRateIndex)] * 1000 : 0
    }

    /// Where a header's length is in the table: its bits from version to padding.
    @inline(__always)
    static func index(_ word: UInt32) -> Int { Int(word >> 9 & 0xFFF) }

    /// Lengths in bytes; 0 for headers with reserved values and for free format.
    static let table: [UInt16] = (0..<4096).map { bits in
        guard let header = MPEGFrameHeader(0xFFE0_0000 | UInt32(bits) << 9), !header.isFreeFormat else { return 0 }
        let bitRate = bitRate(of: header)
        // A frame holds samples/8 × bit rate / rate bytes, rounded down to whole slots.
        let slots = header.samplesPerFrame / 8 * bitRate / header.sampleRate
        let bytes = header.layer == 1 ? header.samplesPerFrame / 32 * bitRate / header.sampleRate * 4 : slots
        return UInt16(bytes + header.paddingByteCount)
    }
}
