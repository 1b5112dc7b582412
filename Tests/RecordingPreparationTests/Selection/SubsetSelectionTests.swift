import PreflightModel
import TestSupport
import Testing

@testable import RecordingPreparation

@Suite("Choosing a set", .timeLimited)
struct SubsetSelectionTests {
    private static func candidate(_ frames: Int64, _ rate: Int = 48_000, bytes: Int64 = 0) -> SelectionCandidate {
        let length = ExactDuration(frameCount: frames, sampleRate: rate)
        return SelectionCandidate(shortest: length, longest: length, byteCount: bytes)
    }

    private static func seconds(_ seconds: Int64, isInclusive: Bool = true) -> SelectionLimits.Bound {
        SelectionLimits.Bound(ExactDuration(seconds: seconds), isInclusive: isInclusive)
    }

    @Test("Without limits, every recording is chosen")
    func unlimited() {
        let choice = SubsetSelection.choose(
            [Self.candidate(1), Self.candidate(2), Self.candidate(3)], within: [SelectionLimits()])
        #expect(choice.chosen == [0, 1, 2])
        #expect(choice.exclusions.isEmpty && choice.limitsIndex == 0 && choice.isProvenBest)
    }

    @Test("The best are chosen first, and each of the others is left out for a reason")
    func bestFirst() {
        let minutes = [10, 8, 9, 3, 5].map { Self.candidate(Int64($0) * 60 * 48_000, bytes: Int64($0)) }
        let choice = SubsetSelection.choose(
            minutes, within: [SelectionLimits(shortest: Self.seconds(900), longest: Self.seconds(1320))])
        // 10 + 8 + 3 is at most 22 minutes; with 9 it would be 27.
        #expect(choice.chosen == [0, 1, 3])
        #expect(choice.exclusions == [2: .totalReached, 4: .totalReached])
    }

    @Test("A good recording is left out where no others complete it")
    func noCombination() {
        let seconds = [100, 60, 40].map { Self.candidate(Int64($0) * 48_000) }
        let choice = SubsetSelection.choose(
            seconds, within: [SelectionLimits(count: 2...2, shortest: Self.seconds(95), longest: Self.seconds(130))])
        #expect(choice.chosen == [1, 2])
        #expect(choice.exclusions == [0: .noCombination])
    }

    @Test("As many are chosen as may be, and no larger than may be")
    func countAndSize() {
        let files = [Self.candidate(1, bytes: 70), Self.candidate(1, bytes: 50), Self.candidate(1, bytes: 20)]
        let choice = SubsetSelection.choose(files, within: [SelectionLimits(greatestByteCount: 100)])
        #expect(choice.chosen == [0, 2] && choice.exclusions == [1: .sizeReached])
        let one = SubsetSelection.choose(files, within: [SelectionLimits(count: 1...1)])
        #expect(one.chosen == [0] && one.exclusions == [1: .countReached, 2: .countReached])
    }

    @Test("The first limits that can be met are met; where none can, no maximum is exceeded")
    func severalLimits() {
        let minutes = [10, 10, 10].map { Self.candidate(Int64($0) * 60 * 48_000) }
        let narrow = SelectionLimits(shortest: Self.seconds(1190), longest: Self.seconds(1199))
        let wide = SelectionLimits(shortest: Self.seconds(900), longest: Self.seconds(1800))
        let choice = SubsetSelection.choose(minutes, within: [narrow, wide])
        #expect(choice.limitsIndex == 1 && choice.chosen == [0, 1, 2])
        let impossible = SubsetSelection.choose(minutes, within: [narrow])
        #expect(impossible.limitsIndex == nil && impossible.chosen == [0])
        #expect(impossible.exclusions == [1: .totalReached, 2: .totalReached])
    }

    @Test("A limit counts to the sample, over rates without a common divisor", arguments: [-1, 0, 1], [true, false])
    func limitToTheSample(offset: Int64, isInclusive: Bool) {
        let lengths = [Self.candidate(44_100 * 450 + offset, 44_100), Self.candidate(48_000 * 450, 48_000)]
        let limit = Self.seconds(900, isInclusive: isInclusive)
        let asMinimum = SubsetSelection.choose(lengths, within: [SelectionLimits(shortest: limit)])
        #expect((asMinimum.limitsIndex != nil) == (offset > 0 || (offset == 0 && isInclusive)))
        let asMaximum = SubsetSelection.choose(lengths, within: [SelectionLimits(count: 2...2, longest: limit)])
        #expect((asMaximum.limitsIndex != nil) == (offset < 0 || (offset == 0 && isInclusive)))
    }

    @Test("Rates without any common measure are rounded to the side that is safe")
    func oddRates() {
        let rates = [44_101, 47_999, 22_051, 16_001, 11_027, 96_001]
        let lengths = rates.map { Self.candidate(Int64($0) * 60 + 1, $0) }
        let limits = SelectionLimits(shortest: Self.seconds(120), longest: Self.seconds(240))
        let choice = SubsetSelection.choose(lengths, within: [limits])
        // Four of them are a few samples longer than four minutes.
        #expect(choice.chosen == [0, 1, 2])
    }

    @Test("No set is better than the chosen one: every set of few recordings is compared", arguments: 0..<60)
    func agreesWithEverySet(seed: UInt64) {
        var random = SeededNumbers(seed: seed)
        let rates = [8_000, 16_000, 44_100, 48_000]
        let candidates = (0..<Int.random(in: 1...11, using: &random)).map { _ -> SelectionCandidate in
            let rate = rates.randomElement(using: &random) ?? 8_000
            let coded = Int64.random(in: 1...Int64(10 * rate), using: &random)
            let played = max(0, coded - (Bool.random(using: &random) ? 0 : Int64.random(in: 0...2_000, using: &random)))
            var candidate = SelectionCandidate(
                shortest: ExactDuration(frameCount: played, sampleRate: rate),
                longest: ExactDuration(frameCount: coded, sampleRate: rate),
                byteCount: Int64.random(in: 0...100, using: &random))
            let speech = Double(Int.random(in: 0...9000, using: &random)) / 1000
            candidate.speech = speech...(speech + Double(Int.random(in: 0...500, using: &random)) / 1000)
            candidate.loudness = Bool.random(using: &random) ? nil : Double(Int.random(in: -30 ... -20, using: &random))
            candidate.noise = Double(Int.random(in: -70 ... -50, using: &random))
            return candidate
        }
        let least = Int64.random(in: 0...30, using: &random)
        let fewest = Int.random(in: 0...3, using: &random)
        var limits = SelectionLimits(
            count: fewest...(fewest + Int.random(in: 0...8, using: &random)),
            shortest: Self.seconds(least, isInclusive: .random(using: &random)),
            longest: Self.seconds(least + Int64.random(in: 0...12, using: &random)),
            greatestByteCount: Bool.random(using: &random) ? nil : Int64.random(in: 50...400, using: &random))
        if seed % 2 == 1 {
            limits.leastSpeech = Double(Int.random(in: 0...15, using: &random))
            limits.greatestSpeech = Double(Int.random(in: 10...40, using: &random))
            limits.greatestLoudnessSpread = Double(Int.random(in: 2...12, using: &random))
            limits.greatestNoiseSpread = Double(Int.random(in: 5...20, using: &random))
        }
        let choice = SubsetSelection.choose(candidates, within: [limits])
        #expect(choice.isProvenBest)
        let best = Self.everySet(of: candidates, within: limits).max { Self.isBetter($1, than: $0) }
        #expect(choice.limitsIndex == (best == nil ? nil : 0))
        if let best { #expect(choice.chosen == best) }
        #expect(Set(choice.chosen).union(choice.exclusions.keys) == Set(candidates.indices))
    }

    private static func everySet(of candidates: [SelectionCandidate], within limits: SelectionLimits) -> [[Int]] {
        (0..<(1 << candidates.count)).compactMap { bits in
            let chosen = candidates.indices.filter { bits >> $0 & 1 == 1 }
            let shortest = TotalDuration(chosen.map { candidates[$0].shortest })
            let longest = TotalDuration(chosen.map { candidates[$0].longest })
            let bytes = chosen.reduce(0) { $0 + candidates[$1].byteCount }
            guard limits.count.contains(chosen.count), bytes <= limits.greatestByteCount ?? .max else { return nil }
            if let least = limits.shortest {
                let bound = TotalDuration(least.duration)
                guard least.isInclusive ? shortest >= bound : shortest > bound else { return nil }
            }
            if let most = limits.longest {
                let bound = TotalDuration(most.duration)
                guard most.isInclusive ? longest <= bound : longest < bound else { return nil }
            }
            let speeches = chosen.compactMap { candidates[$0].speech }
            let least = speeches.reduce(0) { $0 + Int(($1.lowerBound * 1000).rounded(.down)) }
            let most = speeches.reduce(0) { $0 + Int(($1.upperBound * 1000).rounded(.up)) }
            guard Double(least) >= (limits.leastSpeech ?? 0) * 1000 else { return nil }
            guard Double(most) <= (limits.greatestSpeech ?? .infinity) * 1000 else { return nil }
            func spread(_ levels: [Double]) -> Double { (levels.max() ?? 0) - (levels.min() ?? 0) }
            guard spread(chosen.compactMap { candidates[$0].loudness }) <= limits.greatestLoudnessSpread ?? .infinity
            else { return nil }
            guard spread(chosen.compactMap { candidates[$0].noise }) <= limits.greatestNoiseSpread ?? .infinity
            else { return nil }
            return chosen
        }
    }

    /// The better recording in the first place where two sets differ.
    private static func isBetter(_ one: [Int], than other: [Int]) -> Bool {
        let (left, right) = (Set(one), Set(other))
        guard let first = left.symmetricDifference(right).min() else { return false }
        return left.contains(first)
    }

    @Test("Of five hundred recordings the best set is found and proven, however narrow the target")
    func fiveHundred() {
        var random = SeededNumbers(seed: 500)
        let candidates = (0..<500).map { _ in
            Self.candidate(Int64.random(in: 61 * 44_100...400 * 44_100, using: &random), 44_100, bytes: 1_000_000)
        }
        for margin: Int64 in [0, 1, 30, 300] {
            let limits = SelectionLimits(
                shortest: Self.seconds(1200 - margin), longest: Self.seconds(1200 + margin + 1))
            let choice = SubsetSelection.choose(candidates, within: [limits])
            #expect(choice.limitsIndex == 0 && choice.isProvenBest)
            let total = TotalDuration(choice.chosen.map { candidates[$0].longest })
            #expect(total >= TotalDuration(seconds: 1200 - margin) && total <= TotalDuration(seconds: 1201 + margin))
        }
    }
}
