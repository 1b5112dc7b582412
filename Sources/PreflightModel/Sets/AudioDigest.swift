/// What a recording sounds like, whatever its container and its tags, in as few bytes as a set of many needs.
package struct AudioDigest: Hashable, Sendable {
    private static let prefix = "xxh64:"

    /// The hash of the samples.
    private let sampleHash: UInt64
    private let sampleRate: Int32
    private let channelCount: Int32

    /// The digest of a recording; nil where its samples are not known, or are nothing but zeros, which all sound alike.
    package init?(_ recording: RecordingMeasurement) {
        guard let signal = recording.signal, signal.levels.peak != nil, signal.sampleHash.hasPrefix(Self.prefix),
            let hash = UInt64(signal.sampleHash.dropFirst(Self.prefix.count), radix: 16)
        else { return nil }
        sampleHash = hash
        sampleRate = Int32(clamping: recording.sampleRate)
        channelCount = Int32(clamping: recording.channelCount)
    }

    /// The hash in hexadecimal, the rate and the channels, with slashes between.
    var notation: String { "\(String(sampleHash, radix: 16))/\(sampleRate)/\(channelCount)" }

    /// Reads what `notation` wrote; nil for anything else.
    init?(notation: String) {
        let parts = notation.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, let hash = UInt64(parts[0], radix: 16), let rate = Int32(parts[1]),
            let channels = Int32(parts[2])
        else { return nil }
        (sampleHash, sampleRate, channelCount) = (hash, rate, channels)
    }
}
