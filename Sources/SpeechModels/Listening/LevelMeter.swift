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
                windows.append(Window(square: Float(squares / count), mean: Float(sum / count)))
                start = end
                end = Self.end(of: windows.count, at: sampleRate)
                (sum, squares) = (0, 0)
            }
        }
    }

    private static func end(of window: Int, at sampleRate: Int) -> Int {
        (window + 1) * VoiceActivityDetector.windowLength * sampleRate / VoiceActivityDetector.sampleRate
    }
}
