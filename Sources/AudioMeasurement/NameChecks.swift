import PreflightModel

/// Compares a file's name with what the file is.
enum NameChecks {
    static func defects(path: RecordingPath, container: Container, codec: Codec) -> [Defect] {
        var defects: [Defect] = []
        let name = path.fileExtension
        let right = container.fileExtensions
        if !right.contains(name), ContainerFacts.recordingExtensions.contains(name), let usual = right.first {
            defects.append(
                Defect(
                    code: "extension.mismatch", severity: .error,
                    message: "the name says .\(name), but the content is \(container) (\(codec)). "
                        + "Rename it to .\(usual), or export it again in the format that the name says."))
        }
        if !path.isUTF8 {
            defects.append(
                Defect(
                    code: "name.not-utf8", severity: .warning,
                    message: "the name is not valid UTF-8. Rename the file; many services do not accept such names."))
        }
        return defects
    }
}
