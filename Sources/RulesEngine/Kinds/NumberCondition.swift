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
    let allowed: Allowed

    var limit: String {
        switch allowed {
        case .list(let values): Words.alternatives(values.map(subject.text))
        case .limits(let limits): limits.text
        }
    }

    func judge(_ recording: RecordingMeasurement) -> Judgement {
        guard let value = subject.value(of: recording) else {
            // Every coding has a bit rate, though that of an empty recording is not known; a depth, lossy ones have not.
            if subject == .bitRate {
                return Judgement(
                    outcome: .open, limit: limit,
                    message: "the bit rate is unknown; \(Judgement.profilePlaceholder) "
                        + "\(Judgement.accepts) \(limit)",
                    remedy: "Check whether the recording is empty.")
            }
            return .notApplicable("\(recording.codec) has no \(subject.name)")
        }
        // SBR that no header announces would double the rate: undecided as long as nobody looked into the packets.
        if subject == .sampleRate, recording.defects.contains(where: { $0.code == "aac.implicit-sbr-possible" }) {
            let (one, other) = (judge(value), judge(value * 2))
            if one.outcome == .pass, other.outcome == .pass { return one }
            if one.outcome == .fail, other.outcome == .fail { return one }
            return Judgement(
                outcome: .open, measured: one.measured, limit: limit,
                message: "\(subject.text(value)), or \(subject.text(value * 2)) if the AAC stream uses SBR, which its "
                    + "header does not say; \(Judgement.profilePlaceholder) \(Judgement.accepts) \(limit)",
                remedy: "Measure it with its samples decoded (--depth decode).")
        }
        return judge(value)
    }

    private func judge(_ value: Int64) -> Judgement {
        let text = subject.text(value)
        let measured = Quantity(value: Double(value), unit: subject.unit, text: text)
        switch allowed {
        case .list(let values):
            let isAllowed = values.contains(value)
            return Judgement(
                outcome: isAllowed ? .pass : .fail, measured: measured, limit: limit,
                message: isAllowed
                    ? text : "\(text), but \(Judgement.profilePlaceholder) \(Judgement.accepts) \(limit)",
                remedy: isAllowed ? nil : subject.remedy(for: limit))
        case .limits(let limits):
            let wording = LimitWording<Int64>(
                unit: subject.unit, text: { value, _ in subject.text(value) }, distance: { subject.text($0) },
                greater: subject.greater, less: subject.less, whenTooGreat: subject.remedy(for: limit),
                whenTooSmall: subject.remedy(for: limit))
            return wording.judge(limits, low: value, high: value)
        }
    }
}

extension NumberCondition.Subject {
    func value(of recording: RecordingMeasurement) -> Int64? {
        switch self {
        case .sampleRate: Int64(recording.sampleRate)
        case .channels: Int64(recording.channelCount)
        case .bitDepth: recording.bitDepth.map(Int64.init)
        case .bitRate: recording.bitRate.map(Int64.init)
        }
    }

    func text(_ value: Int64) -> String {
        switch self {
        case .sampleRate: Amounts.hertz(value)
        case .channels: Amounts.channels(value)
        case .bitDepth: Amounts.bits(value)
        case .bitRate: Amounts.bitsPerSecond(value)
        }
    }

    var unit: Quantity.Unit {
        switch self {
        case .sampleRate: .hertz
        case .channels: .channels
        case .bitDepth: .bits
        case .bitRate: .bitsPerSecond
        }
    }

    var name: String {
        switch self {
        case .sampleRate: "sample rate"
        case .channels: "channels"
        case .bitDepth: "bit depth"
        case .bitRate: "bit rate"
        }
    }

    var greater: String { self == .channels ? "more" : "higher" }
    var less: String { self == .channels ? "fewer" : "lower" }

    func remedy(for limit: String) -> String {
        switch self {
        case .sampleRate:
            "Export it from the original with \(limit); resampling from a lower rate restores nothing."
        case .channels: "Export it as \(limit)."
        case .bitDepth: "Export it from the original with \(limit)."
        case .bitRate: "Export it from the original with \(limit); encoding it again loses quality."
        }
    }
}
