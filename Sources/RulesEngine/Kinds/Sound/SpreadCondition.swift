import PreflightModel

/// `loudnessSpread` and `noiseSpread`: how far a level of the recordings of the role may be apart.
struct SpreadCondition: SetCondition {
    private let depth: MeasurementMethod
    private let rule: SoundRule

    private init(_ codes: NumberCodes, _ unit: Quantity.Unit, needs depth: MeasurementMethod, _ limits: Limits<Double>)
    {
        self.depth = depth
        rule = SoundRule(codes, unit, limits)
    }

    /// The loudness in LU between the quietest and the loudest recording.
    static func loudness(_ limits: Limits<Double>) -> SpreadCondition {
        SpreadCondition(.loudnessSpread, .loudnessUnits, needs: .decode, limits)
    }

    /// The noise floor in dB between the recording with the least and the one with the most noise.
    static func noise(_ limits: Limits<Double>) -> SpreadCondition {
        SpreadCondition(.noiseSpread, .decibels, needs: .listen, limits)
    }

    var limit: RuleLimit { rule.limit }

    func judge(_ recordings: SetFacts) -> Judgement {
        let sound = recordings.sound
        let (extremes, count) =
            depth == .decode ? (sound.loudness.extremes, sound.decodedCount) : (sound.noise.extremes, sound.heardCount)
        let spread = extremes.map { min(1e12, ($0.most.value - $0.least.value).rounded(toDecimals: 2)) }
        var facts: [String: Fact] = [:]
        if let extremes, spread ?? 0 > 0 {
            facts["least"] = .text(extremes.least.recording.path.description)
            facts["most"] = .text(extremes.most.recording.path.description)
        }
        if count < recordings.recordingCount {
            facts["recordings"] = .integer(Int64(recordings.recordingCount - count))
            // More recordings bring levels further apart, never together.
            return rule.judge(
                .notMeasured(needs: depth, possible: spread.map { $0...Double.greatestFiniteMagnitude }, facts: facts))
        }
        guard let spread else { return rule.judge(.unknown(depth == .decode ? .quiet : .noSilence)) }
        return rule.judge(.value(Estimate(spread, uncertainty: 0), facts: facts))
    }
}
