import PreflightModel

/// `container`: which file formats are taken.
struct ContainerCondition: RecordingCondition {
    private let allowed: [Container]
    let limit: RuleLimit

    init(allowed: [Container]) {
        self.allowed = allowed
        limit = RuleLimit(kind: "container", facts: ["names": .list(allowed.map(\.rawValue))])
    }

    func judge(_ recording: RecordingMeasurement) -> Judgement {
        let isAllowed = allowed.contains(recording.container)
        return Judgement(
            isAllowed ? .pass : .fail, isAllowed ? .containerAccepted : .containerNotAccepted,
            measured: Quantity(.text(recording.container.rawValue)))
    }
}

/// `codec`: which codings are taken, by ffmpeg's names or by group.
struct CodecCondition: RecordingCondition {
    private let allowed: [CodecPattern]
    let limit: RuleLimit

    init(allowed: [CodecPattern]) {
        self.allowed = allowed
        limit = RuleLimit(kind: "codec", facts: ["names": .list(allowed.map(\.name))])
    }

    func judge(_ recording: RecordingMeasurement) -> Judgement {
        let isAllowed = allowed.contains { $0.matches(recording.codec) }
        return Judgement(
            isAllowed ? .pass : .fail, isAllowed ? .codecAccepted : .codecNotAccepted,
            measured: Quantity(.text(recording.codec.rawValue)))
    }
}
