import PreflightModel

/// The files that were looked at (3.24): zips, their entries nested in them, recordings, texts and documents.
struct SARIFArtifacts {
    private(set) var all: [JSONValue] = []
    private var indexes: [RecordingPath: Int] = [:]
    private let context: ReportContext

    init(_ report: Report, in context: ReportContext) {
        self.context = context
        for archive in report.archives ?? [] { add(archive.path, nil, byteCount: archive.byteCount) }
        for recording in report.recordings.map(\.measurement) {
            add(recording.path, recording.archive, byteCount: recording.byteCount, sha256: recording.sha256)
        }
        for unreadable in report.unreadable.map(\.recording) { add(unreadable.path, unreadable.archive) }
        for finding in report.allFindings {
            if let path = finding.path { add(path, finding.archive) }
        }
    }

    private mutating func add(
        _ path: RecordingPath, _ archive: RecordingPath?, byteCount: Int64? = nil, sha256: String? = nil
    ) {
        if let archive { add(archive, nil) }
        guard indexes[path] == nil else { return }
        indexes[path] = all.count
        let parent = archive.flatMap { indexes[$0] }
        all.append([
            "location": location(path, archive, describing: true), "parentIndex": parent.map { .integer(Int64($0)) },
            "length": byteCount.map { .integer($0) }, "roles": ["analysisTarget"],
            "hashes": sha256.map { ["sha-256": .string($0)] },
        ])
    }

    /// An `artifactLocation` (3.4) with the index of its artifact.
    func reference(to path: RecordingPath, in archive: RecordingPath?) -> JSONValue {
        guard case .object(var members) = location(path, archive, describing: false) else { return [:] }
        if let index = indexes[path] { members["index"] = .integer(Int64(index)) }
        return .object(members)
    }

    private func location(_ path: RecordingPath, _ archive: RecordingPath?, describing: Bool) -> JSONValue {
        // Bytes that are not text are in the URI as they are; people read the description.
        let description: JSONValue? =
            describing && !path.isUTF8 ? SARIFText.message(path.description) : nil
        if let archive {
            // The entry's name, relative to the root of the zip (3.24.3).
            let name = path.bytes.dropFirst(archive.bytes.count + 1)
            return ["uri": .string(Self.relative(name)), "description": description]
        }
        let located = context.located(path)
        if located.bytes.first == UInt8(ascii: "/") {
            let encoded = PercentEncoding.encoded(located.bytes, keeping: PercentEncoding.ofPath)
            return ["uri": .string("file://" + encoded), "description": description]
        }
        return [
            "uri": .string(Self.relative(located.bytes[...])), "uriBaseId": "%SRCROOT%", "description": description,
        ]
    }

    /// A reference that stays relative: two slashes at the front would begin a host.
    private static func relative(_ bytes: ArraySlice<UInt8>) -> String {
        let slashes = bytes.prefix { $0 == UInt8(ascii: "/") }.count
        return String(repeating: "%2F", count: slashes)
            + PercentEncoding.encoded(bytes.dropFirst(slashes), keeping: PercentEncoding.ofPath)
    }
}
