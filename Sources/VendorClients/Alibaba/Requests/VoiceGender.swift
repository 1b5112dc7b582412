/// The gender of a speaker, as the voice-cloning calls name it.
package enum VoiceGender: String, Hashable, Sendable, Codable, CaseIterable {
    /// A woman's voice.
    case female
    /// A man's voice.
    case male
}
