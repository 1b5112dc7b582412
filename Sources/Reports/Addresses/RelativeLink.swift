import PreflightModel

/// A link from a page to a file beside it.
enum RelativeLink {
    /// The link from a page in `folder` to the file at `path`, both absolute and without `.` and `..`.
    static func link(from folder: RecordingPath, to path: RecordingPath) -> String {
        let (own, other) = (components(folder), components(path))
        let common = zip(own, other.dropLast()).prefix { $0 == $1 }.count
        let up = own.count - common
        let parts = Array(repeating: ".."[...], count: up).map { Array($0.utf8)[...] } + other[common...]
        let bytes = parts.joined(separator: [UInt8(ascii: "/")])
        return (up > 0 ? "" : "./") + PercentEncoding.encoded(bytes, keeping: PercentEncoding.ofPath)
    }

    private static func components(_ path: RecordingPath) -> [ArraySlice<UInt8>] {
        path.bytes.split(separator: UInt8(ascii: "/"))
    }
}
