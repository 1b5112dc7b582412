/// The levels of one channel.
///
/// Levels are in decibels relative to full scale, where a full-scale sine has an RMS of −3.01 dB. A level is nil where there
/// is nothing but zeros, and in JSON `null`.
public struct ChannelSignal: Hashable, Sendable {
    /// The greatest magnitude of a sample, in dBFS.
    public let peak: Double?
    /// The greatest magnitude between samples too, in dBTP (ITU-R BS.1770-4, Annex 2).
    public let truePeak: Double?
    /// The root mean square over everything, pauses included, in dBFS.
    public let rms: Double?
    /// The integrated loudness of this channel alone in LUFS (EBU R 128); nil also where nothing is above the gate.
    public let loudness: Double?
    /// The mean of all samples, with full scale as 1.
    public let dcOffset: Double

    /// Peak over RMS in decibels; nil where there is nothing but zeros.
    public var crestFactor: Double? {
        guard let peak, let rms else { return nil }
        return (peak - rms).rounded(toDecimals: 2)
    }

    /// Makes levels from their values: decibels are rounded to two decimals, the offset to seven.
    package init(peak: Double?, truePeak: Double?, rms: Double?, loudness: Double?, dcOffset: Double) {
        self.peak = peak?.rounded(toDecimals: 2)
        self.truePeak = truePeak?.rounded(toDecimals: 2)
        self.rms = rms?.rounded(toDecimals: 2)
        self.loudness = loudness?.rounded(toDecimals: 2)
        self.dcOffset = dcOffset.rounded(toDecimals: 7)
    }
}

extension ChannelSignal: Codable {
    private enum CodingKeys: String, CodingKey { case peak, truePeak, rms, loudness, dcOffset, crestFactor }

    /// Reads the documented JSON form; `crestFactor` is derived and not read.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            peak: try values.decodeIfPresent(Double.self, forKey: .peak),
            truePeak: try values.decodeIfPresent(Double.self, forKey: .truePeak),
            rms: try values.decodeIfPresent(Double.self, forKey: .rms),
            loudness: try values.decodeIfPresent(Double.self, forKey: .loudness),
            dcOffset: try values.decode(Double.self, forKey: .dcOffset))
    }

    /// Writes the documented JSON form, in which an unknown level is `null`.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(peak, forKey: .peak)
        try values.encode(truePeak, forKey: .truePeak)
        try values.encode(rms, forKey: .rms)
        try values.encode(loudness, forKey: .loudness)
        try values.encode(dcOffset, forKey: .dcOffset)
        try values.encode(crestFactor, forKey: .crestFactor)
    }
}
