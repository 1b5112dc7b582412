import PreflightModel

/// A file's name without its extension.
struct BaseName {
    /// With the folder, as it was given.
    let path: String
    /// Without the folder.
    let name: String

    init(_ path: RecordingPath) {
        let bytes = path.bytes
        let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        // A dot in front hides a file and is not an extension.
        let dot = bytes.lastIndex(of: UInt8(ascii: ".")).flatMap { $0 > start ? $0 : nil } ?? bytes.count
        self.path = RecordingPath(bytes: bytes[..<dot]).description
        name = RecordingPath(bytes: bytes[start..<dot]).description
    }
}
