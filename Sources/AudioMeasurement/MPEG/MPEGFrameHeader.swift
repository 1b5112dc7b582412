import PreflightModel

/// The header of one MPEG audio frame (ISO/IEC 11172-3, 2.4.1.3; ISO/IEC 13818-3, 2.4.2.3; version 2.5 as Fraunhofer
/// defined it): what its 32 bits say.
package struct MPEGFrameHeader {
    package static let byteCount = 4
    /// The bits that are the same in all frames of a stream: sync, version, layer and sampling frequency.
    static let patternMask: UInt32 = 0xFFFE_0C00

    package let word: UInt32

    /// The header in these bits, most significant first; nil where one of the fields has a reserved value.
    @inline(__always)
    package init?(_ word: UInt32) {
        guard word >= 0xFFE0_0000, word >> 19 & 3 != 1, word >> 17 & 3 != 0, word >> 12 & 15 != 15, word >> 10 & 3 != 3
        else { return nil }
        self.word = word
    }

    /// The header at `index`; nil where the bytes end or none stands there.
    @inline(__always)
    package init?(_ bytes: RawSpan, at index: Int) {
        guard let word = bytes.bigEndian(at: index, as: UInt32.self) else { return nil }
        self.init(word)
    }

    /// Whether `other` can belong to the same stream: the same version, layer, rate and number of channels.
    @inline(__always)
    package func isConsistent(with other: MPEGFrameHeader) -> Bool {
        (word ^ other.word) & Self.patternMask == 0 && isMono == other.isMono && isFreeFormat == other.isFreeFormat
    }

    @inline(__always)
    package var isMono: Bool { word & 0xC0 == 0xC0 }

    var channelCount: Int { isMono ? 1 : 2 }

    /// 1, 2 or 3.
    package var layer: Int { 4 - Int(word >> 17 & 3) }

    /// Whether the version is 2 or 2.5, with half or a quarter of the rates ("low sampling frequencies").
    package var hasLowSamplingFrequency: Bool { word >> 19 & 3 != 3 }

    package var isVersion25: Bool { word >> 19 & 3 == 0 }

    /// "1", "2" or "2.5".
    var versionName: String { isVersion25 ? "2.5" : hasLowSamplingFrequency ? "2" : "1" }

    /// Which of the nine rates it is, from 0 on.
    var rateIndex: Int { (isVersion25 ? 6 : hasLowSamplingFrequency ? 3 : 0) + Int(word >> 10 & 3) }

    static let sampleRates = [44100, 48000, 32000, 22050, 24000, 16000, 11025, 12000, 8000]

    /// In hertz.
    package var sampleRate: Int { Self.sampleRates[rateIndex] }

    /// Sample frames in one frame.
    package var samplesPerFrame: Int { layer == 1 ? 384 : layer == 3 && hasLowSamplingFrequency ? 576 : 1152 }

    @inline(__always)
    package var bitRateIndex: UInt32 { word >> 12 & 15 }

    /// Whether the bit rate is one that the tables do not name; frames are then as long as the next sync says.
    @inline(__always)
    package var isFreeFormat: Bool { word & 0xF000 == 0 }

    /// Bytes that the padding bit adds: a slot, which is four bytes in layer I.
    @inline(__always)
    package var paddingByteCount: Int { Self.paddingByteCount(word) }

    @inline(__always)
    static func paddingByteCount(_ word: UInt32) -> Int { word & 0x200 == 0 ? 0 : word >> 17 & 3 == 3 ? 4 : 1 }

    package var isProtected: Bool { word & 0x1_0000 == 0 }

    /// Bytes of side information in layer III, behind the header and its check.
    package var sideInformationByteCount: Int { hasLowSamplingFrequency ? (isMono ? 9 : 17) : (isMono ? 17 : 32) }

    var codec: Codec { layer == 1 ? .mp1 : layer == 2 ? .mp2 : .mp3 }

    /// The length of the frame in bytes; 0 in free format.
    @inline(__always)
    package var tabulatedByteCount: Int {
        Int(MPEGFrameSizes.table[MPEGFrameSizes.index(word)])
    }

    /// Such as "MPEG-2 layer III, 22050 Hz, 1 channel".
    var description: String {
        let layerName = String(repeating: "I", count: layer)
        return "MPEG-\(versionName) layer \(layerName), \(sampleRate) Hz, "
            + (isMono ? "1 channel" : "2 channels")
    }
}
