/// Samples at 16 kHz with 16 bits, as many as are wanted at most.
package struct KeptSamples: Sendable, Equatable {
    /// The samples; empty where there were more than are kept.
    package private(set) var samples: [Int16] = []
    /// Whether there were more.
    package private(set) var isTooLong = false
    private let greatestCount: Int

    init(greatestCount: Int) { self.greatestCount = greatestCount }

    mutating func add(_ block: UnsafeBufferPointer<Float>) {
        guard !isTooLong else { return }
        guard samples.count + block.count <= greatestCount else {
            (samples, isTooLong) = ([], true)
            return
        }
        samples.reserveCapacity(samples.count + block.count)
        for sample in block { samples.append(Int16(max(-32_768, min(32_767, (sample * 32_768).rounded())))) }
    }
}
