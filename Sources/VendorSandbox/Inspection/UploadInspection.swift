import AudioMeasurement
import Foundation
import PreflightModel
import RulesEngine
import SystemFiles

/// Measures what was really uploaded and holds it against the vendor's constraints, as the vendor would.
struct UploadInspection: Sendable {
    /// An uploaded file with its part in the submission.
    struct Upload: Sendable {
        /// The role's name in the profile.
        var role: String
        var file: URL
    }

    /// What was found.
    struct Outcome: Sendable {
        /// What the vendor refuses: findings of severity error, those about single recordings by `path`, the file's path.
        var refusals: [Finding]
        /// The recordings that could be measured, by file.
        var measurements: [URL: RecordingMeasurement]

        var isAccepted: Bool { refusals.isEmpty }

        /// The refusals under these rules' names, as `sample-duration`.
        func refusals(_ rules: String...) -> [Finding] { refusals.filter { rules.contains($0.rule) } }
    }

    let measurer: RecordingMeasurer

    /// - Parameter aacDecoder: Decodes AAC; without one AAC is measured by its packets.
    init(aacDecoder: AACDecoderFactory?) {
        measurer = RecordingMeasurer(depth: .decode, aacDecoder: aacDecoder)
    }

    /// Measures one file.
    ///
    /// - Throws: `MeasuringFailure` where it is not a recording that can be measured.
    func measure(_ file: URL) async throws -> RecordingMeasurement {
        try await withTaskExecutorPreference(BlockingThreads.shared) { try measurer.measure(RecordingPath(file.path)) }
    }

    /// Holds uploads against a built-in profile. What is not given is not asked for; the service knows what its calls
    /// need.
    func inspect(
        _ uploads: [Upload], profile id: String, parameters: [String: String] = [:]
    ) async throws -> Outcome {
        try await withTaskExecutorPreference(BlockingThreads.shared) {
            try inspectBlocking(uploads, profile: id, parameters: parameters)
        }
    }

    private func inspectBlocking(
        _ uploads: [Upload], profile id: String, parameters: [String: String]
    ) throws -> Outcome {
        guard let profile = try ProfileCatalogue.profile(named: id) else { throw NoSuchProfile(id: id) }
        var input = CheckInput(parameters: parameters)
        var measurements: [URL: RecordingMeasurement] = [:]
        for upload in uploads {
            let path = RecordingPath(upload.file.path)
            do {
                let measurement = try measurer.measure(path)
                measurements[upload.file] = measurement
                input.recordings.append(RoledRecording(role: upload.role, measurement: measurement))
            } catch {
                let unreadable = UnreadableRecording(path: path, error)
                input.unreadable.append(RoledUnreadable(role: upload.role, recording: unreadable))
            }
        }
        let report = profile.check(input, tool: Report.Tool(name: "vendor-sandbox", version: "1"))
        // No vendor says that it refuses a recording for what is wrong in its sound, silence included, or with its text.
        let refusals = report.findings.filter { finding in
            finding.severity == .error && (finding.outcome == .fail || finding.outcome == .open)
                && SoundFault(rawValue: finding.rule) == nil && TextFault(rawValue: finding.rule) == nil
        }
        return Outcome(refusals: refusals, measurements: measurements)
    }

    /// A profile that a service names and the catalogue has not: a defect of the sandbox.
    struct NoSuchProfile: Error {
        let id: String
    }
}
