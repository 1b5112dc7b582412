/// What a voice-training job says of its voice: taken when it is created, and again, all optional, when it is committed.
///
/// The lengths are those of the official PHP SDK's models, in code points.
package struct HuaweiTrainingDetails: Hashable, Sendable, Encodable {
    /// What voices are tagged with.
    package static let tags = ["ECOMMERCE", "NEWS", "MARKETING", "LIVE", "EDUCATION", "CUSTOMER", "STORYTELLING"]

    /// The voice's name in the asset library, 1 to 64 characters.
    package var voiceName: String?
    /// One of `tags`.
    package var tag: String?
    /// Shown in the asset library, 1 to 128 characters.
    package var description: String?
    /// `FEMALE`, the service's default, or `MALE`.
    package var sex: String?
    /// `CN`, the service's default. `EN` is among the values, but only Chinese is supported.
    package var language: String?
    /// A mobile phone number, 1 to 16 characters.
    package var phone: String?
    /// The model's language, 1 to 32 characters; its values are not listed.
    package var outputLanguage: String?
    /// The words of the audition clip, 1 to 4096 characters.
    package var customText: String?

    enum CodingKeys: String, CodingKey {
        case voiceName = "voice_name"
        case outputLanguage = "output_language"
        case customText = "custom_text"
        case tag, description, sex, language, phone
    }

    /// Details that say nothing yet.
    package init(voiceName: String? = nil) { self.voiceName = voiceName }

    func addMistakes(to mistakes: inout HuaweiParameterRules) {
        mistakes.length("voice_name", voiceName, 1...64)
        mistakes.oneOf("tag", tag, Self.tags)
        mistakes.length("description", description, 1...128)
        mistakes.oneOf("sex", sex, ["FEMALE", "MALE"])
        mistakes.oneOf("language", language, ["CN"])
        mistakes.length("phone", phone, 1...16)
        mistakes.length("output_language", outputLanguage, 1...32)
        mistakes.length("custom_text", customText, 1...4096)
    }
}
