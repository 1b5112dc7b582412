import PreflightModel

/// A number of a recording that must be one of a list, or within limits: the kinds `sampleRate`, `channels`,
/// `bitDepth` and `bitRate`.
struct NumberCondition: RecordingCondition {
    /// What is allowed.
    enum Allowed: Sendable {
        case list([Int64])
        case limits(Limits<Int64>)
    }

    /// Which number of the recording.
    enum Subject: String, Sendable {
        case sampleRate, channels, bitDepth, bitRate
    }

    let subject: Subject
    private let list: [Int64]?
    private let rule: NumberRule<Int64>

    init(subject: Subject, allowed: Allowed) {
        self.subject = subject
        switch allowed {
        case .list(let values):
            list = values
            // Facts are texts or numbers, and the list is one of both: the numbers, in digits.
            let facts = ["values": Fact.list(values.map { "\($0)" })]
            rule = NumberRule(subject.codes, subject.unit, Limits(), facts: facts)
        case .limits(let limits):
            list = nil
            rule = NumberRule(subject.codes, subject.unit, limits)
        }
    }

    var limit: RuleLimit { rule.limit }

    func judge(_ recording: RecordingMeasurement) -> Judgement {
        guard let value = subject.value(of: recording) else {
            // Every coding has a bit rate, though that of an empty recording is not known; a depth, lossy ones have not.
            return subject == .bitRate
                ? Judgement(.open, .bitRateUnknown)
                : Judgement(.notApplicable, .withoutNumber, facts: ["codec": .text(recording.codec.rawValue)])
        }
        // SBR that no header announces would double the rate: undecided as long as nobody looked into the packets.
        if subject == .sampleRate, recording.mayHideSampleRate {
            let (one, other) = (judge(value), judge(value * 2))
            if one.outcome == other.outcome, one.outcome != .open { return one }
            return Judgement(.open, .sampleRateHidden, measured: one.measured)
        }
        return judge(value)
    }

    private func judge(_ value: Int64) -> Judgement {
        guard let list else { return rule.judge(low: value, high: value) }
        let isAllowed = list.contains(value)
        return Judgement(
            isAllowed ? .pass : .fail, isAllowed ? rule.codes.met : rule.codes.notAccepted,
            measured: Quantity(.integer(value), unit: rule.unit))
    }
}

extension NumberCondition.Subject {
    fileprivate func value(of recording: RecordingMeasurement) -> Int64? {
        switch self {
        case .sampleRate: Int64(recording.sampleRate)
        case .channels: Int64(recording.channelCount)
        case .bitDepth: recording.bitDepth.map(Int64.init)
        case .bitRate: recording.bitRate.map(Int64.init)
        }
    }

    fileprivate var codes: NumberCodes {
        switch self {
        case .sampleRate: .sampleRate
        case .channels: .channels
        case .bitDepth: .bitDepth
        case .bitRate: .bitRate
        }
    }

    fileprivate var unit: Quantity.Unit {
        switch self {
        case .sampleRate: .hertz
        case .channels: .channels
        case .bitDepth: .bits
        case .bitRate: .bitsPerSecond
        }
    }
}

extension RecordingMeasurement {
    /// Whether the header may not say the real sample rate.
    fileprivate var mayHideSampleRate: Bool { defects.contains { $0.code.traits.contains(.sampleRateInDoubt) } }
}
