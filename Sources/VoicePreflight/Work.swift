import AudioMeasurement
import PreflightModel
import RulesEngine
import ZipMeasurement

/// What came of one entry of a walk.
enum WorkOutcome: Sendable {
    /// One item, or a zip with what is in it.
    case items([MeasuredInputs.RoledItem])
    case leftOut(MeasurementSet.LeftOut)
}

/// Looks at one file after the other as what its role takes: a recording, a text or a document.
struct Work: Sendable {
    private let measurer: RecordingMeasurer
    private let cache: MeasurementCache?
    private let opensZipsInFolders: Bool
    private let progress: ProgressMeter?
    private let documentRoles: Set<String>
    private let transcriptRoles: Set<String>
    /// Whether somebody will say what becomes of a text that was given itself.
    private let hasProfiles: Bool

    init(_ preflight: Preflight, profiles: [Profile], progress: ProgressMeter?) {
        measurer = preflight.measurer
        cache = preflight.cache
        opensZipsInFolders = preflight.opensZipsInFolders
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
        case .failed(let role, let unreadable): .items([.init(role: role, item: .unreadable(unreadable))])
        case .file(let input, let isExplicit): outcome(of: input, isExplicit: isExplicit)
        }
    }

    private func outcome(of input: RecordingInput, isExplicit: Bool) -> WorkOutcome {
        do throws(MeasuringFailure) {
            if let role = input.role, documentRoles.contains(role) {
                let (byteCount, content) = try DocumentMeasurer.measure(
                    source: try input.opened(), path: input.path)
                return .items([.init(role: role, item: .document(input.path, byteCount: byteCount, content))])
            }
            if let role = input.role, transcriptRoles.contains(role) {
                return try text(input, isExplicit: isExplicit)
            }
            let measurement = try measure(input)
            // The first recording in a zip with something in front of it looks like a recording behind junk.
            let hasJunk = measurement.defects.contains { $0.code.traits.contains(.leadingBytes) }
            let opens = isExplicit || opensZipsInFolders
            if opens, hasJunk, isZip(input) {
                return try archive(input)
            }
            return .items([.init(role: input.role, item: .measured(measurement))])
        } catch {
            let opens = isExplicit || opensZipsInFolders
            let mayBeZip = error.kind == .unsupportedContainer || error.kind.isUnrecognised
            if opens, mayBeZip, isZip(input) {
                do throws(MeasuringFailure) {
                    return try archive(input)
                } catch let failure {
                    // In a folder, a document is left out like any other.
                    if isExplicit || failure.kind != .unsuitable {
                        return failed(input, failure, isExplicit: isExplicit)
                    }
                }
            }
            return failed(input, error, isExplicit: isExplicit)
        }
    }

    /// Measures a recording, or says what it measured to when it was last looked at.
    private func measure(_ input: RecordingInput) throws(MeasuringFailure) -> RecordingMeasurement {
        if let source = input.source {
            return try measurer.measure(source: source, path: input.path, progress: progress)
        }
        guard let cache else { return try measurer.measure(input.path, progress: progress) }
        return try cache.measure(input.path, with: measurer, progress: progress)
    }

    private func isZip(_ input: RecordingInput) -> Bool { (try? input.opened()).map { ZipMeasurer.isZip($0) } ?? false }

    private func isAppleDouble(_ input: RecordingInput) -> Bool {
        (try? input.opened()).map { AppleDouble.isAppleDouble($0) } ?? false
    }

    /// A zip, and behind it the recordings and texts in it.
    private func archive(_ input: RecordingInput) throws(MeasuringFailure) -> WorkOutcome {
        let measured = try ZipMeasurer(measurer: measurer).measure(
            source: try input.opened(), path: input.path, progress: progress)
        let items: [MeasuredInputs.Item] =
            [.archive(measured.archive)] + measured.recordings.map { .measured($0) }
            + measured.unreadable.map { .unreadable($0) }
            + measured.texts.map { .packedText($0.path, $0.text, archive: input.path) }
        return .items(items.map { .init(role: input.role, item: $0) })
    }

    /// A file in a role that takes texts: whatever was given itself, and the texts of a folder.
    private func text(_ input: RecordingInput, isExplicit: Bool) throws(MeasuringFailure) -> WorkOutcome {
        if isAppleDouble(input) { return .leftOut(.init(path: input.path, reason: .system)) }
        guard isExplicit || Self.isTextName(input.path) else {
            return .leftOut(.init(path: input.path, reason: .notAText))
        }
        let text = try TranscriptMeasurer.measure(source: try input.opened())
        return .items([.init(role: input.role, item: .text(input.path, text, isExplicit: isExplicit))])
    }

    private func failed(_ input: RecordingInput, _ failure: MeasuringFailure, isExplicit: Bool) -> WorkOutcome {
        if failure.kind.meansNoRecording {
            if SystemName.isSystemName(input.path.lastComponent.bytes) || isAppleDouble(input) {
                return .leftOut(.init(path: input.path, reason: .system))
            }
            // Recordings and their texts lie side by side; a text among other recordings is refused as what it is.
            if isExplicit ? hasProfiles : !transcriptRoles.isEmpty, Self.isTextName(input.path),
                let text = try? TranscriptMeasurer.measure(source: try input.opened())
            {
                return .items([.init(role: input.role, item: .text(input.path, text, isExplicit: isExplicit))])
            }
            // In a folder, a file that neither is a recording nor says so in its name is none.
            if !isExplicit, !ContainerFacts.recordingExtensions.contains(input.path.fileExtension) {
                return .leftOut(.init(path: input.path, reason: .notARecording))
            }
        }
        return .items([.init(role: input.role, item: .unreadable(UnreadableRecording(path: input.path, failure)))])
    }

    private static func isTextName(_ path: RecordingPath) -> Bool { path.fileExtension == "txt" }
}
