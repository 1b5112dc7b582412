import PreflightModel
import Yams

extension RuleKinds {
    /// The kinds of rules on what is to be heard.
    static let ofSound: [RuleKind] = [
        sound("peak", .peak), sound("truePeak", .truePeak), sound("rms", .rms), sound("loudness", .loudness),
        sound("loudnessRange", .loudnessRange), sound("snr", .snr),
        parts(
            "noiseFloor", whole: .noiseFloor,
            ["before": .noiseBefore, "between": .noiseBetween, "after": .noiseAfter]),
        sound("leadingSilence", .leadingSilence), sound("trailingSilence", .trailingSilence),
        parts("pause", ["longest": .longestPause, "shortest": .shortestPause]),
        sound("speech", .speech), sound("continuousSpeech", .continuousSpeech),
        RuleKind("clipping") { node, mistakes in clipping(node, mistakes) },
        sound("bandwidth", .bandwidth),
        RuleKind("reverberation") { node, mistakes in
            guard node.scalar?.string == "none" else {
                mistakes.add("reverberation can only be none", at: node)
                return nil
            }
            return .recording(ReverberationCondition())
        },
        parts(
            "mos",
            [
                "p808": .opinion, "overall": .overallOpinion, "signal": .signalOpinion,
                "background": .backgroundOpinion,
            ]),
        sound("dcOffset", .dcOffset),
        RuleKind("totalSpeech") { node, mistakes in
            SoundValues.limits(node, "totalSpeech", .seconds, mistakes)
                .map { .set(TotalSpeechCondition(limits: $0)) }
        },
        RuleKind("loudnessSpread") { node, mistakes in
            SoundValues.limits(node, "loudnessSpread", .loudnessUnits, mistakes)
                .map { .set(SpreadCondition.loudness($0)) }
        },
        RuleKind("noiseSpread") { node, mistakes in
            SoundValues.limits(node, "noiseSpread", .decibels, mistakes).map { .set(SpreadCondition.noise($0)) }
        },
    ]

    /// A kind of one number.
    private static func sound(_ keyword: String, _ subject: SoundSubject) -> RuleKind {
        RuleKind(keyword) { node, mistakes in demand(node, keyword, subject, mistakes) }
    }

    /// A kind of several numbers, of which a rule limits one: that of a key, or where there is one, that of the whole.
    private static func parts(
        _ keyword: String, whole: SoundSubject? = nil, _ subjects: [String: SoundSubject]
    ) -> RuleKind {
        RuleKind(keyword) { node, mistakes in
            var mapping = ProfileMapping(node, subject: keyword, mistakes: mistakes)
            let isPart = mapping.names.contains { subjects[$0] != nil }
            if !isPart, let whole { return demand(node, keyword, whole, mistakes) }
            let names = subjects.keys.sorted()
            let given = names.compactMap { name in mapping.take(name).map { (name: name, node: $0) } }
            mapping.finish()
            guard let part = given.first, let subject = subjects[part.name] else {
                if node.mapping?.isEmpty == true {
                    mistakes.add("\(keyword) has no limit: give \(Words.alternatives(names))", at: node)
                }
                return nil
            }
            if given.count > 1 {
                mistakes.add("\(Words.list(given.map(\.name))) are given: write one rule for each", at: node)
            }
            return demand(part.node, "\(keyword), \(part.name)", subject, mistakes)
        }
    }

    private static func demand(
        _ node: Node, _ name: String, _ subject: SoundSubject, _ mistakes: ProfileMistakes
    ) -> Rule.Demand? {
        SoundValues.limits(node, name, subject.unit, mistakes).map { .recording(SoundCondition(subject, limits: $0)) }
    }

    /// `none`, or limits in frames or in hundredths of all samples.
    private static func clipping(_ node: Node, _ mistakes: ProfileMistakes) -> Rule.Demand? {
        if node.scalar?.string == "none" {
            let none = Limits<Double>.Bound(value: 0, isInclusive: true, text: "0")
            return .recording(SoundCondition(.clippedFrames, limits: Limits(upper: none)))
        }
        guard node.mapping != nil else {
            mistakes.add("none is expected here, or limits such as {atMost: 10} or {atMost: 0.1%}", at: node)
            return nil
        }
        let isShare = node.mapping?.values.contains { $0.scalar?.string.hasSuffix("%") == true } ?? false
        return demand(node, "clipping", isShare ? .clippedShare : .clippedFrames, mistakes)
    }
}

/// Levels, times and other numbers of sound in profiles.
enum SoundValues {
    /// `{atLeast:, atMost:, moreThan:, lessThan:}` in a unit.
    static func limits(
        _ node: Node, _ subject: String, _ unit: Quantity.Unit, _ mistakes: ProfileMistakes
    ) -> Limits<Double>? {
        ProfileValues.limits(node, subject: subject, mistakes) { bound, _ in value(bound, unit, mistakes) }
    }

    /// One number with its unit, such as `-3dBTP`.
    static func value(
        _ node: Node, _ unit: Quantity.Unit, _ mistakes: ProfileMistakes
    ) -> Limits<Double>.Bound? {
        if unit == .seconds {
            return ProfileValues.duration(node, mistakes).map {
                .init(value: $0.value.seconds, isInclusive: true, text: $0.text)
            }
        }
        let text = node.scalar?.string ?? ""
        let isNegative = text.hasPrefix("-")
        let number = ProfileValues.parse(isNegative ? String(text.dropFirst()) : text)
        guard let number, let factor = factors(of: unit)[number.unit], !isNegative || unit.mayBeNegative else {
            mistakes.add("\(expected(unit)) is expected here" + (text.isEmpty ? "" : ", not \"\(text)\""), at: node)
            return nil
        }
        let magnitude = Double(number.numerator) * factor / Double(number.denominator)
        return .init(
            value: isNegative ? -magnitude : magnitude, isInclusive: true, text: (isNegative ? "−" : "") + number.text)
    }

    private static func factors(of unit: Quantity.Unit) -> [String: Double] {
        switch unit {
        case .hertz: ["Hz": 1, "kHz": 1000]
        case .frames, .score: ["": 1]
        default: [unit.rawValue: 1]
        }
    }

    private static func expected(_ unit: Quantity.Unit) -> String {
        switch unit {
        case .decibels: "a ratio such as 35dB"
        case .decibelsFullScale: "a level such as -6dBFS"
        case .decibelsTruePeak: "a level such as -3dBTP"
        case .loudnessUnitsFullScale: "a loudness such as -23LUFS"
        case .loudnessUnits: "a difference of loudness such as 7LU"
        case .hertz: "a frequency such as 8kHz"
        case .percent: "a share such as 0.1%"
        case .score: "a score such as 3.5"
        default: "a whole number"
        }
    }
}

extension Quantity.Unit {
    /// Whether numbers of it may be below zero.
    fileprivate var mayBeNegative: Bool {
        [.decibels, .decibelsFullScale, .decibelsTruePeak, .loudnessUnitsFullScale].contains(self)
    }
}
