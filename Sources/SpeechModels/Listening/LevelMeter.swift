/// The level of each window of 32 ms, at any sample rate.
struct LevelMeter: ~Copyable {
    /// What is known of a window.
    struct Window {
        /// The mean of its squares.
        var square: Float
        var mean: Float

        /// Its power without what is constant in it.
        var power: Float { max(0, square - mean * mean) }
    }

    /// All whole windows.
    private(set) var windows: [Window] = []
    /// The first and the last samples, as many as `edge` says.
    private var first: [Float] = []
    private var last: [Float] = []
    /// Samples of 4 ms: the beginning of a word that is not cut off is still quiet in them.
    private let edge: Int
    private let sampleRate: Int
    private var received = 0
    private var end: Int
    private var start = 0
    private var sum: Double = 0
    private var squares: Double = 0

    init(sampleRate: Int) {
        self.sampleRate = sampleRate
        end = Self.end(of: 0, at: sampleRate)
        edge = max(1, sampleRate / 250)
    }

    /// The mean square around its mean of the first 4 ms.
    var firstPower: Float { Self.power(first) }
    /// The mean square around its mean of the last 4 ms.
    var lastPower: Float { Self.power(last) }

    mutating func process(_ block: UnsafeBufferPointer<Float>) {
        if first.count < edge { first.append(contentsOf: block.prefix(edge - first.count)) }
        last.append(contentsOf: block.suffix(edge))
        if last.count > edge { last.removeFirst(last.count - edge) }
        for sample in block {
            sum += Double(sample)
            squares += Double(sample) * Double(sample)
            received += 1
            if received == end {
                let count = Double(end - start)
                windows.append(Window(square: Float(squares / count), mean: Float(sum / count)))
                start = end
                end = Self.end(of: windows.count, at: sampleRate)
                (sum, squares) = (0, 0)
            }
        }
    }

    private static func power(_ samples: [Float]) -> Float {
        guard !samples.isEmpty else { return 0 }
        let mean = samples.reduce(0, +) / Float(samples.count)
        return samples.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(samples.count)
    }

    private static func end(of window: Int, at sampleRate: Int) -> Int {
        (window + 1) * VoiceActivityDetector.windowLength * sampleRate / VoiceActivityDetector.sampleRate
    }
}
