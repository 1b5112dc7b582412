/// Hears whether somebody speaks: takes 16 kHz mono samples in blocks of any size, gives a probability for each 32 ms.
///
/// The probabilities are the same whatever the sizes of the blocks. After the first block nothing is allocated but the growing
/// array of probabilities.
package struct VoiceActivityDetector: ~Copyable {
    /// In hertz.
    package static let sampleRate = 16_000
    /// The number of samples that one probability speaks of.
    package static let windowLength = VoiceActivityNetwork.windowLength
    /// A sample beyond this (full scale is 1) is taken for this, so that no input makes the network overflow.
    private static let loudest: Float = 8

    /// For each window that was heard so far, from 0 (nobody speaks) to 1. Some are only known at the end.
    package private(set) var probabilities: [Float] = []

    private let network = VoiceActivityNetwork()
    private let samples = Values(
        VoiceActivityNetwork.context + VoiceActivityNetwork.batch * VoiceActivityNetwork.windowLength)
    private let found = Values(VoiceActivityNetwork.batch)
    private var filled = VoiceActivityNetwork.context

    package init() {}

    /// Hears the next samples. One that is not a number counts as silence.
    package mutating func process(_ block: UnsafeBufferPointer<Float>) {
        var rest = block[...]
        while !rest.isEmpty {
            let count = min(rest.count, samples.count - filled)
            for (offset, sample) in rest.prefix(count).enumerated() {
                samples[filled + offset] =
                    sample.isNaN ? 0 : max(-Self.loudest, min(Self.loudest, sample))
            }
            filled += count
            rest = rest.dropFirst(count)
            if filled == samples.count {
                run(windows: VoiceActivityNetwork.batch)
            }
        }
    }

    /// Hears the end: the last window is filled up with silence.
    package mutating func finish() {
        let heard = filled - VoiceActivityNetwork.context
        guard heard > 0 else { return }
        let windows = (heard + Self.windowLength - 1) / Self.windowLength
        while filled < VoiceActivityNetwork.context + windows * Self.windowLength {
            samples[filled] = 0
            filled += 1
        }
        run(windows: windows)
    }

    private mutating func run(windows: Int) {
        network.run(samples.start, count: windows, probabilities: found.start)
        probabilities.append(contentsOf: UnsafeBufferPointer(start: found.start, count: windows))
        // The end of what was heard is the context of what comes.
        samples.start.update(
            from: samples.start + windows * Self.windowLength, count: VoiceActivityNetwork.context)
        filled = VoiceActivityNetwork.context
    }
}
