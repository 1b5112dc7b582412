import PreflightModel
import RulesEngine

/// What the rules of a role ask for, as data.
struct RoleLimits: Sendable {
    let role: Role

    /// What the rules of a kind on single recordings allow, with advice and notes, then without notes, then without advice;
    /// what leaves nothing is left out.
    func ranges(_ kind: String, part: String? = nil, of recording: RecordingMeasurement) -> [LengthRange] {
        Self.ranges(
            role.rules.filter { rule in
                guard case .recording = rule.demand, rule.scope.contains(recording) else { return false }
                return rule.limit.kind == kind && rule.limit.facts["part"]?.text == part
            })
    }

    /// The same of the rules on all recordings together.
    func setRanges(_ kind: String) -> [LengthRange] { Self.ranges(setRules(kind)) }

    private static func ranges(_ rules: [Rule]) -> [LengthRange] {
        var ranges: [LengthRange] = []
        for severity in [Severity.note, .warning, .error] {
            let range = rules.filter { $0.severity >= severity }
                .reduce(LengthRange.any) { $0.intersection(LengthRange($1.limit)) }
            if !range.isEmpty, !ranges.contains(range) { ranges.append(range) }
        }
        return ranges.isEmpty ? [.any] : ranges
    }

    private func setRules(_ kind: String) -> [Rule] {
        role.rules.filter { rule in
            guard case .set = rule.demand else { return false }
            return rule.limit.kind == kind
        }
    }

    /// What the rules on the sound of a set allow, with advice and notes, then without notes, then without advice.
    var setSounds: [SelectionWindows.Sound] {
        func greatest(_ codes: NumberCodes, _ severity: Severity) -> Double? {
            setRules(codes.kind).filter { $0.severity >= severity }.compactMap { $0.limit.maximum?.number }.min()
        }
        return [Severity.note, .warning, .error].map { severity in
            let rules = setRules(NumberCodes.totalSpeech.kind).filter { $0.severity >= severity }
            return SelectionWindows.Sound(
                speech: rules.reduce(LengthRange.any) { $0.intersection(LengthRange($1.limit)) },
                greatestLoudnessSpread: greatest(.loudnessSpread, severity),
                greatestNoiseSpread: greatest(.noiseSpread, severity))
        }
    }

    /// How many recordings there may be.
    var count: ClosedRange<Int> {
        var (least, most) = (role.count.lowerBound, role.count.upperBound)
        for rule in setRules(NumberCodes.count.kind) where rule.severity == .error {
            if let bound = rule.limit.minimum { least = max(least, Int(bound.number) + (bound.isInclusive ? 0 : 1)) }
            if let bound = rule.limit.maximum { most = min(most, Int(bound.number) - (bound.isInclusive ? 0 : 1)) }
        }
        return least...max(least, most)
    }

    /// The most bytes that all recordings may have together; nil for any number.
    var greatestTotalSize: Int64? { Self.greatest(setRules(NumberCodes.totalSize.kind)) }

    /// The most bytes that a recording may have; nil for any number.
    func greatestSize(of recording: RecordingMeasurement) -> Int64? {
        Self.greatest(
            role.rules.filter { rule in
                guard case .recording = rule.demand, rule.scope.contains(recording) else { return false }
                return rule.limit.kind == NumberCodes.size.kind
            })
    }

    /// The bound is the reading of an undefined unit that protects the user.
    private static func greatest(_ rules: [Rule]) -> Int64? {
        rules.compactMap { rule in
            guard rule.severity == .error, let bound = rule.limit.maximum, let bytes = bound.value.integer else {
                return nil
            }
            return bound.isInclusive ? bytes : bytes - 1
        }.min()
    }

    /// The sample rates in hertz that the rules name, as lists or as ends of what they allow.
    func namedSampleRates(for recording: RecordingMeasurement) -> [Int] {
        var rates: Set<Int> = []
        for rule in role.rules where rule.limit.kind == NumberCodes.sampleRate.kind && rule.scope.contains(recording) {
            rates.formUnion((rule.limit.facts["values"]?.list ?? []).compactMap { Int($0) })
            for bound in [rule.limit.minimum, rule.limit.maximum] {
                if let rate = bound?.value.integer { rates.insert(Int(clamping: rate)) }
            }
        }
        return rates.sorted(by: >)
    }
}
