/// Paths from a folder to a file, so that a document says the same in every working directory.
package enum RelativePath {
    private static let slash = UInt8(ascii: "/")

    /// The way from `folder` to `file`, both absolute and without links.
    package static func from(_ folder: RecordingPath, to file: RecordingPath) -> RecordingPath {
        let (start, goal) = (folder.bytes.split(separator: slash), file.bytes.split(separator: slash))
        let common = zip(start, goal).prefix { $0 == $1 }.count
        let up = Array(repeating: Array("..".utf8)[...], count: start.count - common)
        return RecordingPath(bytes: (up + goal.dropFirst(common)).joined(separator: [slash]))
    }

    /// Where a path of a document in `folder` leads.
    package static func resolve(_ path: RecordingPath, in folder: RecordingPath) -> RecordingPath {
        path.bytes.first == slash ? path : folder.appending(path.bytes)
    }

    /// The folder that a path is in.
    package static func folder(of path: RecordingPath) -> RecordingPath {
        guard let cut = path.bytes.lastIndex(of: slash) else { return "." }
        return RecordingPath(bytes: cut == 0 ? path.bytes[...0] : path.bytes[..<cut])
    }
}
