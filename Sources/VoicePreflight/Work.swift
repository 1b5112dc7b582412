import AudioMeasurement
import PreflightModel
import RulesEngine

/// What came of one entry of a walk.
enum WorkOutcome: Sendable {
    case item(MeasuredInputs.RoledItem)
    case leftOut(MeasurementSet.LeftOut)
}

/// Looks at one file after the other as what its role takes: a recording, a text or a document.
struct Work: Sendable {
    private let measurer: RecordingMeasurer
    private let progress: ProgressMeter?
    private let documentRoles: Set<String>
    private let transcriptRoles: Set<String>
    /// Whether somebody will say what becomes of a text that was given itself.
    private let hasProfiles: Bool

    init(measurer: RecordingMeasurer, profiles: [Profile], progress: ProgressMeter?) {
        self.measurer = measurer
        self.progress = progress
        hasProfiles = !profiles.isEmpty
        func roles(_ kind: Role.Kind) -> Set<String> {
            Set(profiles.flatMap(\.roles).filter { $0.kind == kind }.map(\.name))
        }
        (documentRoles, transcriptRoles) = (roles(.document), roles(.transcript))
    }

    func outcome(of entry: FolderWalk.Entry) -> WorkOutcome {
        switch entry {
        case .leftOut(let file): .leftOut(file)
        case .failed(let role, let unreadable): .item(.init(role: role, item: .unreadable(unreadable)))
        case .file(let input, let isExplicit): outcome(of: input, isExplicit: isExplicit)
        }
    }

    private func outcome(of input: RecordingInput, isExplicit: Bool) -> WorkOutcome {
        do throws(MeasuringFailure) {
            if let role = input.role, documentRoles.contains(role) {
                let size = try RecordingMeasurer.fileSize(input.path)
                return .item(.init(role: role, item: .document(input.path, byteCount: size)))
            }
            if let role = input.role, transcriptRoles.contains(role) {
                return try text(input, isExplicit: isExplicit)
            }
            return .item(.init(role: input.role, item: .measured(try measurer.measure(input.path, progress: progress))))
        } catch {
            return failed(input, error, isExplicit: isExplicit)
        }
    }

    /// A file in a role that takes texts: whatever was given itself, and the texts of a folder.
    private func text(_ input: RecordingInput, isExplicit: Bool) throws(MeasuringFailure) -> WorkOutcome {
        if AppleDouble.isAppleDouble(input.path) { return .leftOut(.init(path: input.path, reason: .system)) }
        guard isExplicit || Self.isTextName(input.path) else {
            return .leftOut(.init(path: input.path, reason: .notAText))
        }
        let text = try TranscriptMeasurer.measure(input.path)
        return .item(.init(role: input.role, item: .text(input.path, text, isExplicit: isExplicit)))
    }

    private func failed(_ input: RecordingInput, _ failure: MeasuringFailure, isExplicit: Bool) -> WorkOutcome {
        if Self.foreignCodes.contains(failure.code) {
            if SystemName.isSystemName(input.path.lastComponent.bytes) || AppleDouble.isAppleDouble(input.path) {
                return .leftOut(.init(path: input.path, reason: .system))
            }
            // Recordings and their texts lie side by side; a text among other recordings is refused as what it is.
            if isExplicit ? hasProfiles : !transcriptRoles.isEmpty, Self.isTextName(input.path),
                let text = try? TranscriptMeasurer.measure(input.path)
            {
                return .item(.init(role: input.role, item: .text(input.path, text, isExplicit: isExplicit)))
            }
            // In a folder, a file that neither is a recording nor says so in its name is none.
            if !isExplicit, !Container.recordingExtensions.contains(input.path.fileExtension) {
                return .leftOut(.init(path: input.path, reason: .notARecording))
            }
        }
        let unreadable = UnreadableRecording(path: input.path, code: failure.code, message: failure.message)
        return .item(.init(role: input.role, item: .unreadable(unreadable)))
    }

    /// Failures that say that a file is something else than a recording.
    private static let foreignCodes: Set<DefectCode> = ["container.unknown", "container.unsupported", "file.empty"]

    private static func isTextName(_ path: RecordingPath) -> Bool { path.fileExtension == "txt" }
}
