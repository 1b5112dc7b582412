/// What the channels of a recording have to do with each other.
public enum ChannelRelation: String, Hashable, Sendable, Codable {
    /// There is one channel.
    case mono
    /// Each channel has something of its own.
    case distinct
    /// All channels hold the same: mono in several channels.
    case identical
    /// The second channel is the first with its sign turned, so that a mix to mono cancels out.
    case inverted
    /// A channel is silent while another is not; `deadChannels` says which.
    case dead
}
