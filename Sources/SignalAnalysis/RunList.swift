import PreflightModel

/// Runs of frames as they are found: all are counted, the longest are kept.
struct RunList {
    private struct Run {
        var start: Int64
        var frameCount: Int64
    }

    private(set) var runCount = 0
    private(set) var frameCount: Int64 = 0
    private(set) var longest: Int64 = 0
    /// The longest first; the earlier first among equals.
    private var kept: [Run] = []

    mutating func add(start: Int64, frameCount count: Int64) {
        runCount += 1
        frameCount += count
        longest = max(longest, count)
        if kept.count == SoundRuns.greatestPlaceCount {
            guard let last = kept.last, count > last.frameCount else { return }
            kept.removeLast()
        }
        let index = kept.firstIndex { $0.frameCount < count } ?? kept.count
        kept.insert(Run(start: start, frameCount: count), at: index)
    }

    func places(sampleRate: Int, channel: Int?) -> [SoundPlace] {
        kept.map {
            SoundPlace(
                start: Double($0.start) / Double(sampleRate), duration: Double($0.frameCount) / Double(sampleRate),
                channel: channel)
        }
    }
}

extension SoundRuns {
    /// All runs of all channels; a channel's number is nil where they are in all of them.
    init(_ lists: [(channel: Int?, runs: RunList)], sampleRate: Int) {
        self.init(
            runCount: lists.reduce(0) { $0 + $1.runs.runCount },
            frameCount: lists.reduce(0) { $0 + $1.runs.frameCount },
            longest: Double(lists.map(\.runs.longest).max() ?? 0) / Double(sampleRate),
            places: lists.flatMap { $0.runs.places(sampleRate: sampleRate, channel: $0.channel) })
    }
}
