import PreflightModel

/// The blocks of a codec that codes a fixed number of sample frames together.
struct WaveBlock: Equatable {
    /// The block codecs of WAVE files.
    enum Kind: Equatable {
        /// IMA (DVI) ADPCM: 4 bytes of header for each channel, then groups of 8 samples in 4 bytes.
        case ima
        /// Microsoft ADPCM: 7 bytes of header for each channel with 2 samples in them, then 2 samples a byte.
        case microsoft
        /// GSM 6.10 in Microsoft's packing: two frames of 160 samples in 65 bytes.
        case gsm

        var codec: Codec {
            switch self {
            case .ima: "adpcm_ima_wav"
            case .microsoft: "adpcm_ms"
            case .gsm: "gsm_ms"
            }
        }
    }

    let kind: Kind
    let channelCount: Int64
    /// The bytes of a whole block.
    let byteCount: Int64
    /// The sample frames of a whole block.
    private(set) var frameCount: Int64 = 0

    init(_ format: WaveFormat) throws(MeasuringFailure) {
        kind = format.tag == 0x0011 ? .ima : format.tag == 0x0002 ? .microsoft : .gsm
        channelCount = Int64(format.channelCount)
        // Some writers leave the block size of GSM at 0; it has but one.
        byteCount = kind == .gsm ? 65 : Int64(format.blockAlign)
        if kind != .gsm, format.containerBits != 4 {
            throw .waveFormatAbsurd(bits: format.containerBits, coding: .adpcm)
        }
        if kind == .gsm, format.channelCount != 1 { throw .waveFormatAbsurd(channelCount: format.channelCount) }
        frameCount = frames(inBlockOf: byteCount)
        guard frameCount > 0 else { throw .waveBlockTooSmall(byteCount: format.blockAlign) }
    }

    /// The sample frames in a block of which `count` bytes are there.
    private func frames(inBlockOf count: Int64) -> Int64 {
        switch kind {
        case .ima:
            let group = 4 * channelCount
            return count < group ? 0 : 1 + (count - group) / group * 8
        case .microsoft:
            let header = 7 * channelCount
            return count < header ? 0 : 2 + (count - header) * 2 / channelCount
        case .gsm:
            return count >= 65 ? 320 : count >= 33 ? 160 : 0
        }
    }

    /// The sample frames in `count` bytes of data.
    func frameCount(of count: Int64) -> Int64 {
        let (blocks, rest) = count.quotientAndRemainder(dividingBy: byteCount)
        return Int64(clamping: Int128(blocks) * Int128(frameCount) + Int128(frames(inBlockOf: rest)))
    }
}
