import PreflightModel
import RulesEngine

/// Finds the least that has to be done to a recording so that the rules on its format accept it: every sensible combination of
/// conversions is judged by the rules themselves.
struct FormatSearch {
    let source: RecordingMeasurement
    let limits: RoleLimits
    /// What the check says of a recording of the role.
    let judge: (RecordingMeasurement) -> [Finding]
    let allowedCost: PreparationCost
    /// What cannot be done with the source, which is the first.
    let obstacles: PreparationObstacles

    /// What is judged elsewhere: lengths are cut, names are given.
    private static let otherKinds: Set<String> = Set(
        [
            NumberCodes.duration, .size, .leadingSilence, .trailingSilence, .pause, .speech, .continuousSpeech,
            .fileName,
        ].map(\.kind))

    /// The operations, in the order in which they are done.
    ///
    /// - Parameter mindsSize: Whether the file is to be made smaller too, if its size is limited.
    func operations(mindsSize: Bool = false) -> [PreparationOperation] {
        let problems = Problems(judge(source).filter { isMinded($0, mindsSize: mindsSize) })
        guard !problems.isEmpty else { return [] }
        var best: (operations: [PreparationOperation], score: Score)?
        for operations in combinations(problems) where Self.cost(operations) <= allowedCost {
            let take = PreparedTake(parts: [.init(source: 0)], operations: operations)
            let predicted = RecordingPrediction(take: take, sources: [source], obstacles: obstacles)
            guard let prediction = try? predicted.measurement(path: "a") else { continue }
            let score = Score(
                judge(prediction).filter { isMinded($0, mindsSize: mindsSize) }, operations)
            if best.map({ score < $0.score }) ?? true { best = (operations, score) }
            if score.isPerfect { break }
        }
        return best?.operations ?? []
    }

    private func isMinded(_ finding: Finding, mindsSize: Bool) -> Bool {
        guard finding.severity > .note, finding.outcome == .fail || finding.outcome == .open else { return false }
        guard let kind = finding.limit?.kind else { return true }
        return !Self.otherKinds.contains(kind) || (mindsSize && kind == NumberCodes.size.kind)
    }

    static func cost(_ operations: [PreparationOperation]) -> PreparationCost {
        operations.map(\.cost).max() ?? .lossless
    }

    /// How good a combination is: nothing that the vendor refuses, then no loss, then nothing that the vendor advises against,
    /// then little to do.
    private struct Score: Comparable {
        var errorCount: Int
        /// That of a change of level is not counted: it is asked for by advice as a rule.
        var cost: PreparationCost
        var warningCount: Int
        var operationCount: Int

        init(_ findings: [Finding], _ operations: [PreparationOperation]) {
            errorCount = findings.count { $0.severity == .error }
            warningCount = findings.count { $0.severity == .warning }
            operationCount = operations.count
            cost = FormatSearch.cost(operations.filter { if case .gain = $0 { false } else { true } })
        }

        /// Combinations come in the order of what they cost, so none that comes later is better.
        var isPerfect: Bool { errorCount == 0 && warningCount == 0 && cost == .lossless && operationCount <= 1 }

        static func < (left: Score, right: Score) -> Bool {
            (left.errorCount, left.cost, left.warningCount, left.operationCount)
                < (right.errorCount, right.cost, right.warningCount, right.operationCount)
        }
    }

    /// What is wrong, by what conversions are about.
    private struct Problems {
        let kinds: Set<String>
        let codes: Set<FindingCode>
        let isEmpty: Bool

        init(_ findings: [Finding]) {
            kinds = Set(findings.compactMap { $0.limit?.kind })
            codes = Set(findings.map(\.code))
            isEmpty = findings.isEmpty
        }

        func concern(_ numbers: [NumberCodes], orKinds others: [String] = []) -> Bool {
            !kinds.isDisjoint(with: numbers.map(\.kind) + others)
        }
    }

    // MARK: What can be done

    /// Combinations of conversions, cheap ones first; many make no sense, and are refused when they are outlined.
    private func combinations(_ problems: Problems) -> [[PreparationOperation]] {
        var combinations: [[PreparationOperation]] = []
        for channels in channelOptions(problems) {
            for gain in gainOptions(problems) {
                for rate in rateOptions(problems) {
                    let computes = (channels + gain + rate).contains(where: \.computesSamples)
                    for depth in depthOptions(problems, computes: computes) {
                        for output in outputOptions(problems, rate: rate) {
                            combinations.append(channels + gain + rate + depth + output)
                        }
                    }
                }
            }
        }
        // A stable order: the first of those that are equally good is taken.
        return combinations.enumerated().sorted { one, other in
            (Self.cost(one.element), one.element.count, one.offset)
                < (Self.cost(other.element), other.element.count, other.offset)
        }.map(\.element)
    }

    private func channelOptions(_ problems: Problems) -> [[PreparationOperation]] {
        let isDead = problems.codes.contains(FindingCode(.channelDead))
        let isInverted = problems.codes.contains(FindingCode(.phaseInverted))
        guard source.channelCount > 1, isDead || isInverted || problems.concern([.channels, .size]) else { return [[]] }
        switch source.signal?.channels {
        case .identical, .inverted: return [[], [.selectChannel(1)]]
        case .dead:
            let live = Set(1...source.channelCount).subtracting(source.signal?.deadChannels ?? [])
            if live.count == 1, let channel = live.first { return [[], [.selectChannel(channel)]] }
            return [[], [.mixToMono]]
        case .distinct, .mono, nil: return [[], [.mixToMono]]
        }
    }

    private func rateOptions(_ problems: Problems) -> [[PreparationOperation]] {
        guard problems.concern([.sampleRate]) else { return [[]] }
        return [[]]
            + limits.namedSampleRates(for: source)
            .filter { $0 < source.sampleRate || ($0 > source.sampleRate && source.fillsItsRate) }
            .map { [.resample(to: $0)] }
    }

    private func depthOptions(_ problems: Problems, computes: Bool) -> [[PreparationOperation]] {
        guard problems.concern([.bitDepth, .size], orKinds: ["codec"]),
            let form = SampleForm(codec: source.codec, bitDepth: source.bitDepth), source.codec.isLossless
        else { return [[]] }
        let isFloat = if case .float = form { true } else { false }
        return [[]]
            + [24, 16].filter { isFloat || $0 < form.bits }.map { bits in
                let isEmptyBelow = !isFloat && !computes && source.signal?.effectiveBitDepth ?? .max <= bits
                return [.reduceBitDepth(to: bits, dithered: !isEmptyBelow)]
            }
    }

    private func outputOptions(_ problems: Problems, rate: [PreparationOperation]) -> [[PreparationOperation]] {
        var options: [[PreparationOperation]] = [[], [.repairHeader]]
        options +=
            source.codec.isLossless || !source.codec.isDecodedLossy
            ? [[.rewrap(to: .wav)], [.rewrap(to: .rf64)], [.encode(.flac)]] : [[.decode], [.encode(.flac)]]
        guard problems.concern([.size], orKinds: ["container", "codec"]) else { return options }
        var goal = source.sampleRate
        for case .resample(let rate) in rate { goal = rate }
        let bitRates = (MP3BitRates.of(sampleRate: goal) ?? []).filter { $0 >= Self.leastBitRate }.reversed()
        return options + bitRates.map { [.encode(.mp3(bitRate: $0))] }
    }

    /// Speech in MP3 with less, in bits per second, sounds worse than the recording it was made from.
    private static let leastBitRate = 96_000

    /// A change of level that brings all levels into what the rules allow; none where none does without clipping.
    private func gainOptions(_ problems: Problems) -> [[PreparationOperation]] {
        let kinds: [(NumberCodes, Double?)] = [
            (.loudness, source.signal?.levels.loudness), (.rms, source.signal?.levels.rms),
            (.peak, source.signal?.levels.peak), (.truePeak, source.signal?.levels.truePeak),
        ]
        guard problems.concern(kinds.map(\.0)), let peak = source.signal?.levels.truePeak else { return [[]] }
        for severity in [Severity.warning, .error] {
            var (least, most) = (-60.0, -peak)
            for rule in limits.role.rules where rule.severity >= severity && rule.scope.contains(source) {
                guard case .recording = rule.demand,
                    let level = kinds.first(where: { $0.0.kind == rule.limit.kind })?.1
                else { continue }
                if let bound = rule.limit.minimum { least = max(least, bound.number - level) }
                if let bound = rule.limit.maximum { most = min(most, bound.number - level) }
            }
            // The least change that is not at the very limit.
            let inside = min(0.5, (most - least) / 2)
            guard inside >= 0.05 else { continue }
            let gain = max(least + inside, min(most - inside, 0))
            if gain.magnitude < 0.05 { continue }
            return [[], [.gain(decibels: (gain * 100).rounded() / 100)]]
        }
        return [[]]
    }
}

extension RecordingMeasurement {
    /// Whether there is sound up to where it makes full use of its rate, so that a higher rate promises nothing that is not
    /// there: only between rates that are made for full bandwidth.
    fileprivate var fillsItsRate: Bool {
        guard sampleRate >= SoundLimits.fullRate, let bandwidth = speech?.bandwidth else { return false }
        return bandwidth.lowest >= SoundLimits.wideBandwidth
    }
}
