import AudioMeasurement
public import PreflightModel
import RecordingPreparation
import Reports
import RulesEngine
import SystemFiles

/// Recordings that were prepared, and what the check says of them.
public struct PreparedRecordings: Sendable {
    /// Where they come from; nil where they were not put in place, since they do not pass.
    public var set: PreparedSet?
    /// What the check says of them.
    public var report: Report
}

/// A prepared recording that is not what the plan says: a defect of this program, and nothing was put in place.
package struct MispredictedRecording: Error, CustomStringConvertible {
    let path: RecordingPath
    /// What it was to be, and what it is; nil where it cannot be measured at all.
    let predicted: PreparedFormat?
    let measured: PreparedFormat?

    package var description: String {
        guard let predicted, let measured else { return "\(path): cannot be measured" }
        return "\(path): was to be \(predicted), and is \(measured)"
    }
}

extension Preparation {
    /// Carries out the plan into a new folder, and checks the result.
    ///
    /// The folder is made beside its place, every file in it is flushed and read back, measured and compared with the plan; only
    /// then is it put in its place. The originals are only read.
    ///
    /// - Parameters:
    ///   - folder: The folder for the new recordings; where it is there already, it must be empty.
    ///   - replace: Whether a set that was prepared before may be replaced.
    ///   - isPartial: Whether to go on although the result does not pass.
    ///   - progress: Counts bytes and recordings while the work continues.
    /// - Returns: The set, and the report of its check. Where the result does not pass, and `isPartial` is not set, nothing is
    ///   written.
    /// - Throws: What is wrong with a recording or with the folder; `CancellationError` when the task is cancelled.
    public func write(
        to folder: RecordingPath, replace: Bool = false, isPartial: Bool = false, progress: ProgressMeter? = nil
    ) async throws -> PreparedRecordings {
        let new = try PreparedFolder(folder, replacing: replace)
        let sources = sources
        var jobs: [RecordingPreparer.Job] = []
        for result in plan.results { jobs.append(.init(take: result.take, path: try new.place(for: result.path))) }
        let files = try await RecordingPreparer(aacDecoder: preflight.measurer.aacDecoder)
            .prepareAll(jobs, sources: sources, progress: progress)
        for text in plan.texts { try new.copy(text) }
        let after = try await measured(in: new.beside, as: folder, progress: progress)
        try compare(after)
        let report = profile.check(after.pronounced(for: profile, by: preflight.words), tool: .voicePreflight)
        guard report.verdict == .pass || isPartial else { return PreparedRecordings(set: nil, report: report) }
        let set = PreparedSet(
            tool: plan.tool, profile: plan.profile, verdict: report.verdict,
            sources: try plan.sources.prefix(sources.count).map { try original($0, from: folder) },
            results: zip(plan.results, files).map {
                .init(role: $0.role, path: $0.path, take: $0.take, steps: $0.steps, file: $1)
            },
            texts: try plan.texts.map { text in
                var text = text
                text.source = try Self.way(from: folder, to: text.source)
                return text
            })
        try new.write(try PreparedSetText.bytes(set), to: RecordingPath(PreparedSet.fileName))
        try new.finish()
        return PreparedRecordings(set: set, report: report)
    }

    /// The recordings, as parts of takes count them.
    var sources: [PreparationSource] {
        planner.recordings.map { PreparationSource(path: $0.measurement.path, measurement: $0.measurement) }
    }

    private func original(_ source: PlannedSource, from folder: RecordingPath) throws -> PreparedSet.Source {
        PreparedSet.Source(
            role: source.role, path: try Self.way(from: folder, to: source.path), byteCount: source.byteCount,
            sha256: source.sha256 ?? "")
    }

    /// The way from the folder, which need not be there yet, to a file.
    private static func way(from folder: RecordingPath, to file: RecordingPath) throws -> RecordingPath {
        RelativePath.from(try PreparedFolder.place(of: folder), to: try SystemFiles.realPath(file))
    }

    // MARK: What came out

    /// What is in the unfinished folder, under the names that it will have.
    private func measured(
        in beside: RecordingPath, as folder: RecordingPath, progress: ProgressMeter?
    ) async throws -> CheckInput {
        let paths = plan.results.map { ($0.role, $0.path) } + plan.texts.map { ($0.role, $0.path) }
        let inputs = paths.map { role, path in RecordingInput(role: role, path: beside.appending(path.bytes)) }
        var preflight = preflight
        // Nobody will look for these paths again.
        preflight.cache = nil
        let measured = try await preflight.measure(inputs, for: [profile], progress: progress)
        var after = measured.checkInput(
            for: profile, parameters: input.parameters, isComplete: input.isComplete, failOn: input.failOn)
        func place(_ path: RecordingPath) -> RecordingPath {
            folder.appending(path.bytes.dropFirst(beside.bytes.count + 1))
        }
        for index in after.recordings.indices { after.recordings[index].path = place(after.recordings[index].path) }
        for index in after.documents.indices { after.documents[index].path = place(after.documents[index].path) }
        let texts = Set(profile.roles.filter { $0.transcribes != nil }.map(\.name))
        after.documents += input.documents.filter { !texts.contains($0.role) }
        return after
    }

    /// Whether the recordings are what the plan says.
    private func compare(_ after: CheckInput) throws {
        if let unreadable = after.unreadable.first {
            throw MispredictedRecording(path: unreadable.recording.path, predicted: nil, measured: nil)
        }
        for (result, recording) in zip(plan.results, after.recordings) {
            var measured = PreparedFormat(recording.measurement)
            if result.format.byteCount == nil { measured.byteCount = nil }
            guard measured == result.format else {
                throw MispredictedRecording(path: result.path, predicted: result.format, measured: measured)
            }
        }
    }
}
