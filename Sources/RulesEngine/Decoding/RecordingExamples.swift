import PreflightModel
import Yams

/// Runs the examples of rules on recordings: made-up measurements, written in the profile's words.
struct RecordingExamples {
    let mistakes: ProfileMistakes

    /// Judges every example; one that comes out otherwise than the profile says is a mistake.
    func run(_ node: Node, for rule: Rule) -> [RuleExample] {
        ExampleList.read(node, subject: rule.id, needs: [.pass, .fail], mistakes).compactMap { outcome, example in
            let judgement: Judgement?
            switch rule.demand {
            case .document(let condition):
                guard let document = document(example) else { return nil }
                judgement = condition.judge(document)
            case .set(let condition):
                guard let recordings = recordings(example) else { return nil }
                judgement = condition.judge(SetFacts(recordings, keeping: condition.kept))
            case .voices(let condition):
                judgement = voices(example, condition)
            case .recording(let condition):
                guard let recordings = recordings(example) else { return nil }
                guard recordings.count == 1, let recording = recordings.first else {
                    mistakes.add("the rule \(rule.id) is about one recording; the example has several", at: example)
                    return nil
                }
                judgement = rule.scope.contains(recording) ? condition.judge(recording) : nil
            case .words(let condition):
                guard let agreement = agreement(example) else { return nil }
                judgement = condition.judge(agreement)
            }
            let judged = judgement?.outcome ?? .notApplicable
            let text = ExampleList.text(example)
            if judged != outcome {
                mistakes.add(
                    "the example \(text) of \(rule.id) is listed under \(outcome), but the rule gives \(judged)",
                    at: example)
            }
            return RuleExample(outcome: outcome, text: text, judgements: [judgement].compactMap(\.self))
        }
    }

    /// A document of a format; without one, of a format that is not recognised.
    private func document(_ node: Node) -> CheckInput.Document? {
        var mapping = ProfileMapping(node, subject: "the example", mistakes: mistakes)
        let format = mapping.take("format").flatMap { ProfileValues.documentFormat($0, mistakes) }
        mapping.finish()
        guard node.mapping != nil else { return nil }
        return CheckInput.Document(
            role: "", path: "example", byteCount: 1_000_000, content: DocumentMeasurement(sha256: "", format: format))
    }

    /// Two voices by how alike they are, or the voices in one recording.
    private func voices(_ node: Node, _ condition: VoiceCondition) -> Judgement? {
        var mapping = ProfileMapping(node, subject: "the example", mistakes: mistakes)
        let similarity = mapping.take("similarity").flatMap { cosine($0) }
        let speech = mapping.take("speech").flatMap { ProfileValues.duration($0, mistakes)?.value.seconds }
        let isNarrowBand = mapping.take("narrowBand").flatMap { ProfileValues.boolean($0, mistakes) } ?? false
        let count = mapping.take("speakers").flatMap { ProfileValues.integer($0, mistakes) }
        mapping.finish()
        guard node.mapping != nil else { return nil }
        if let count {
            let speakers = SpeakersMeasurement(
                count: Int(clamping: max(1, count)), cohesion: count > 1 ? 0.1 : 0.8, stretchCount: 8,
                others: count > 1 ? [SoundPlace(start: 10, duration: 4)] : [])
            return condition.judge(speakers, in: .example)
        }
        guard let similarity else {
            return condition.unknown(.unheard, count: 1)
        }
        return condition.judge(
            VoiceComparison(
                similarity: similarity, speechSeconds: speech ?? 30, otherSpeechSeconds: 30,
                isNarrowBand: isNarrowBand))
    }

    private func cosine(_ node: Node) -> Double? {
        if let number = node.float, (-1...1).contains(number) { return number }
        mistakes.add("a similarity from -1 to 1 is expected here", at: node)
        return nil
    }

    /// A text of which so much differs from what is said, in English if nothing else is given.
    private func agreement(_ node: Node) -> TextAgreement? {
        var mapping = ProfileMapping(node, subject: "the example", mistakes: mistakes)
        let rate = mapping.require("differs")
        let tag = mapping.take("language").flatMap { ProfileValues.text($0, mistakes) } ?? TextLanguage.english.rawValue
        mapping.finish()
        guard let rate else { return nil }
        guard let value = rate.float, (0...10).contains(value), let language = TextLanguage(tag: tag) else {
            mistakes.add(
                "an example of saysText is {differs: 0.1}, where 0 means that all is said as in the text, or "
                    + "{differs: 0.1, language: es}", at: rate)
            return nil
        }
        return TextAgreement(language: language, errorRate: value)
    }

    private func recordings(_ node: Node) -> [RecordingMeasurement]? {
        if let sequence = node.sequence {
            let recordings = sequence.compactMap { recording($0) }
            return recordings.count == sequence.count ? recordings : nil
        }
        guard let mapping = node.mapping, mapping.keys.contains(where: { $0.scalar?.string == "recordings" }) else {
            return recording(node).map { [$0] }
        }
        var set = ProfileMapping(node, subject: "the example", mistakes: mistakes)
        let count = set.take("recordings").flatMap { ProfileValues.integer($0, mistakes) } ?? 0
        let each = set.take("each").map { recording($0) } ?? recording(Node([(Node, Node)]()))
        set.finish()
        guard let each, (0...100_000).contains(count) else { return nil }
        return Array(repeating: each, count: Int(count))
    }

    private func recording(_ node: Node) -> RecordingMeasurement? {
        var mapping = ProfileMapping(node, subject: "the example", mistakes: mistakes)
        let container = mapping.take("container").flatMap { ProfileValues.container($0, mistakes) } ?? .wav
        let codec =
            mapping.take("codec").flatMap { ProfileValues.text($0, mistakes) }.map { Codec(rawValue: $0) }
            ?? ContainerFacts.of(container)?.usualCodec ?? "pcm_s16le"
        let sampleRate = mapping.take("sampleRate")
            .flatMap { number($0, ["": 1, "Hz": 1, "kHz": 1000], "a sample rate such as 48kHz") }
        let rate =
            mapping.take("rate").flatMap { number($0, ["": 1, "Hz": 1, "kHz": 1000], "a sample rate such as 48kHz") }
            ?? sampleRate ?? 48_000
        let duration = mapping.take("duration").flatMap { ProfileValues.duration($0, mistakes)?.value }
        let frames =
            mapping.take("frames").flatMap { ProfileValues.integer($0, mistakes) }
            ?? duration?.frameCount(at: Int(rate)) ?? rate
        let coded = mapping.take("coded").flatMap { ProfileValues.integer($0, mistakes) } ?? frames
        let channels = mapping.take("channels").flatMap { channelCount($0) } ?? 1
        let depth = mapping.take("bitDepth").flatMap { ProfileValues.integer($0, mistakes) }
        let bitRate = mapping.take("bitRate").flatMap {
            number($0, ["bps": 1, "kbps": 1000], "a bit rate such as 128kbps")
        }
        let size = mapping.take("size").flatMap { ProfileValues.size($0, isUpper: true, mistakes)?.value } ?? 1_000_000
        let name = mapping.take("name").flatMap { ProfileValues.text($0, mistakes) } ?? "example.\(container)"
        let sound = SoundExample(&mapping, mistakes: mistakes)
        mapping.finish()
        guard node.mapping != nil else { return nil }
        var recording = RecordingMeasurement(
            path: RecordingPath(name), byteCount: size, container: container, codec: codec, sampleRate: Int(rate),
            channelCount: Int(channels), bitDepth: depth.map { Int($0) } ?? (codec.isLossless ? 16 : nil),
            bitRate: bitRate.map { Int($0) }, frameCount: frames, codedFrameCount: coded, method: sound.depth)
        sound.add(to: &recording)
        return recording
    }

    private func number(_ node: Node, _ units: [String: Int64], _ expected: String) -> Int64? {
        ProfileValues.quantity(node, units: units, expected: expected, mistakes)?.value
    }

    private func channelCount(_ node: Node) -> Int64? {
        switch node.scalar?.string {
        case "mono": 1
        case "stereo": 2
        default: ProfileValues.integer(node, mistakes)
        }
    }
}

extension RecordingMeasurement {
    /// A recording of which only the number of voices matters.
    fileprivate static let example = RecordingMeasurement(
        path: "example", byteCount: 1_000_000, container: .wav, codec: "pcm_s16le", sampleRate: 48_000, channelCount: 1,
        frameCount: 48_000, codedFrameCount: 48_000, method: .listen)
}
