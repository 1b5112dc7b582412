/// Hears a stretch of speech of one length, and gives the direction that is its voice's.
package struct SpeakerEmbedder: ~Copyable {
    /// How many numbers an embedding has.
    package static let size = SpeakerNetwork.size
    /// The fewest samples at 16 kHz that it can hear.
    package static let leastLength = (SpeakerNetwork.leastFrames - 1) * FilterBank.hop + FilterBank.frame

    /// What a stretch is brought to, as root mean square: −26 dB, the nominal level of ITU-T P.800.
    private static let level: Float = 0.050_118_72

    private let length: Int
    private let bank = FilterBank()
    private let network: SpeakerNetwork
    private let features: Values

    /// - Parameter length: of the stretches, in samples at 16 kHz; at least `leastLength`.
    package init(length: Int) {
        precondition(length >= Self.leastLength)
        self.length = length
        let frames = FilterBank.frameCount(of: length)
        network = SpeakerNetwork(frames: frames)
        features = Values(frames * SpeakerNetwork.bands)
    }

    /// The embedding of a stretch of samples at 16 kHz, of length 1; the zero vector where nothing can be told.
    package func embedding(of samples: UnsafeBufferPointer<Float>) -> [Float] {
        precondition(samples.count == length)
        guard let start = samples.baseAddress else { return [] }
        var sum = 0.0
        for sample in samples { sum += Double(sample) * Double(sample) }
        let level = Float((sum / Double(length)).squareRoot())
        bank.run(
            start, count: FilterBank.frameCount(of: length), gain: level > 1e-7 ? Self.level / level : 1,
            to: features.start)
        let found = network.run(features.start)
        var energy: Float = 0
        for index in 0..<Self.size { energy += found[index] * found[index] }
        let scale = energy > 0 && energy.isFinite ? 1 / energy.squareRoot() : 0
        return (0..<Self.size).map { found[$0] * scale }
    }
}
