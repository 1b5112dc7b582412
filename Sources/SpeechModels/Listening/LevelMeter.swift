/// The power of each window of 32 ms, without what is constant in it, at any sample rate.
struct LevelMeter: ~Copyable {
    /// For each whole window its mean square around its mean.
    private(set) var powers: [Float] = []
    private let sampleRate: Int
    private var received = 0
    private var end: Int
    private var start = 0
    private var sum: Double = 0
    private var squares: Double = 0

    init(sampleRate: Int) {
        self.sampleRate = sampleRate
        end = Self.end(of: 0, at: sampleRate)
    }

    mutating func process(_ block: UnsafeBufferPointer<Float>) {
        for sample in block {
            sum += Double(sample)
            squares += Double(sample) * Double(sample)
            received += 1
            if received == end {
                let count = Double(end - start)
                let mean = sum / count
                powers.append(Float(max(0, squares / count - mean * mean)))
                start = end
                end = Self.end(of: powers.count, at: sampleRate)
                (sum, squares) = (0, 0)
            }
        }
    }

    private static func end(of window: Int, at sampleRate: Int) -> Int {
        (window + 1) * VoiceActivityDetector.windowLength * sampleRate / VoiceActivityDetector.sampleRate
    }
}
