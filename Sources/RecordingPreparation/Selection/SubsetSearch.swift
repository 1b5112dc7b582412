import PreflightModel

/// Looks for recordings that complete a set within limits: branch and bound over whole numbers.
struct SubsetSearch {
    /// A recording, in units of `SelectionTicks`.
    struct Item: Sendable {
        var shortest: Int64
        var longest: Int64
        var byteCount: Int64
        /// How long somebody speaks at least, and at most, in milliseconds.
        var leastSpeech: Int64 = 0
        var mostSpeech: Int64 = 0
        /// Nil where nothing is known of it.
        var loudness: Double?
        var noise: Double?
    }

    /// What recordings come to.
    struct Sum: Sendable {
        var count = 0
        var shortest: Int64 = 0
        var longest: Int64 = 0
        var byteCount: Int64 = 0
        var leastSpeech: Int64 = 0
        var mostSpeech: Int64 = 0
        var loudness: ClosedRange<Double>?
        var noise: ClosedRange<Double>?

        func adding(_ item: Item) -> Sum {
            let (bytes, overflow) = byteCount.addingReportingOverflow(item.byteCount)
            return Sum(
                count: count + 1, shortest: shortest + item.shortest, longest: longest + item.longest,
                byteCount: overflow ? .max : bytes, leastSpeech: leastSpeech + item.leastSpeech,
                mostSpeech: mostSpeech + item.mostSpeech, loudness: Self.widened(loudness, item.loudness),
                noise: Self.widened(noise, item.noise))
        }

        private static func widened(_ range: ClosedRange<Double>?, _ value: Double?) -> ClosedRange<Double>? {
            guard let value else { return range }
            guard let range else { return value...value }
            return min(range.lowerBound, value)...max(range.upperBound, value)
        }
    }

    /// What they may come to.
    struct Window: Sendable {
        var leastCount: Int
        var mostCount: Int
        var shortest: Int64
        var longest: Int64
        var byteCount: Int64
        var leastSpeech: Int64
        var mostSpeech: Int64
        var loudnessSpread: Double
        var noiseSpread: Double

        init(_ limits: SelectionLimits, _ ticks: SelectionTicks) {
            (leastCount, mostCount) = (limits.count.lowerBound, limits.count.upperBound)
            shortest = ticks.least(limits.shortest)
            longest = ticks.most(limits.longest)
            byteCount = limits.greatestByteCount ?? .max
            leastSpeech = limits.leastSpeech.map { Int64(($0 * 1000).rounded(.up)) } ?? 0
            mostSpeech = limits.greatestSpeech.map { Int64(($0 * 1000).rounded(.down)) } ?? .max
            loudnessSpread = limits.greatestLoudnessSpread ?? .infinity
            noiseSpread = limits.greatestNoiseSpread ?? .infinity
        }

        /// The same without what more recordings bring nearer.
        var withoutMinima: Window {
            var window = self
            (window.leastCount, window.shortest, window.leastSpeech) = (0, 0, 0)
            return window
        }

        /// Which maximum is passed.
        func exclusion(_ sum: Sum) -> SubsetSelection.Exclusion? {
            if sum.count > mostCount { return .countReached }
            if sum.longest > longest || sum.mostSpeech > mostSpeech { return .totalReached }
            if sum.byteCount > byteCount { return .sizeReached }
            // More recordings bring levels further apart, never together.
            return Self.width(sum.loudness) > loudnessSpread || Self.width(sum.noise) > noiseSpread
                ? .noCombination : nil
        }

        private static func width(_ range: ClosedRange<Double>?) -> Double {
            range.map { ($0.upperBound - $0.lowerBound).rounded(toDecimals: 2) } ?? 0
        }

        func contains(_ sum: Sum) -> Bool {
            exclusion(sum) == nil && sum.count >= leastCount && sum.shortest >= shortest
                && sum.leastSpeech >= leastSpeech
        }
    }

    enum Answer: Sendable {
        /// All recordings of a set within the limits.
        case found([Int])
        case impossible
        /// The steps ran out.
        case unknown
    }

    private let window: Window
    private let chosen: [Int]
    private let start: Sum
    /// The others that may be added, the longest first, with their indices.
    private let rest: [(index: Int, item: Item)]
    /// The length of the first so many of `rest`.
    private let lengths: [Int64]
    private let leastByteCount: Int64
    /// The most speech that any of `rest` has from a place on.
    private let speeches: [Int64]
    private let stepLimit: Int
    private(set) var usedSteps = 0
    private var picked: [Int] = []

    /// A search that begins.
    ///
    /// - Parameters:
    ///   - items: All recordings.
    ///   - chosen: Those that are in the set.
    ///   - next: The first of those that may be added.
    ///   - window: What the set may come to.
    ///   - steps: How many steps the search may take.
    init(_ items: [Item], chosen: [Int], from next: Int, window: Window, steps: Int) {
        self.window = window
        self.chosen = chosen
        stepLimit = steps
        start = chosen.reduce(Sum()) { $0.adding(items[$1]) }
        rest = items.indices[next...].map { ($0, items[$0]) }
            .sorted { ($1.item.longest, $0.index) < ($0.item.longest, $1.index) }
        lengths = rest.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.item.longest) }
        leastByteCount = rest.map(\.item.byteCount).min() ?? 0
        var most: Int64 = 0
        speeches = rest.reversed().map {
            most = max(most, $0.item.leastSpeech)
            return most
        }.reversed()
    }

    mutating func answer() -> Answer {
        guard window.exclusion(start) == nil else { return .impossible }
        let least = max(0, window.leastCount - start.count)
        let most = min(rest.count, window.mostCount - start.count)
        guard least <= most else { return .impossible }
        for count in least...most {
            if pick(count, from: 0, start) { return .found(chosen + picked) }
            if usedSteps > stepLimit { return .unknown }
        }
        return .impossible
    }

    /// Picks so many of `rest` from a place on; says whether the set is then within the limits.
    private mutating func pick(_ count: Int, from place: Int, _ sum: Sum) -> Bool {
        usedSteps += 1
        if count == 0 { return window.contains(sum) }
        let (smallest, overflow) = leastByteCount.multipliedReportingOverflow(by: Int64(count))
        guard !overflow, smallest <= window.byteCount - sum.byteCount,
            // The shortest so many must fit.
            lengths[rest.count] - lengths[rest.count - count] <= window.longest - sum.longest
        else { return false }
        let end = rest.count - count
        var next = firstThatFits(count, from: place, through: end, sum)
        while next <= end {
            // What follows is shorter, and so is every set with it.
            if lengths[next + count] - lengths[next] < window.shortest - sum.shortest
                || speeches[next].multipliedReportingOverflow(by: Int64(count)).partialValue
                    < window.leastSpeech - sum.leastSpeech
            {
                return false
            }
            let more = sum.adding(rest[next].item)
            if window.exclusion(more) == nil {
                picked.append(rest[next].index)
                if pick(count - 1, from: next + 1, more) { return true }
                picked.removeLast()
            }
            if usedSteps > stepLimit { return false }
            next += 1
        }
        return false
    }

    /// The first place whose recording leaves room for the shortest that are still needed.
    private func firstThatFits(_ count: Int, from place: Int, through end: Int, _ sum: Sum) -> Int {
        let others = lengths[rest.count] - lengths[rest.count - (count - 1)]
        let room = window.longest - sum.longest - others
        var (low, high) = (place, end + 1)
        while low < high {
            let middle = (low + high) / 2
            if rest[middle].item.longest <= room { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
