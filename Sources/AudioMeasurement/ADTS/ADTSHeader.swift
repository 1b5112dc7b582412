/// The header of an ADTS frame (ISO/IEC 14496-3, 1.A.3.2.1 and 1.A.3.2.2).
struct ADTSHeader {
    static let byteCount = 7
    /// The bits of the first word that are the same in all frames of a stream: sync, version, layer, profile, rate and
    /// channels. Whether there is a check may vary, and nobody minds private bits.
    static let patternMask: UInt32 = 0xFFFE_FDC0

    /// The first four bytes.
    let word: UInt32
    /// The whole frame, header included.
    let frameByteCount: Int
    /// How many raw data blocks of 1,024 sample frames the frame holds, from 1 to 4.
    let blockCount: Int

    /// The header at `index`; nil where the bytes end or none stands there.
    @inline(__always)
    init?(_ bytes: RawSpan, at index: Int) {
        guard let word = bytes.bigEndian(at: index, as: UInt32.self),
            let tail = bytes.bigEndian(at: index + 3, as: UInt32.self)
        else { return nil }
        // Sync is twelve bits, the layer is always 0; rates from 13 on are reserved.
        guard word & 0xFFF6_0000 == 0xFFF0_0000, word >> 10 & 15 < 13 else { return nil }
        self.word = word
        frameByteCount = Int(tail >> 13 & 0x1FFF)
        blockCount = Int(tail & 3) + 1
        guard frameByteCount > (word & 0x1_0000 == 0 ? 9 : 7) else { return nil }
    }

    /// Whether `other` can belong to the same stream.
    @inline(__always)
    func isConsistent(with other: ADTSHeader) -> Bool { (word ^ other.word) & Self.patternMask == 0 }

    static let samplesPerBlock = 1024

    var rateIndex: Int { Int(word >> 10 & 15) }

    /// Of the core below SBR, in hertz.
    var sampleRate: Int { AudioSpecificConfig.sampleRates[rateIndex] }

    /// The audio object type: 1 is Main, 2 LC, 3 SSR, 4 LTP.
    var objectType: Int { Int(word >> 14 & 3) + 1 }

    /// Table 1.19 of ISO/IEC 14496-3; 0 says that a program config element in the first block tells the channels.
    var channelConfiguration: Int { Int(word >> 6 & 7) }

    var isProtected: Bool { word & 0x1_0000 == 0 }

    /// Where the first raw data block begins: behind the header and its check, and a table of positions when there are
    /// several blocks.
    var blockOffset: Int {
        guard isProtected else { return Self.byteCount }
        return Self.byteCount + 2 * blockCount
    }

    /// Such as "AAC type 2, 44100 Hz, channel configuration 2".
    var description: String {
        "AAC type \(objectType), \(sampleRate) Hz, channel configuration \(channelConfiguration)"
    }
}
