import PreflightModel

/// Finds runs of exact zeros that cut into sound, as lost buffers leave them.
///
/// A run has at least 1 ms and at least 32 samples: shorter ones also come about where quiet sound rounds to zero. The signal
/// jumps from at least −50 dBFS to nothing and back, and from −40 dBFS on one side: a gate, a fade, and a pause between words
/// come down to the noise of a room first.
struct Dropouts {
    static let leastRun = 32
    /// −50 dBFS.
    private static let leastJump: Float = 0.003_162_3
    /// −40 dBFS.
    private static let leastGreaterJump: Float = 0.01

    private let leastFrames: Int64
    /// Where the current run began, and the magnitude of the sample before it.
    private var open: (start: Int64, before: Float)?
    private(set) var runs = RunList()

    init(sampleRate: Int) { leastFrames = Int64(max(Self.leastRun, sampleRate / 1000)) }

    mutating func scan(_ block: SampleBlock) {
        let samples = unsafe block.samples
        for group in 0..<block.groupCount {
            let first = group * SampleBlock.group
            if unsafe block.peaks[group] == 0 {
                guard open == nil else { continue }
                var start = first
                while start > 1 - SampleBlock.history, unsafe samples[start - 1] == 0 { start -= 1 }
                open = unsafe (block.firstFrame + Int64(start), abs(samples[start - 1]))
            } else if let run = open {
                open = nil
                // The group is not all zeros.
                var end = first
                while unsafe samples[end] == 0 { end += 1 }
                let after = unsafe abs(samples[end])
                let count = block.firstFrame + Int64(end) - run.start
                guard count >= leastFrames, min(run.before, after) >= Self.leastJump,
                    max(run.before, after) >= Self.leastGreaterJump
                else { continue }
                runs.add(start: run.start, frameCount: count)
            }
        }
    }
}
