package import PreflightModel

/// Turns paths that are relative to one folder into paths that are relative to another, by their text alone.
package struct RelativePlace: Hashable, Sendable {
    /// The folder that the paths are relative to, absolute.
    package var workingFolder: RecordingPath
    /// The folder that they are to be relative to, absolute.
    package var folder: RecordingPath

    /// From one folder to another; both are absolute.
    package init(workingFolder: RecordingPath, folder: RecordingPath) {
        self.workingFolder = workingFolder
        self.folder = folder
    }

    /// The way from `folder` to `path`, without `.` and, below the folder, without `..`.
    package func path(of path: RecordingPath) -> RecordingPath {
        Self.way(from: Self.names(folder), to: Self.names(absolute(path)))
    }

    /// The way back: a path that is relative to `folder`, as it is called in `workingFolder`.
    package func workingPath(of path: RecordingPath) -> RecordingPath {
        if path.bytes.first == Self.slash { return path }
        return Self.way(from: Self.names(workingFolder), to: Self.names(folder.appending(path.bytes)))
    }

    private static let slash = UInt8(ascii: "/")

    private func absolute(_ path: RecordingPath) -> RecordingPath {
        path.bytes.first == Self.slash ? path : workingFolder.appending(path.bytes)
    }

    private static func names(_ path: RecordingPath) -> [[UInt8]] {
        var names: [[UInt8]] = []
        for part in path.bytes.split(separator: slash) where !part.elementsEqual(".".utf8) {
            if part.elementsEqual("..".utf8) { _ = names.popLast() } else { names.append(Array(part)) }
        }
        return names
    }

    private static func way(from start: [[UInt8]], to end: [[UInt8]]) -> RecordingPath {
        let common = zip(start, end).prefix { $0 == $1 }.count
        let names = Array(repeating: Array("..".utf8), count: start.count - common) + end[common...]
        return RecordingPath(bytes: names.isEmpty ? Array(".".utf8) : Array(names.joined(separator: [slash])))
    }
}
