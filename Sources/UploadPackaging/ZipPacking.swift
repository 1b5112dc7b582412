import PreflightModel

/// Writes a zip and reads it back.
struct ZipPacking {
    /// What goes in, sorted by name.
    let items: [ZipArchive.Item]
    let compression: ZipCompression
    let progress: PackagingProgress?

    /// Writes the new file at `path`, flushes it to the disk, and reads all of it back.
    ///
    /// - Returns: The digests of the zip, and of the content of each entry by its name, as they were read.
    func write(to path: RecordingPath) async throws -> (zip: ContentDigests, entries: [String: SizedDigest]) {
        let followed = try await writeFollowed(to: path)
        async let flushed: Void = Files.flushAside(path)
        let digests = try await FileDigests.all(of: path, progress: progress?.readingBack)
        var entries: [ZipArchive.Entry]
        if let followed, try ZipArchive.states(items, followed, in: path) {
            entries = zip(items, followed).map { ZipArchive.Entry(name: $0.name, digest: $1.digest) }
        } else {
            entries = try ZipArchive.entries(of: path)
        }
        try await flushed
        guard entries.count == items.count else {
            throw PackagingFailure(.changed, "\(path): has \(entries.count) entries, not the \(items.count) written.")
        }
        return (digests, Dictionary(entries.map { ($0.name, $0.digest) }, uniquingKeysWith: { first, _ in first }))
    }

    /// Writes the zip while another task reads the entries back behind the writer; nil where they cannot be read that way
    /// because they are deflated, or are not what they were when they were checked.
    private func writeFollowed(to path: RecordingPath) async throws -> [FollowingReader.Entry]? {
        // The newest length tells of all before it.
        let (lengths, news) = AsyncStream.makeStream(of: Int64.self, bufferingPolicy: .bufferingNewest(1))
        defer { news.finish() }
        var counted: Int64 = 0
        let sink = try ZipSink(creating: path) { [progress] written in
            progress?.writing.add(bytes: Int(written - counted))
            counted = written
            news.yield(written)
        }
        async let followed = follow(path, behind: lengths)
        try ZipArchive.write(items, to: sink, compression: compression)
        news.finish()
        return try await followed
    }

    private func follow(
        _ path: RecordingPath, behind lengths: AsyncStream<Int64>
    ) async throws -> [FollowingReader.Entry]? {
        guard compression == .stored else { return nil }
        var reader = try FollowingReader(path, behind: lengths)
        return try await reader.entries(byteCounts: items.map(\.byteCount))
    }
}
