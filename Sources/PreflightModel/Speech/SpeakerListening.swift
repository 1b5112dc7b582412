/// How much of the speech in a recording is heard to tell whose voice it is.
public enum SpeakerListening: String, CaseIterable, Sendable {
    /// Nothing: voices are neither told apart nor compared.
    case off
    /// Some seconds, spread over the speech: up to 16 s of each recording.
    case budget
    /// All of it, at some forty times real time on one core.
    case thorough
}
