/// What a voice of the basic edition is for, which decides the 20 sentences to be read.
package enum VoiceScenario: String, Hashable, Sendable, Codable, CaseIterable {
    /// Telling stories.
    case story
    /// Conversation.
    case interaction
    /// Directions on the road.
    case navigation
}
