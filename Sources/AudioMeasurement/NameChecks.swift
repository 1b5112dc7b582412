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
                    FileDefectCode.extensionMismatch, .error,
                    [
                        "extension": .text(name), "container": .text(container.rawValue),
                        "codec": .text(codec.rawValue), "usualExtension": .text(usual),
                    ]))
        }
        if !path.isUTF8 { defects.append(Defect(FileDefectCode.nameNotUTF8, .warning)) }
        return defects
    }
}
