/// The configuration of an MPEG-4 audio stream (ISO/IEC 14496-3, 1.6.2.1).
struct AudioSpecificConfig: Hashable {
    /// How a configuration speaks of spectral band replication.
    enum Signalling: Hashable {
        /// Not at all: only the packets know (implicit signalling, 1.6.5.2).
        case none
        /// SBR is there.
        case present
        /// SBR is not there.
        case absent
    }

    /// The audio object type of the core (Table 1.17): 2 is AAC LC.
    var objectType: Int
    /// The rate of the core in hertz.
    var coreSampleRate: Int
    /// The rate after SBR, as the configuration says it, in hertz.
    var extensionSampleRate: Int?
    /// Channels of the core; nil when the configuration does not say.
    var coreChannelCount: Int?
    /// Sample frames of the core in a packet: 1024 or 960, in the low-delay types 512 or 480; nil if it is not one.
    var frameLength: Int?
    var sbr: Signalling = .none
    /// Whether parametric stereo is announced.
    var usesPS = false

    /// Whether decoders of this object type may find SBR that is not announced.
    var mayHideSBR: Bool { objectType == 2 && sbr == .none && coreSampleRate <= 24000 }

    /// How many sample frames come out for one of the core: 2 with SBR, unless it runs at the rate of the core.
    var rateFactor: Int { sbr == .present && extensionSampleRate != coreSampleRate ? 2 : 1 }

    /// The rate of the output in hertz.
    var sampleRate: Int { coreSampleRate * rateFactor }

    /// Channels of the output; parametric stereo makes two of one.
    var channelCount: Int? { usesPS && coreChannelCount == 1 ? 2 : coreChannelCount }

    /// Whether FAAD2 knows the object type.
    var isDecodable: Bool { [1, 2, 4, 17, 19, 23].contains(objectType) }

    init?(_ bytes: [UInt8]) {
        var bits = DescriptorBits(bytes)
        guard var type = Self.objectType(&bits), let rate = Self.sampleRate(&bits), let channels = bits.bits(4)
        else { return nil }
        coreSampleRate = rate
        coreChannelCount = Self.channelCounts[Int(channels)]
        objectType = type
        if type == 5 || type == 29 {
            guard let extensionRate = Self.sampleRate(&bits), let core = Self.objectType(&bits) else { return nil }
            sbr = .present
            usesPS = type == 29
            extensionSampleRate = extensionRate
            type = core
            objectType = core
            if core == 22 { _ = bits.bits(4) }
        }
        switch type {
        case 1, 2, 3, 4, 6, 7, 17, 19, 20, 21, 22, 23:
            readGeneralAudio(type, hasLayout: channels == 0, &bits)
        case 39: readEnhancedLowDelay(&bits)
        default: break
        }
        if [17, 19, 20, 21, 22, 23, 39].contains(type) { _ = bits.bits(2) }
        if sbr == .none { readSyncExtension(&bits) }
    }

    /// Object types above 30 take six more bits.
    private static func objectType(_ bits: inout DescriptorBits) -> Int? {
        guard let type = bits.bits(5) else { return nil }
        return type == 31 ? bits.bits(6).map { 32 + Int($0) } : Int(type)
    }

    /// A rate by its index (Table 1.18), or in hertz after the escape value 15.
    private static func sampleRate(_ bits: inout DescriptorBits) -> Int? {
        guard let index = bits.bits(4) else { return nil }
        if index < sampleRates.count { return sampleRates[Int(index)] }
        return index == 15 ? bits.bits(24).flatMap { $0 > 0 ? Int($0) : nil } : nil
    }

    /// The rates that have an index, in hertz.
    static let sampleRates = [
        96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350,
    ]

    /// Table 1.19; 0 means that the layout follows.
    static let channelCounts: [Int?] = [
        nil, 1, 2, 3, 4, 5, 6, 8, nil, nil, nil, 7, 8, 24, 8, nil,
    ]

    /// GASpecificConfig (4.4.1). Some writers cut it short; what is missing is taken for 0, as decoders do.
    private mutating func readGeneralAudio(_ type: Int, hasLayout: Bool, _ bits: inout DescriptorBits) {
        let isShort = bits.flag() ?? false
        frameLength = type == 23 ? (isShort ? 480 : 512) : (isShort ? 960 : 1024)
        if bits.flag() == true { _ = bits.bits(14) }
        let isExtended = bits.flag() ?? false
        if hasLayout { coreChannelCount = ProgramConfigElement.channelCount(&bits) }
        if type == 6 || type == 20 { _ = bits.bits(3) }
        if isExtended {
            if type == 22 { _ = bits.bits(16) }
            if [17, 19, 20, 23].contains(type) { _ = bits.bits(3) }
            _ = bits.bits(1)
        }
    }

    /// ELDSpecificConfig (4.6.20): frame length and SBR.
    private mutating func readEnhancedLowDelay(_ bits: inout DescriptorBits) {
        guard let isShort = bits.flag(), bits.bits(3) != nil, let hasSBR = bits.flag() else { return }
        frameLength = isShort ? 480 : 512
        sbr = .absent
        if hasSBR {
            sbr = .present
            extensionSampleRate = bits.flag() == true ? coreSampleRate * 2 : coreSampleRate
        }
    }

    /// The backward-compatible extension (1.6.5.2): 0x2B7 announces SBR, 0x548 after it parametric stereo.
    private mutating func readSyncExtension(_ bits: inout DescriptorBits) {
        guard bits.bitsLeft >= 16, bits.bits(11) == 0x2B7, let type = Self.objectType(&bits), type == 5 || type == 22,
            let isPresent = bits.flag()
        else { return }
        sbr = isPresent ? .present : .absent
        guard isPresent else { return }
        extensionSampleRate = Self.sampleRate(&bits)
        if type == 5, bits.bitsLeft >= 12, bits.bits(11) == 0x548 { usesPS = bits.flag() == true }
    }
}
