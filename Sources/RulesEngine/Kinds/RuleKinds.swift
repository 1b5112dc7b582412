import PreflightModel
import Yams

/// A rule kind: its keyword in profiles, and how its value is read.
struct RuleKind: Sendable {
    let keyword: String
    let read: @Sendable (Node, ProfileMistakes) -> Rule.Demand?

    init(_ keyword: String, read: @escaping @Sendable (Node, ProfileMistakes) -> Rule.Demand?) {
        self.keyword = keyword
        self.read = read
    }
}

/// Every rule kind there is.
enum RuleKinds {
    static let all: [RuleKind] = ofFiles + ofSound + ofVoices + [saysText]

    /// The kinds of rules on what a file is.
    static let ofFiles: [RuleKind] = [
        RuleKind("container") { node, mistakes in
            let names = ProfileValues.list(node, mistakes).compactMap { ProfileValues.container($0, mistakes) }
            return names.isEmpty ? nil : .recording(ContainerCondition(allowed: names))
        },
        RuleKind("codec") { node, mistakes in
            let names = ProfileValues.list(node, mistakes).compactMap { ProfileValues.text($0, mistakes) }
            return names.isEmpty ? nil : .recording(CodecCondition(allowed: names.map { CodecPattern($0) }))
        },
        RuleKind("documentFormat") { node, mistakes in
            let formats = ProfileValues.list(node, mistakes).compactMap { ProfileValues.documentFormat($0, mistakes) }
            return formats.isEmpty ? nil : .document(DocumentFormatCondition(allowed: formats))
        },
        RuleKind("duration") { node, mistakes in
            ProfileValues.durations(node, "duration", mistakes).map { .recording(DurationCondition(limits: $0)) }
        },
        RuleKind("totalDuration") { node, mistakes in
            ProfileValues.durations(node, "totalDuration", mistakes).map { .set(TotalDurationCondition(limits: $0)) }
        },
        RuleKind("size") { node, mistakes in
            ProfileValues.sizes(node, "size", mistakes).map { .recording(SizeCondition(limits: $0)) }
        },
        RuleKind("totalSize") { node, mistakes in
            ProfileValues.sizes(node, "totalSize", mistakes).map { .set(TotalSizeCondition(limits: $0)) }
        },
        RuleKind("count") { node, mistakes in
            ProfileValues.counts(node, "count", mistakes).map { .set(CountCondition(limits: $0)) }
        },
        RuleKind("uniqueNames") { node, mistakes in
            guard ProfileValues.boolean(node, mistakes) == true else {
                mistakes.add("uniqueNames can only be true: without it, names may repeat", at: node)
                return nil
            }
            return .set(UniqueNamesCondition())
        },
        RuleKind("sampleRate") { node, mistakes in
            ProfileValues.numbers(
                node, .sampleRate, units: ["": 1, "Hz": 1, "kHz": 1000],
                expected: "a sample rate such as 48kHz or 22050Hz",
                mistakes)
        },
        RuleKind("channels") { node, mistakes in
            ProfileValues.numbers(
                node, .channels, units: ["": 1], expected: "a number of channels, mono or stereo", mistakes)
        },
        RuleKind("bitDepth") { node, mistakes in
            ProfileValues.numbers(
                node, .bitDepth, units: ["": 1, "bit": 1], expected: "a bit depth such as 16", mistakes)
        },
        RuleKind("bitRate") { node, mistakes in
            ProfileValues.numbers(
                node, .bitRate, units: ["bps": 1, "kbps": 1000], expected: "a bit rate such as 128kbps", mistakes)
        },
        RuleKind("fileName") { node, mistakes in
            ProfileValues.fileName(node, mistakes).map { .recording($0) }
        },
    ]
}

extension ProfileValues {
    static let containers = ContainerFacts.all.map(\.container)

    static func container(_ node: Node, _ mistakes: ProfileMistakes) -> Container? {
        known(node, as: "container", among: containers, mistakes)
    }

    static func documentFormat(_ node: Node, _ mistakes: ProfileMistakes) -> DocumentFormat? {
        known(node, as: "document format", among: DocumentFormat.all, mistakes)
    }

    /// One of the names of a vocabulary.
    private static func known<Name: OpenVocabulary>(
        _ node: Node, as thing: String, among names: [Name], _ mistakes: ProfileMistakes
    ) -> Name? {
        guard let name = text(node, mistakes) else { return nil }
        if let known = names.first(where: { $0.rawValue == name }) { return known }
        let near = Words.nearest(to: name, among: names.map(\.rawValue))
        mistakes.add("unknown \(thing) \"\(name)\"." + (near.map { " Did you mean \"\($0)\"?" } ?? ""), at: node)
        return nil
    }

    fileprivate static func durations(
        _ node: Node, _ subject: String, _ mistakes: ProfileMistakes
    ) -> Limits<TotalDuration>? {
        limits(node, subject: subject, mistakes) { bound, _ in duration(bound, mistakes) }
    }

    fileprivate static func sizes(_ node: Node, _ subject: String, _ mistakes: ProfileMistakes) -> Limits<Int64>? {
        limits(node, subject: subject, mistakes) { bound, isUpper in size(bound, isUpper: isUpper, mistakes) }
    }

    static func counts(_ node: Node, _ subject: String, _ mistakes: ProfileMistakes) -> Limits<Int64>? {
        limits(node, subject: subject, mistakes) { bound, _ in
            quantity(bound, units: ["": 1], expected: "a whole number", mistakes)
        }
    }

    fileprivate static func numbers(
        _ node: Node, _ subject: NumberCondition.Subject, units: [String: Int64], expected: String,
        _ mistakes: ProfileMistakes
    ) -> Rule.Demand? {
        let words: [String: Int64] = subject == .channels ? ["mono": 1, "stereo": 2] : [:]
        func one(_ node: Node) -> Limits<Int64>.Bound? {
            if let word = node.scalar?.string, let value = words[word] {
                return .init(value: value, isInclusive: true, text: word)
            }
            return quantity(node, units: units, expected: expected, mistakes)
        }
        if node.sequence != nil {
            let values = list(node, mistakes).compactMap { one($0)?.value }
            if values.isEmpty { mistakes.add("the list is empty", at: node) }
            return values.isEmpty ? nil : .recording(NumberCondition(subject: subject, allowed: .list(values)))
        }
        return limits(node, subject: subject.rawValue, mistakes) { bound, _ in one(bound) }
            .map { .recording(NumberCondition(subject: subject, allowed: .limits($0))) }
    }

    fileprivate static func fileName(_ node: Node, _ mistakes: ProfileMistakes) -> FileNameCondition? {
        var mapping = ProfileMapping(node, subject: "fileName", mistakes: mistakes)
        let patternNode = mapping.take("pattern")
        var pattern = patternNode.flatMap { Self.pattern($0, mistakes) }
        if let node = mapping.take("patternWords") {
            pattern?.words = text(node, mistakes)
            if patternNode == nil {
                mistakes.add("patternWords say what a pattern means, but there is no \"pattern\"", at: node)
            }
        }
        let forbidden = mapping.take("without").flatMap { text($0, mistakes) } ?? ""
        let length = mapping.take("length").flatMap { counts($0, "length", mistakes) }
        mapping.finish()
        return FileNameCondition(pattern: pattern, forbidden: Array(forbidden.unicodeScalars), length: length)
    }

    static func pattern(_ node: Node, _ mistakes: ProfileMistakes) -> Pattern? {
        guard let text = text(node, mistakes) else { return nil }
        guard let pattern = Pattern(text) else {
            let shown = text.unicodeScalars.count > 60 ? "\(text.prefix(57))…" : text
            mistakes.add("\"\(shown)\" is not a regular expression", at: node)
            return nil
        }
        return pattern
    }
}
