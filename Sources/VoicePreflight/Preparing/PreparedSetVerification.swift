import AudioMeasurement
public import PreflightModel
import RecordingPreparation
import SystemFiles

/// What is different from what a set of prepared recordings says.
public struct PreparedSetDifferences: Error, Hashable, Sendable, CustomStringConvertible {
    /// A sentence for each difference.
    public let messages: [String]

    /// All of them, a line each.
    public var description: String { messages.joined(separator: "\n") }
}

extension Preflight {
    /// Makes prepared recordings again from their originals, and compares them with those that are there, byte by byte.
    ///
    /// - Parameters:
    ///   - folder: The folder of the recordings.
    ///   - progress: Counts bytes while the work continues.
    /// - Returns: The set.
    /// - Throws: `PreparedSetDifferences` where something is not what the set says; other errors where it cannot be read.
    public func verifyPrepared(_ folder: RecordingPath, progress: ProgressMeter? = nil) async throws -> PreparedSet {
        let set = try PreparedSetText.read(folder.appending(PreparedSet.fileName.utf8))
        let place = try SystemFiles.realPath(folder)
        var differences: [String] = []
        var sources: [PreparationSource] = []
        var preflight = self
        preflight.measurer.depth = .decode
        for source in set.sources {
            let path = RelativePath.resolve(source.path, in: place)
            do throws(MeasuringFailure) {
                let measurement = try await preflight.measure(path)
                if measurement.sha256 != source.sha256 {
                    differences.append("\(path): is not the recording that was prepared: it has another SHA-256.")
                }
                sources.append(PreparationSource(path: path, measurement: measurement))
            } catch {
                differences.append("\(path): cannot be read any more, so nothing can be made of it again.")
            }
        }
        for text in set.texts {
            let path = place.appending(text.path.bytes)
            if try digest(of: path) != text.sha256 { differences.append("\(path): was changed after it was written.") }
        }
        for result in set.results {
            let path = place.appending(result.path.bytes)
            switch try digest(of: path) {
            case result.file.sha256?: break
            case nil: differences.append("\(path): is missing.")
            default: differences.append("\(path): was changed after it was written.")
            }
        }
        guard differences.isEmpty else { throw PreparedSetDifferences(messages: differences) }
        return try await remake(set, of: sources, near: place, progress: progress)
    }

    private func remake(
        _ set: PreparedSet, of sources: [PreparationSource], near place: RecordingPath, progress: ProgressMeter?
    ) async throws -> PreparedSet {
        let folder = try TemporaryFolder()
        let jobs = set.results.indices.map { index in
            RecordingPreparer.Job(
                take: set.results[index].take, path: folder.path.appending("\(index)".utf8))
        }
        let files = try await RecordingPreparer(aacDecoder: measurer.aacDecoder)
            .prepareAll(jobs, sources: sources, progress: progress)
        let differences = zip(set.results, files).compactMap { result, file -> String? in
            guard file.sha256 != result.file.sha256 else { return nil }
            let others = file.libraries.keys.sorted().filter { file.libraries[$0] != result.file.libraries[$0] }
            let path = place.appending(result.path.bytes)
            guard !others.isEmpty else { return "\(path): comes out with other bytes when it is made again." }
            let versions = others.map { "\($0) \(result.file.libraries[$0] ?? "of another version")" }
            return "\(path): comes out with other bytes when it is made again. It was made with "
                + "\(Words.list(versions)), which is not what is installed here."
        }
        guard differences.isEmpty else { throw PreparedSetDifferences(messages: differences) }
        return set
    }

    private func digest(of path: RecordingPath) throws -> String? {
        do {
            return try FileDigests.sha256(of: path)
        } catch let failure as PackagingFailure where failure.kind == .missing {
            return nil
        }
    }
}

/// A folder for files that nobody needs afterwards.
private final class TemporaryFolder {
    let path: RecordingPath

    init() throws {
        path = try SystemFiles.makeTemporaryFolder(in: SystemProcess.temporaryFolder, named: "voice-preflight")
    }

    deinit { SystemFiles.removeTree(path) }
}
