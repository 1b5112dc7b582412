import PreflightModel

extension EnglishFindings {
    /// What is to be heard in recordings: levels, noise, silence and speech.
    static func ofSound(_ finding: Finding) -> Sentence? {
        if let sentence = ofReverberation(finding) { return sentence }
        guard let codes = soundCodes[finding.code] else { return nil }
        let words = EnglishSound(finding, codes)
        let sentence =
            switch finding.code {
            case codes.met: Sentence(EnglishQuantities.measured(of: finding) ?? "")
            case codes.tooCloseToCall: words.tooCloseToCall
            case codes.unknown: words.unknown
            case codes.notMeasured: words.notMeasured
            case codes.absent: words.absent
            default: words.beyond
            }
        return Sentence(sentence.message + incompleteness(of: finding), sentence.remedy)
    }

    private static func ofReverberation(_ finding: Finding) -> Sentence? {
        let remedy = "Record in a room with carpets, curtains and furniture, close to the microphone."
        switch finding.code {
        case .reverberationNone: return Sentence("no reverberation was heard")
        case .reverberationHeard:
            return Sentence(
                "the room echoes after words, but \(finding.profileName) \(finding.allows) no reverberation", remedy)
        case .reverberationUnknown:
            return Sentence(
                "whether the room echoes is unknown, since \(EnglishSound.reason(finding)) "
                    + "(limit of \(finding.profileName): no reverberation)",
                EnglishSound.remedyOfReason(finding) ?? "Listen to it.")
        case .reverberationNotMeasured:
            return Sentence(
                "whether the room echoes was not measured; \(finding.profileName) \(finding.allows) no reverberation",
                EnglishSound.deeper(finding))
        default: return nil
        }
    }

    private static let soundCodes: [FindingCode: NumberCodes] = Dictionary(
        NumberCodes.ofSound.flatMap { codes in codes.all.map { ($0, codes) } }, uniquingKeysWith: { first, _ in first })
}

/// The words for one number of what is to be heard.
struct EnglishSound {
    private let finding: Finding
    private let codes: NumberCodes
    private let limit: String

    init(_ finding: Finding, _ codes: NumberCodes) {
        (self.finding, self.codes) = (finding, codes)
        limit = EnglishLimits.text(of: finding) ?? ""
    }

    // MARK: Names

    /// "signal-to-noise ratio", "noise before the first word".
    static func name(_ kind: String, part: String?) -> String {
        let (before, behind) = names(kind, part: part)
        return behind.isEmpty ? before : "\(before) \(behind)"
    }

    /// "signal-to-noise ratio of at least 35 dB": a limit with what it is about.
    static func text(_ limit: RuleLimit, _ range: String) -> String {
        if limit.kind == NumberCodes.clipping.kind { return range }
        let (before, behind) = names(limit.kind, part: limit.facts["part"]?.text)
        return "\(before) of \(range)" + (behind.isEmpty ? "" : " \(behind)")
    }

    /// What stands before the amount, and what behind it: "noise" of −60 dBFS "before the first word".
    private static func names(_ kind: String, part: String?) -> (String, String) {
        switch kind {
        case NumberCodes.peak.kind: ("peak", "")
        case NumberCodes.truePeak.kind: ("true peak", "")
        case NumberCodes.rms.kind: ("RMS level", "")
        case NumberCodes.loudness.kind: ("loudness", "")
        case NumberCodes.loudnessRange.kind: ("loudness range", "")
        case NumberCodes.clipping.kind: ("clipping", "")
        case NumberCodes.dcOffset.kind: ("DC offset", "")
        case NumberCodes.leadingSilence.kind: ("silence", "at the beginning")
        case NumberCodes.trailingSilence.kind: ("silence", "at the end")
        case NumberCodes.pause.kind where part == "shortest": ("shortest pause between sentences", "")
        case NumberCodes.pause.kind: ("longest pause", "")
        case NumberCodes.speech.kind: ("net speech", "")
        case NumberCodes.continuousSpeech.kind: ("longest stretch of speech", "")
        case NumberCodes.snr.kind: ("signal-to-noise ratio", "")
        case NumberCodes.noiseFloor.kind where part == "before": ("noise", "before the first word")
        case NumberCodes.noiseFloor.kind where part == "between": ("noise", "between words")
        case NumberCodes.noiseFloor.kind where part == "after": ("noise", "after the last word")
        case NumberCodes.noiseFloor.kind: ("noise floor", "")
        case NumberCodes.bandwidth.kind: ("bandwidth", "")
        case NumberCodes.mos.kind where part == "p808": ("opinion score of DNSMOS P.808", "")
        case NumberCodes.mos.kind where part == "signal": ("speech score of DNSMOS P.835", "")
        case NumberCodes.mos.kind where part == "background": ("background score of DNSMOS P.835", "")
        case NumberCodes.mos.kind: ("overall score of DNSMOS P.835", "")
        case NumberCodes.totalSpeech.kind: ("net speech", "in all recordings")
        case NumberCodes.loudnessSpread.kind: ("difference in loudness", "between recordings")
        case NumberCodes.noiseSpread.kind: ("difference in noise", "between recordings")
        default: (kind, "")
        }
    }

    private var part: String? { finding.limit?.facts["part"]?.text }

    private var name: String { Self.name(codes.kind, part: part) }

    /// "the noise of −60.2 dBFS before the first word".
    private var subject: String {
        let amount = EnglishQuantities.measured(of: finding) ?? ""
        let (before, behind) = Self.names(codes.kind, part: part)
        let atMost =
            switch finding.facts["possible"]?.text {
            case "at-most": "at most "
            case "at-least": "at least "
            default: ""
            }
        return "the \(before) of \(atMost)\(amount)" + (behind.isEmpty ? "" : " \(behind)")
    }

    // MARK: Sentences

    /// "the signal-to-noise ratio of 30.0 ± 3.0 dB is lower than the 35 dB that azure-… advises (5.0 dB short)".
    var beyond: Sentence {
        let isBelow = finding.code == codes.tooLow
        let bound = finding.limit?.bound(isBelow ? .minimum : .maximum)?.notation ?? ""
        if codes == .clipping, !isBelow { return clipped(bound) }
        guard let headroom = finding.headroom, headroom.value != 0 else {
            return Sentence(
                "\(subject) is not \(isBelow ? greater : less) than the \(bound) of \(finding.profileName)\(details)",
                remedy(isBelow: isBelow))
        }
        let distance = EnglishQuantities.distance(headroom, of: finding)
        return Sentence(
            isBelow
                ? "\(subject) is \(less) than the \(bound) that \(finding.profileName) \(finding.asksFor) "
                    + "(\(distance) short)\(details)"
                : "\(subject) is \(greater) than the \(bound) that \(finding.profileName) \(finding.allows) "
                    + "(\(distance) over)\(details)", remedy(isBelow: isBelow))
    }

    private func clipped(_ bound: String) -> Sentence {
        let amount = EnglishQuantities.measured(of: finding) ?? ""
        let allowed = finding.limit?.maximum?.number == 0 ? "none" : "at most \(bound)"
        let isOne = finding.measured?.fact == 1
        let samples =
            finding.measured?.unit == .percent
            ? "\(amount) of all samples are" : "\(amount) \(isOne ? "is" : "are")"
        return Sentence(
            "\(samples) clipped, but \(finding.profileName) \(finding.allows) \(allowed)\(details)",
            remedy(isBelow: false))
    }

    var tooCloseToCall: Sentence {
        let isBelow = finding.headroom?.side == .minimum
        let bound = finding.limit?.bound(isBelow ? .minimum : .maximum)?.notation ?? ""
        if let upTo = finding.facts["upToMilliseconds"]?.integer {
            return Sentence(
                "\(subject) is \(less) than the \(bound) of \(finding.profileName), but all speech together is up to "
                    + "\(EnglishAmounts.seconds(Double(upTo) / 1000)), and which pauses end a stretch is not stated\(details)",
                remedy(isBelow: isBelow))
        }
        return Sentence(
            "\(subject) is too close to the \(bound) of \(finding.profileName) to call\(details)",
            remedy(isBelow: isBelow))
    }

    var unknown: Sentence {
        Sentence(
            "the \(name) is unknown, since \(Self.reason(finding)) (limit of \(finding.profileName): \(limit))",
            Self.remedyOfReason(finding))
    }

    var notMeasured: Sentence {
        let recordings = finding.facts["recordings"]?.integer.map {
            " in \(EnglishAmounts.counted($0, "recording", "recordings"))"
        }
        return Sentence(
            "the \(name) was not measured\(recordings ?? ""); \(finding.profileName) \(finding.asksFor) \(limit)",
            Self.deeper(finding))
    }

    var absent: Sentence { Sentence("no \(name) to judge: \(Self.reason(finding))") }

    /// Where it is, and which recordings are the extremes.
    private var details: String {
        if let least = finding.facts["least"]?.text, let most = finding.facts["most"]?.text {
            return ": \(least) has the least, \(most) the most"
        }
        guard let start = finding.facts["startMilliseconds"]?.integer,
            let length = finding.facts["lengthMilliseconds"]?.integer
        else { return "" }
        let place = EnglishPlaces.text(start, length: length, channel: finding.facts["channel"]?.integer)
        guard let runs = finding.facts["runs"]?.integer, runs > 1 else { return ": \(place)" }
        return ": the longest of \(runs) places is \(place)"
    }

    // MARK: What to do

    /// How to measure deeply enough.
    static func deeper(_ finding: Finding) -> String {
        if finding.facts["option"]?.text == "--mos" {
            return "Measure it with --mos, which takes about twenty times as long."
        }
        let depth = finding.facts["depth"]?.text ?? MeasurementMethod.listen.rawValue
        return "Measure it at depth \(depth) (--depth \(depth))."
    }

    /// Why a number is unknown.
    static func reason(_ finding: Finding) -> String {
        switch finding.facts["reason"]?.text {
        case "silent": "there is nothing but digital silence"
        case "quiet": "there is too little sound above −70 LUFS"
        case "brief": "less than 3 s of it are loud enough"
        case "no-speech": "nobody was heard to speak"
        case "no-silence": "there is too little silence to hear the noise alone"
        case "little-sound": "there is too little sound"
        case "few-endings": "too few words die away undisturbed"
        case "no-pause": "every pause is shorter than one between sentences"
        default: "the samples could not be decoded"
        }
    }

    /// What to do about a number that is unknown.
    static func remedyOfReason(_ finding: Finding) -> String? {
        switch finding.facts["reason"]?.text {
        case "silent": "Check the microphone and its cable, and record it again."
        case "quiet", "little-sound": "Record it again, louder."
        case "brief": "Record more."
        case "no-speech": "Listen to it, and check that it is the recording that you mean."
        case "no-silence": "Leave half a second of silence at the beginning and at the end, or listen to it."
        case "few-endings": "Listen to it, above all to how words end."
        default: "Listen to it, or export it in a format that can be decoded."
        }
    }

    private func remedy(isBelow: Bool) -> String {
        switch codes {
        case .peak, .truePeak, .rms, .loudness:
            isBelow
                ? "Raise the recording level, or raise the level of a copy."
                : "Lower the recording level, or lower the level of a copy."
        case .loudnessRange:
            isBelow ? "Record without compression." : "Speak at an even distance from the microphone."
        case .clipping: "Lower the recording level and record it again: what was clipped is lost."
        case .dcOffset: "Remove the offset with a high-pass filter at 20 Hz, or with another sound card."
        case .leadingSilence:
            isBelow ? "Leave more silence before the first word." : "Cut the silence at the beginning."
        case .trailingSilence: isBelow ? "Leave more silence after the last word." : "Cut the silence at the end."
        case .pause: isBelow ? "Leave longer pauses." : "Cut the pause, or record it again without it."
        case .speech, .totalSpeech: isBelow ? "Record more speech." : "Cut it."
        case .continuousSpeech: isBelow ? "Speak for longer without a pause." : "Leave pauses between sentences."
        case .snr, .noiseFloor:
            "Record in a quieter place, closer to the microphone, with fans and other machines switched off."
        case .bandwidth:
            isBelow
                ? "Record at a higher sample rate: what was converted from a lower one restores nothing."
                : "Export it with less bandwidth."
        case .mos: "Listen to it for noise, echo and distortion, and record it again in a better place."
        case .loudnessSpread: "Bring all recordings to the same loudness, or record the odd ones again."
        case .noiseSpread: "Record all in the same place, with the same microphone and settings."
        default: ""
        }
    }

    private var isTime: Bool {
        finding.limit?.bound(.minimum)?.unit == .seconds || finding.limit?.maximum?.unit == .seconds
    }
    private var greater: String {
        isTime ? "longer" : codes == .loudnessSpread || codes == .noiseSpread ? "greater" : "higher"
    }
    private var less: String {
        isTime ? "shorter" : codes == .loudnessSpread || codes == .noiseSpread ? "less" : "lower"
    }
}

/// Places in recordings, in English.
enum EnglishPlaces {
    /// "0:42.310 to 0:42.318, channel 2": from milliseconds.
    static func text(_ start: Int64, length: Int64, channel: Int64?) -> String {
        let (end, isBeyond) = start.addingReportingOverflow(length)
        let times = "\(clock(start)) to \(clock(isBeyond ? start : end))"
        return channel.map { "\(times), channel \($0)" } ?? times
    }

    /// "0:42.310", "1:02:03.456".
    private static func clock(_ milliseconds: Int64) -> String {
        MeasurementWords.clock(seconds: Double(max(0, milliseconds)) / 1000)
    }
}
