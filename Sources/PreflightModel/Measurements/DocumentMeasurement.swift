/// What is really in a document, such as an authorization letter.
package struct DocumentMeasurement: Hashable, Sendable, Codable {
    /// SHA-256 of the file in lower-case hexadecimal.
    package var sha256: String
    /// The format, by content; nil where it is not one of those that are recognised.
    package var format: DocumentFormat?
    /// The container of the recording that the file is instead of a document; nil where it is not a recording.
    package var recording: Container?
    /// Something else that the file is, such as `zip` or `html`; nil where that is unknown.
    package var other: String?

    /// Makes a measurement from its parts.
    package init(sha256: String, format: DocumentFormat? = nil, recording: Container? = nil, other: String? = nil) {
        self.sha256 = sha256
        self.format = format
        self.recording = recording
        self.other = other
    }
}
