/// What is known of a container before a recording is looked at: what names of files and profiles say of it.
///
/// Its walker, in a folder of AudioMeasurement, says the rest.
package struct ContainerFacts: Sendable {
    package let container: Container
    /// The file-name extensions that say the container, in lower case; the first is the usual one.
    package let fileExtensions: [String]
    /// What it usually holds: the codec of an example of a profile that names none.
    package let usualCodec: Codec
    /// Those extensions that mostly mean something else, so that a name with one promises no recording.
    let ambiguousExtensions: Set<String>

    init(
        _ container: Container, extensions: [String], ambiguous: Set<String> = [], usualCodec: Codec
    ) {
        self.container = container
        fileExtensions = extensions
        self.usualCodec = usualCodec
        ambiguousExtensions = ambiguous
    }

    private static let byContainer = Dictionary(all.map { ($0.container, $0) }) { first, _ in first }

    /// What is known of `container`; nil for one that is not measured.
    package static func of(_ container: Container) -> ContainerFacts? { byContainer[container] }

    /// Every file-name extension that announces a recording, in lower case, whether it is measured or not.
    package static let recordingExtensions: Set<String> = {
        let notMeasured = ["dts", "pcm", "raw", "ra", "rm", "avi", "voc", "gsm", "sph", "nist"]
        return Set(all.flatMap { facts in facts.fileExtensions.filter { !facts.ambiguousExtensions.contains($0) } })
            .union(notMeasured)
    }()
}
