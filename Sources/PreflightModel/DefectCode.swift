/// The stable name of something that is wrong, or worth knowing, in a recording: `container.what`.
public struct DefectCode: OpenVocabulary {
    /// The name, as it stands in JSON and brackets at the end of messages.
    public let rawValue: String

    /// Makes the code with this name.
    public init(rawValue: String) { self.rawValue = rawValue }
}
