package import PreflightModel
import SystemFiles

extension Configuration {
    /// The repository's configuration for somebody who works in `folder`: the nearest one upward.
    ///
    /// - Parameter folder: An absolute path.
    /// - Returns: Its absolute path; nil if there is none. Whether it can be read is not looked at.
    package static func nearest(to folder: RecordingPath) -> RecordingPath? {
        var folder = folder
        while true {
            let file = folder.appending(fileName.utf8)
            if FileKind(of: file) != nil { return file }
            guard let parent = folder.parent else { return nil }
            folder = parent
        }
    }
}

extension RecordingPath {
    /// The folder that this is in, for an absolute path without a slash at its end; nil for the root.
    var parent: RecordingPath? {
        guard bytes.count > 1, let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        return RecordingPath(bytes: slash == bytes.startIndex ? bytes[...slash] : bytes[..<slash])
    }
}
