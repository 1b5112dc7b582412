/// The file format that holds the audio, recognised by content.
public struct Container: OpenVocabulary {
    /// The name, as it is written in JSON and profiles.
    public let rawValue: String

    /// Makes the container with this name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The file-name extensions that say this container, in lower case; the first is the usual one.
    package var fileExtensions: [String] { ContainerFacts.of(self)?.fileExtensions ?? [] }

    /// The extension under which a recording of this container is handed to somebody who lists those that are taken: its
    /// own where that is listed, else another of the container's that is, else the usual one.
    ///
    /// - Parameters:
    ///   - own: The extension of the file's name, in lower case.
    ///   - listed: The extensions that are taken, in lower case.
    package func fileExtension(of own: String, listed: Set<String>) -> String {
        let candidates = (fileExtensions.contains(own) ? [own] : []) + fileExtensions
        return candidates.first { listed.contains($0) } ?? fileExtensions.first ?? rawValue
    }
}
