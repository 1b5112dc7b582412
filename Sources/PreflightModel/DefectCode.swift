/// The stable name of something that is wrong, or worth knowing, in a recording: `container.what`.
public struct DefectCode: OpenVocabulary {
    /// The name, as it is written in JSON and brackets at the end of messages.
    public let rawValue: String

    /// Makes the code with this name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Whether a file that was refused with this code is known to hold no audio at all, so that every minimum is missed.
    package var meansNoAudio: Bool { rawValue == "file.empty" || rawValue.hasSuffix(".no-audio") }
}
