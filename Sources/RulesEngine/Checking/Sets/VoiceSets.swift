import PreflightModel

/// The voices in the recordings of each role.
struct VoiceSets: Sendable {
    /// Of a role with more recordings, the first ones are compared.
    private static let greatestCount = ProfileCheck.smallSetCount

    /// What is known of the voice in a recording.
    struct Voice: Sendable {
        let path: RecordingPath
        let voiceprint: Voiceprint?
        /// Whether there is so little speech that a voice cannot be told.
        let hasLittleSpeech: Bool

        init(_ recording: RecordingMeasurement) {
            path = recording.path
            voiceprint = recording.voiceprint
            hasLittleSpeech = recording.voiceprint == nil && recording.speech?.speakers?.stretchCount == 0
        }
    }

    private var placed: [String: [Placed<Voice>]] = [:]

    /// The voices of a role, in the order of input.
    subscript(role: String) -> [Voice] { (placed[role] ?? []).inOrder().prefix(Self.greatestCount).map(\.value) }

    mutating func add(_ recording: RoledRecording, at place: InputPlace) {
        placed[recording.role, default: []].append(Placed(place: place, value: Voice(recording.measurement)))
        guard let voices = placed[recording.role], voices.count >= 2 * Self.greatestCount else { return }
        placed[recording.role] = Array(voices.inOrder().prefix(Self.greatestCount))
    }
}
