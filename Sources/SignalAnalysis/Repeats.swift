/// Finds stretches that repeat what is immediately before them, sample by sample, as a buffer that is played twice does.
///
/// A voice never repeats itself exactly. A stretch has at least 5 ms, at least 256 and at most 2,048 samples (the buffers of
/// audio systems), and somewhere −46 dBFS, where chance makes no two alike. What repeats more than eight times over is a
/// synthetic tone or a loop, and what repeats within less than 5 ms a tone: neither is a fault of recording.
///
/// Each window of 64 samples is known by the magnitude of its peak. Where an anchor, the peak of 32 samples, is the same in
/// the 2,048 samples before, the samples around both peaks are compared.
@safe struct Repeats {
    static let leastLag = 256
    static let greatestLag = 2048
    private static let window = 64
    private static let anchor = 32
    private static let anchorsPerBlock = SampleBlock.capacity / anchor
    private static let greatestRepetitions = 8
    /// −46 dBFS.
    private static let leastPeakSquared: Float = 0.000_025
    /// Samples on each side of a peak that have to be the same.
    private static let proof = 16

    private struct Match {
        var lag: Int
        var start: Int64
    }

    private let leastLag: Int
    /// The squares of the peaks of the anchors before the block, then of those in it.
    private let anchors: UnsafeMutablePointer<Float>
    private var open: Match?
    /// Where the last match ended.
    private var lastEnd: Int64 = 0
    private(set) var runs = RunList()

    init(sampleRate: Int) {
        leastLag = max(Self.leastLag, sampleRate / 200)
        unsafe anchors = .allocate(capacity: 2 * Self.anchorsPerBlock)
        unsafe anchors.initialize(repeating: 0, count: 2 * Self.anchorsPerBlock)
    }

    func deallocate() { unsafe anchors.deallocate() }

    mutating func scan(_ block: SampleBlock) {
        let current = unsafe anchors + Self.anchorsPerBlock
        for index in 0..<Self.anchorsPerBlock {
            let (left, right) = unsafe (block.peaks[2 &* index], block.peaks[2 &* index &+ 1])
            unsafe current[index] = left > right ? left : right
        }
        var next = extendOpen(in: block, from: 0)
        for window in 0..<(block.count / Self.window) {
            let (left, right) = unsafe (current[2 &* window], current[2 &* window &+ 1])
            let peak = left > right ? left : right
            guard peak >= Self.leastPeakSquared, next < (window + 1) * Self.window else { continue }
            let before = unsafe UnsafeRawPointer(anchors + 2 &* window)
            var equal = SIMD16<Float>.zero
            unsafe equal.replace(with: 1, where: before.loadUnaligned(as: SIMD16<Float>.self) .== peak)
            unsafe equal.replace(with: 1, where: (before + 64).loadUnaligned(as: SIMD16<Float>.self) .== peak)
            unsafe equal.replace(with: 1, where: (before + 128).loadUnaligned(as: SIMD16<Float>.self) .== peak)
            unsafe equal.replace(with: 1, where: (before + 192).loadUnaligned(as: SIMD16<Float>.self) .== peak)
            guard equal.sum() > 0 else { continue }
            next = max(next, compare(window: window, peak: peak, in: block))
        }
        unsafe anchors.update(from: current, count: Self.anchorsPerBlock)
    }

    /// Ends what lasts until the recording ends.
    mutating func finish(frameCount: Int64) {
        if let match = open { close(match, at: frameCount) }
    }

    /// Where the open match ends in the block; `from` where there is none.
    private mutating func extendOpen(in block: SampleBlock, from: Int) -> Int {
        guard let match = open else { return from }
        var end = from
        while end < block.count, unsafe block.samples[end] == block.samples[end - match.lag] { end += 1 }
        if end < block.count { close(match, at: block.firstFrame + Int64(end)) }
        return end
    }

    /// Compares with the windows of the same peak, the nearest first, and returns where a match ends.
    private mutating func compare(window: Int, peak: Float, in block: SampleBlock) -> Int {
        let samples = unsafe block.samples
        let first = window * Self.window
        let place = unsafe Self.place(of: peak, in: samples, first..<(first + Self.window))
        let current = unsafe anchors + Self.anchorsPerBlock + 2 * window
        for back in 1...Self.anchorsPerBlock where unsafe current[-back] == peak {
            let before = first - back * Self.anchor
            let lag = unsafe place - Self.place(of: peak, in: samples, before..<(before + Self.anchor))
            guard lag <= Self.greatestLag else { continue }
            var (start, end) = (place - Self.proof, min(block.count, place + Self.proof))
            guard (start..<end).allSatisfy({ unsafe samples[$0] == samples[$0 - lag] }) else { continue }
            if lag < leastLag { return 0 }
            while start > lag + 1 - SampleBlock.history, unsafe samples[start - 1] == samples[start - 1 - lag] {
                start -= 1
            }
            let match = Match(lag: lag, start: block.firstFrame + Int64(start))
            // The last peak of a match can be the greatest in a window that reaches beyond it.
            guard match.start >= lastEnd else { continue }
            open = match
            end = extendOpen(in: block, from: end)
            return end
        }
        return 0
    }

    private static func place(of peak: Float, in samples: UnsafePointer<Float>, _ range: Range<Int>) -> Int {
        range.first { unsafe samples[$0] * samples[$0] == peak } ?? range.lowerBound
    }

    private mutating func close(_ match: Match, at end: Int64) {
        open = nil
        lastEnd = end
        let count = end - match.start
        guard count >= match.lag, count <= Int64(match.lag * Self.greatestRepetitions) else { return }
        runs.add(start: match.start, frameCount: count)
    }
}
