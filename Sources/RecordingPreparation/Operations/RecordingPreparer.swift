package import AudioMeasurement
import MessageDigests
package import PreflightModel
import SystemFiles

/// A recording that new ones are made of.
package struct PreparationSource: Hashable, Sendable {
    /// Where it is.
    package var path: RecordingPath
    /// What it was when it was measured.
    package var measurement: RecordingMeasurement

    /// Makes a source.
    package init(path: RecordingPath, measurement: RecordingMeasurement) {
        self.path = path
        self.measurement = measurement
    }
}

/// Makes new recordings of others, one file at a time or on all cores; the others are only read.
///
/// The same takes of the same sources make the same bytes with the same versions of the libraries.
package struct RecordingPreparer: Sendable {
    /// A take, and the file that it becomes.
    package struct Job: Hashable, Sendable {
        /// How it is made.
        package var take: PreparedTake
        /// The new file, in a folder that exists.
        package var path: RecordingPath

        /// Makes a job.
        package init(take: PreparedTake, path: RecordingPath) {
            self.take = take
            self.path = path
        }
    }

    /// The decoder of AAC samples; without one, AAC is copied and cut, but not decoded.
    package var aacDecoder: AACDecoderFactory?

    /// Makes a preparer.
    package init(aacDecoder: AACDecoderFactory? = nil) { self.aacDecoder = aacDecoder }

    /// Makes all jobs on all cores, and sees to it that the sources are what they were when they were measured, before the
    /// first job and after the last.
    ///
    /// Files that were made stay where another fails.
    ///
    /// - Parameter progress: Counts the bytes that are read.
    /// - Returns: The new files in the order of the jobs.
    /// - Throws: The `PreparationFailure` of the first job that failed.
    package func prepareAll(
        _ jobs: [Job], sources: [PreparationSource], progress: ProgressMeter? = nil
    ) async throws -> [PreparedFile] {
        try await withTaskExecutorPreference(BlockingThreads.shared) {
            let used = Set(jobs.flatMap(\.take.parts).map(\.source)).filter(sources.indices.contains).sorted()
            let found = try await Self.inParallel(used) { try SourceIdentity(checking: sources[$0]) }
            let files = try await Self.inParallel(jobs) {
                try prepare($0.take, sources: sources, to: $0.path, progress: progress)
            }
            for identity in found { try identity.checkUnchanged() }
            return files
        }
    }

    private static func inParallel<Item: Sendable, Outcome: Sendable>(
        _ items: [Item], _ body: @escaping @Sendable (Item) throws -> Outcome
    ) async throws -> [Outcome] {
        try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
            for (index, item) in items.enumerated() { group.addTask { (index, try body(item)) } }
            var outcomes = [Outcome?](repeating: nil, count: items.count)
            for try await (index, outcome) in group { outcomes[index] = outcome }
            return outcomes.compactMap { $0 }
        }
    }

    /// What keeps a take from being made, as far as that can be found before: coded audio is copied to nowhere, and the first
    /// frame of others is decoded.
    package func obstacles(
        to take: PreparedTake, sources: [PreparationSource]
    ) throws(PreparationFailure) -> PreparationObstacles {
        var obstacles = PreparationObstacles()
        let work: PreparationOutline.Work
        do throws(PreparationRefusal) {
            work = try PreparationOutline(take, of: sources.map(\.measurement)).work
        } catch {
            throw .refused(error)
        }
        let first = take.parts[0].source
        switch work {
        case .copy: break
        case .rewriteAround: if try isRefused(copying: sources[first], frames: nil) { obstacles.uncopied = [first] }
        case .cutCoded(let frames):
            if try isRefused(copying: sources[first], frames: frames) { obstacles.uncopied = [first] }
        case .samples:
            for source in Set(take.parts.map(\.source)).sorted() where sources[source].measurement.codec.isDecodedLossy
            {
                if try isRefused(decoding: sources[source]) { obstacles.undecoded.insert(source) }
            }
        }
        return obstacles
    }

    private func isRefused(copying source: PreparationSource, frames: Range<Int64>?) throws(PreparationFailure) -> Bool
    {
        do throws(PreparationFailure) {
            try CodedCopy.write(source, frames: frames, to: NewFile.nowhere(), progress: nil)
            return false
        } catch {
            if case .refused = error { return true }
            throw error
        }
    }

    private func isRefused(decoding source: PreparationSource) throws(PreparationFailure) -> Bool {
        do throws(PreparationFailure) {
            try source.read(0..<1, into: StageSink(NoStage()), aacDecoder: aacDecoder)
            return false
        } catch {
            if case .refused = error { return true }
            throw error
        }
    }

    /// Makes one new file: writes it, brings it to the disk and reads it back. It blocks until then.
    ///
    /// - Parameters:
    ///   - take: How it is made.
    ///   - sources: The sources that the parts of the take count.
    ///   - path: The new file, which must not exist; it is removed where making it fails.
    ///   - progress: Counts the bytes that are read.
    package func prepare(
        _ take: PreparedTake, sources: [PreparationSource], to path: RecordingPath, progress: ProgressMeter? = nil
    ) throws(PreparationFailure) -> PreparedFile {
        let outline: PreparationOutline
        do throws(PreparationRefusal) {
            outline = try PreparationOutline(take, of: sources.map(\.measurement))
        } catch {
            throw .refused(error)
        }
        let file = try NewFile(path)
        var made = PreparedFile(format: outline.format, byteCount: 0, sha256: "")
        switch outline.work {
        case .copy: try FileCopy.copy(sources[take.parts[0].source], to: file, progress: progress)
        case .rewriteAround:
            try CodedCopy.write(sources[take.parts[0].source], frames: nil, to: file, progress: progress)
        case .cutCoded(let frames):
            try CodedCopy.write(sources[take.parts[0].source], frames: frames, to: file, progress: progress)
        case .samples(let work):
            let chain = try SampleChain(
                take, work, sources: sources, format: outline.format, aacDecoder: aacDecoder, to: file)
            try chain.run(take, sources: sources, progress: progress)
            made.clippedSampleCount = chain.clippedSampleCount
            made.libraries = chain.libraries
        }
        (made.byteCount, made.sha256) = try file.finish()
        made.format.byteCount = made.byteCount
        if let promised = outline.format.byteCount, promised != made.byteCount { throw .notAsWritten(path) }
        return made
    }
}

/// What a source is known by while new recordings are made of it.
private struct SourceIdentity: Sendable {
    private let path: RecordingPath
    private let status: FileStatus

    /// Reads the source, and compares it with what was measured.
    init(checking source: PreparationSource) throws(PreparationFailure) {
        path = source.path
        do throws(SystemError) { status = try FileStatus(of: path) } catch { throw .sourceChanged(path) }
        guard status.byteCount == source.measurement.byteCount else { throw .sourceChanged(path) }
        guard let measured = source.measurement.sha256 else { return }
        var digest = SHA256()
        try FileCopy.forEachBlock(of: source) { digest.update(data: $0) }
        guard Hexadecimal.string(digest.finalize()) == measured else { throw .sourceChanged(path) }
        try checkUnchanged()
    }

    func checkUnchanged() throws(PreparationFailure) {
        guard let now = try? FileStatus(of: path), now == status else { throw .sourceChanged(path) }
    }
}
