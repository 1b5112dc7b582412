/// Chooses the recordings of a set whose count, length and size are limited.
///
/// The best recording is in the set if any set within the limits has it, then the second best, and so on: of two sets, the
/// one is better that has the better recording in the first place where they differ. The answer depends on nothing but the
/// candidates in their order.
///
/// Each question of whether a set can still be completed is answered by branch and bound over exact whole numbers, with a
/// budget of steps. Where that runs out, a set within the limits is still found, only nobody knows whether it is the best
/// (`isProvenBest`). Hundreds of recordings of ordinary lengths take a small part of it.
package struct SubsetSelection: Sendable {
    /// Why a recording is not in the set.
    package enum Exclusion: String, Hashable, Sendable, Codable {
        /// There are as many already as may be.
        case countReached
        /// With it, all would be too long together.
        case totalReached
        /// With it, all would be too large together.
        case sizeReached
        /// No set with it and everything better meets the limits.
        case noCombination
    }

    /// What was chosen.
    package struct Choice: Hashable, Sendable {
        /// The recordings of the set, by their indices, ascending.
        package var chosen: [Int]
        /// Why each of the others is left out, by its index.
        package var exclusions: [Int: Exclusion]
        /// Which of the limits the set meets; nil where no set meets any of them, and `chosen` is the best that does not
        /// exceed the last.
        package var limitsIndex: Int?
        /// Whether no set is better.
        package var isProvenBest: Bool
    }

    /// How many steps one question, and all together, may take.
    private static let (stepsPerQuestion, stepsInAll) = (1_000_000, 10_000_000)

    /// Chooses a set.
    ///
    /// - Parameters:
    ///   - candidates: The recordings, the best first.
    ///   - limits: What the set may come to; the first that any set meets are met.
    package static func choose(_ candidates: [SelectionCandidate], within limits: [SelectionLimits]) -> Choice {
        let ticks = SelectionTicks(candidates)
        let items = candidates.map {
            SubsetSearch.Item(
                shortest: ticks.roundedDown($0.shortest), longest: ticks.roundedUp($0.longest),
                byteCount: max(0, $0.byteCount), leastSpeech: Self.milliseconds($0.speech?.lowerBound, .down),
                mostSpeech: Self.milliseconds($0.speech?.upperBound, .up), loudness: $0.loudness, noise: $0.noise)
        }
        var budget = stepsInAll
        var isCertain = true
        for (index, limits) in limits.enumerated() {
            let window = SubsetSearch.Window(limits, ticks)
            switch complete([], of: items, from: 0, window, &budget) {
            case .found(let witness):
                var choice = best(items, window, witness: witness, &budget)
                choice.limitsIndex = index
                choice.isProvenBest = choice.isProvenBest && isCertain
                return choice
            case .impossible: continue
            case .unknown: isCertain = false
            }
        }
        guard let last = limits.last else {
            return Choice(chosen: Array(candidates.indices), exclusions: [:], limitsIndex: nil, isProvenBest: true)
        }
        // What cannot meet a minimum should still not exceed a maximum.
        let window = SubsetSearch.Window(last, ticks).withoutMinima
        var choice = best(items, window, witness: [], &budget)
        choice.isProvenBest = choice.isProvenBest && isCertain
        return choice
    }

    private static func milliseconds(_ seconds: Double?, _ rule: FloatingPointRoundingRule) -> Int64 {
        Int64(exactly: (max(0, min(1e9, seconds ?? 0)) * 1000).rounded(rule)) ?? 0
    }

    private static func complete(
        _ chosen: [Int], of items: [SubsetSearch.Item], from next: Int, _ window: SubsetSearch.Window,
        _ budget: inout Int
    ) -> SubsetSearch.Answer {
        var search = SubsetSearch(
            items, chosen: chosen, from: next, window: window, steps: min(budget, stepsPerQuestion))
        let answer = search.answer()
        budget -= search.usedSteps
        return answer
    }

    /// The best set within the window, of which `witness` is one.
    private static func best(
        _ items: [SubsetSearch.Item], _ window: SubsetSearch.Window, witness: [Int], _ budget: inout Int
    ) -> Choice {
        var choice = Choice(chosen: [], exclusions: [:], limitsIndex: nil, isProvenBest: true)
        var sum = SubsetSearch.Sum()
        var witness = Set(witness)
        for index in items.indices {
            let more = sum.adding(items[index])
            if witness.contains(index) {
                choice.chosen.append(index)
                sum = more
                continue
            }
            if let exclusion = window.exclusion(more) {
                choice.exclusions[index] = exclusion
                continue
            }
            switch complete(choice.chosen + [index], of: items, from: index + 1, window, &budget) {
            case .found(let found):
                witness = Set(found)
                choice.chosen.append(index)
                sum = more
            case .impossible: choice.exclusions[index] = .noCombination
            case .unknown:
                choice.exclusions[index] = .noCombination
                choice.isProvenBest = false
            }
        }
        return choice
    }
}
