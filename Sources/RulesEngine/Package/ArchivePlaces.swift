import PreflightModel

/// Which zip each path of an input leads into, so that findings about entries of zips say it.
struct ArchivePlaces {
    private let archives: Set<RecordingPath>

    init(_ input: CheckInput) { archives = Set(input.archives.map(\.item.path)) }

    /// The findings, each with the zip that its path leads into.
    func placed(_ findings: [Finding]) -> [Finding] {
        findings.map { finding in
            guard finding.archive == nil, let archive = finding.path.flatMap(archive) else { return finding }
            var placed = finding
            placed.archive = archive
            return placed
        }
    }

    /// The path of an entry is that of its zip, a slash, and its name.
    private func archive(of path: RecordingPath) -> RecordingPath? {
        path.bytes.indices.lazy.filter { path.bytes[$0] == UInt8(ascii: "/") }
            .map { RecordingPath(bytes: path.bytes[..<$0]) }.first(where: archives.contains)
    }
}
