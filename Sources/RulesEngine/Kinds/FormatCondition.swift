import PreflightModel

/// `container`: which file formats are taken.
struct ContainerCondition: RecordingCondition {
    let allowed: [Container]

    var limit: String { Words.alternatives(allowed.map(\.rawValue)) }

    func judge(_ recording: RecordingMeasurement) -> Judgement {
        Judgement.membership(
            of: recording.container.rawValue, isAllowed: allowed.contains(recording.container), limit: limit,
            remedy: "Export the recording as \(limit).")
    }
}

/// `codec`: which codings are taken, by ffmpeg's names or by group.
struct CodecCondition: RecordingCondition {
    let allowed: [CodecPattern]

    var limit: String { Words.alternatives(allowed.map(\.name)) }

    func judge(_ recording: RecordingMeasurement) -> Judgement {
        Judgement.membership(
            of: recording.codec.rawValue, isAllowed: allowed.contains { $0.matches(recording.codec) }, limit: limit,
            remedy: "Export the recording as \(limit) audio.")
    }
}

extension Judgement {
    fileprivate static func membership(of name: String, isAllowed: Bool, limit: String, remedy: String) -> Judgement {
        Judgement(
            outcome: isAllowed ? .pass : .fail, measured: Quantity(text: name), limit: limit,
            message: isAllowed ? name : "\(name), but \(Judgement.profilePlaceholder) \(Judgement.accepts) \(limit)",
            remedy: isAllowed ? nil : remedy)
    }
}
