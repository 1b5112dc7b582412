import PreflightModel

/// Finds clipping: peaks that are cut off flat, at full scale or below it.
///
/// A flat top is a run of at least three equal samples (whatever is beyond full scale counts as full scale) from which the
/// signal falls away on both sides by more than four steps of its scale. A rounded peak cannot do that: where a parabola
/// stays within one step for three samples, the next is at most 25/9 steps lower, and for more samples less. Two samples are
/// too few: a sine that touches full scale does it.
///
/// Companded samples (µ-law and others with few levels) have steps that grow with the level, a sixteenth of it at most.
///
/// At full scale each such run counts. Below it, only where at least three, and a sixteenth of all flat tops, end at exactly
/// the same level, at least half as high as the greatest peak: a limit leaves its mark again and again at one level, while
/// three equal samples come about by chance now and then at any. What was dithered or resampled after it was clipped has no
/// flat tops any more.
struct FlatTops {
    static let leastRun = 3
    static let leastRunsBelowFullScale = 3
    private static let leastPartOfRuns = 16
    private static let leastSteps: Float = 4
    /// −30 dBFS: what is quieter was not clipped where anybody listened.
    private static let leastPeakSquared: Float = 0.001
    /// 6 dB below the greatest peak.
    private static let leastPartSquared: Float = 0.25
    private static let greatestLevelCount = 16

    private struct Level {
        var value: Float
        var runs = RunList()
    }

    private struct OpenRun {
        var start: Int64
        var value: Float
        var before: Float
    }

    private let isCompanded: Bool
    private var levels: [Level] = []
    /// All flat tops so far, whatever their level.
    private var runCount = 0
    private var open: OpenRun?

    init(isCompanded: Bool) { self.isCompanded = isCompanded }

    /// One step at a level.
    private func step(at level: Float, least: Float) -> Float {
        isCompanded ? max(least, abs(level) / 16) : least
    }

    /// `channelPeakSquared` is the greatest square so far, this block included; `step` is that of the samples' scale.
    mutating func scan(_ block: SampleBlock, channelPeakSquared: Float, step: Float) {
        let samples = unsafe block.samples
        var next = Int.min
        if let run = open {
            var end = 0
            while end < block.count, unsafe Self.clamped(samples[end]) == run.value { end += 1 }
            guard end < block.count else { return }
            unsafe close(run, at: block.firstFrame + Int64(end), after: Self.clamped(samples[end]), step: step)
            next = end
        }
        let least = max(Self.leastPeakSquared, channelPeakSquared * Self.leastPartSquared)
        for group in 0..<block.groupCount where unsafe block.peaks[group] >= least {
            let first = group * SampleBlock.group - 2
            guard unsafe Self.holdsThreeEqual(samples + first) else { continue }
            var index = max(next, first)
            while index < first + SampleBlock.group {
                let value = unsafe Self.clamped(samples[index])
                guard value * value >= least, unsafe value == Self.clamped(samples[index + 1]),
                    unsafe value == Self.clamped(samples[index + 2])
                else {
                    index += 1
                    continue
                }
                var (start, end) = (index, index + 3)
                while start > 1 - SampleBlock.history, unsafe Self.clamped(samples[start - 1]) == value { start -= 1 }
                while end < block.count, unsafe Self.clamped(samples[end]) == value { end += 1 }
                let run = unsafe OpenRun(
                    start: block.firstFrame + Int64(start), value: value, before: Self.clamped(samples[start - 1]))
                guard end < block.count else {
                    open = run
                    return
                }
                unsafe close(run, at: block.firstFrame + Int64(end), after: Self.clamped(samples[end]), step: step)
                (index, next) = (end, end)
            }
        }
    }

    /// Ends a run that lasts until the recording ends.
    mutating func finish(frameCount: Int64, step: Float) {
        if let run = open { close(run, at: frameCount, after: 0, step: step) }
    }

    /// All flat tops that count as clipping; `step` is that of the samples' scale.
    func clipping(channelPeakSquared: Float, step: Float) -> [RunList] {
        levels.filter { level in
            // The greatest code of an integer is one step below full scale.
            abs(level.value) >= 1 - 1.01 * self.step(at: 1, least: step)
                || (level.runs.runCount >= max(Self.leastRunsBelowFullScale, runCount / Self.leastPartOfRuns)
                    && level.value * level.value >= channelPeakSquared * Self.leastPartSquared)
        }.map(\.runs)
    }

    private static func clamped(_ sample: Float) -> Float { sample > 1 ? 1 : sample < -1 ? -1 : sample }

    /// Whether three samples in a row are equal anywhere from `samples` on, for sixteen beginnings.
    private static func holdsThreeEqual(_ samples: UnsafePointer<Float>) -> Bool {
        let place = unsafe UnsafeRawPointer(samples)
        func lanes(_ offset: Int) -> SIMD16<Float> {
            var lanes = unsafe (place + 4 * offset).loadUnaligned(as: SIMD16<Float>.self)
            lanes.replace(with: 1, where: lanes .> 1)
            lanes.replace(with: -1, where: lanes .< -1)
            return lanes
        }
        let (first, second, third) = (lanes(0), lanes(1), lanes(2))
        let differences = SIMD16<Float>.zero.replacing(with: 1, where: (first .== second) .& (second .== third))
        return differences.sum() > 0
    }

    private mutating func close(_ run: OpenRun, at end: Int64, after: Float, step: Float) {
        let sign: Float = run.value < 0 ? -1 : 1
        let fall = abs(run.value) - max(sign * run.before, sign * after)
        open = nil
        guard fall > Self.leastSteps * self.step(at: run.value, least: step) else { return }
        runCount += 1
        let start = max(0, run.start)
        if let index = levels.firstIndex(where: { $0.value == run.value }) {
            levels[index].runs.add(start: start, frameCount: end - start)
            return
        }
        if levels.count == Self.greatestLevelCount,
            let rarest = levels.indices.min(by: { levels[$0].runs.runCount < levels[$1].runs.runCount })
        {
            levels.remove(at: rarest)
        }
        var level = Level(value: run.value)
        level.runs.add(start: start, frameCount: end - start)
        levels.append(level)
    }
}
