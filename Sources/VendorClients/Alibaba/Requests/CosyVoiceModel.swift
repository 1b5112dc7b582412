/// The model of a CosyVoice job.
package enum CosyVoiceModel: String, Hashable, Sendable, Codable, CaseIterable {
    /// The third generation, for quality.
    case v3Plus = "cosyvoice-v3-plus"
    /// The third generation, for speed.
    case v3Flash = "cosyvoice-v3-flash"
    /// The generation after it, for quality.
    case v35Plus = "cosyvoice-v3.5-plus"
    /// The generation after it, for speed.
    case v35Flash = "cosyvoice-v3.5-flash"
}
