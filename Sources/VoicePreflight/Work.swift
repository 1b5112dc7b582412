import AudioMeasurement
import PreflightModel
import RulesEngine
import ZipMeasurement

/// Looks at one file after the other as what its role takes: a recording, a text or a document.
struct Work: Sendable {
    private let measurer: RecordingMeasurer
    /// The roles of which a rule holds the words against a text.
    private let spokenRoles: Set<String>
    /// Whether items without a role have one of these.
    private let isFirstSpoken: Bool
    private let cache: MeasurementCache?
    private let opensGivenZips: Bool
    private let opensZipsInFolders: Bool
    private let timeLimit: Duration?
    private let needsVoiceprints: Bool
    private let progress: ProgressMeter?
    private let documentRoles: Set<String>
    private let transcriptRoles: Set<String>
    /// Whether somebody will say what becomes of a text that was given itself.
    private let hasProfiles: Bool

    init(_ preflight: Preflight, profiles: [Profile], progress: ProgressMeter?) {
        measurer = preflight.measurer
        cache = preflight.cache
        opensGivenZips = preflight.opensGivenZips
        opensZipsInFolders = preflight.opensZipsInFolders
        timeLimit = preflight.timeLimit
        needsVoiceprints = preflight.needsVoiceprints
        self.progress = progress
        hasProfiles = !profiles.isEmpty
        func roles(_ kind: Role.Kind) -> Set<String> {
            Set(profiles.flatMap(\.roles).filter { $0.kind == kind }.map(\.name))
        }
        (documentRoles, transcriptRoles) = (roles(.document), roles(.transcript))
        let spoken = profiles.map(\.rolesThatSayTexts)
        spokenRoles = spoken.reduce([]) { $0.union($1) }
        isFirstSpoken = zip(profiles, spoken).contains { profile, roles in
            [profile.roles.first?.name, profile.package.roles.first].contains { $0.map { roles.contains($0) } ?? false }
        }
    }

    /// What comes of one entry of a walk: one item, or a zip with what is in it.
    func items(of entry: FolderWalk.Entry, index: Int) -> [MeasuredItem] {
        switch entry {
        case .leftOut(let role, let file): [MeasuredItem(index: index, role: role, content: .leftOut(file))]
        case .failed(let role, let unreadable):
            [MeasuredItem(index: index, role: role, content: .unreadable(unreadable))]
        case .file(let input, let isGiven):
            contents(of: input, isGiven: isGiven).map {
                var item = MeasuredItem(index: index, role: input.role, isGiven: isGiven, content: $0)
                (item.key, item.set) = (input.key, input.set)
                return item
            }
        }
    }

    private func contents(of input: RecordingInput, isGiven: Bool) -> [MeasuredItem.Content] {
        let opens = isGiven ? opensGivenZips : opensZipsInFolders
        do throws(MeasuringFailure) {
            if let role = input.role, documentRoles.contains(role) { return [try document(input)] }
            if let role = input.role, transcriptRoles.contains(role) { return [try text(input, isGiven: isGiven)] }
            let measurement = try measure(input)
            // The first recording in a zip with something in front of it looks like a recording behind junk.
            let hasJunk = measurement.defects.contains { $0.code.traits.contains(.leadingBytes) }
            if opens, hasJunk, isZip(input) { return try archive(input) }
            return [.recording(measurement)]
        } catch {
            let mayBeZip = error.kind == .unsupportedContainer || error.kind.isUnrecognised
            if opens, mayBeZip, isZip(input) {
                do throws(MeasuringFailure) {
                    return try archive(input)
                } catch let failure {
                    // In a folder, a document is left out like any other.
                    if isGiven || failure.kind != .unsuitable { return [failed(input, failure, isGiven: isGiven)] }
                }
            }
            return [failed(input, error, isGiven: isGiven)]
        }
    }

    /// The measurer for recordings of a role: phones are only recognised where a rule needs them.
    private func measurer(for role: String?) -> RecordingMeasurer {
        if role.map({ spokenRoles.contains($0) }) ?? isFirstSpoken { return measurer }
        var other = measurer
        other.phoneRecogniser = nil
        return other
    }

    /// Measures a recording, or says what it measured to when it was last looked at.
    private func measure(_ input: RecordingInput) throws(MeasuringFailure) -> RecordingMeasurement {
        if let timeLimit {
            let source = TimeLimitedSource(try input.opened(), limit: timeLimit)
            return try measurer(for: input.role).measure(source: source, path: input.path, progress: progress)
        }
        if input.source == nil, let cache {
            return try cache.measure(
                input, with: measurer(for: input.role), needsVoiceprint: needsVoiceprints, progress: progress)
        }
        return try measurer(for: input.role).measure(source: try input.opened(), path: input.path, progress: progress)
    }

    private func isZip(_ input: RecordingInput) -> Bool { (try? input.opened()).map { ZipMeasurer.isZip($0) } ?? false }

    private func isAppleDouble(_ input: RecordingInput) -> Bool {
        (try? input.opened()).map { AppleDouble.isAppleDouble($0) } ?? false
    }

    private func document(_ input: RecordingInput) throws(MeasuringFailure) -> MeasuredItem.Content {
        let (byteCount, content) = try DocumentMeasurer.measure(source: try input.opened(), path: input.path)
        return .document(MeasuredDocument(path: input.path, byteCount: byteCount, content: content))
    }

    /// A zip, and behind it the recordings and texts in it.
    private func archive(_ input: RecordingInput) throws(MeasuringFailure) -> [MeasuredItem.Content] {
        let measured = try ZipMeasurer(measurer: measurer(for: input.role)).measure(
            source: try input.opened(), path: input.path, progress: progress)
        return [.archive(measured.archive)] + measured.recordings.map { .recording($0) }
            + measured.unreadable.map { .unreadable($0) }
            + measured.texts.map { .text(MeasuredDocument(path: $0.path, archive: input.path, text: $0.text)) }
    }

    /// A file in a role that takes texts: whatever was given itself, and the texts of a folder.
    private func text(_ input: RecordingInput, isGiven: Bool) throws(MeasuringFailure) -> MeasuredItem.Content {
        if isAppleDouble(input) { return .leftOut(.init(path: input.path, reason: .system)) }
        guard isGiven || input.path.isTextName else { return .leftOut(.init(path: input.path, reason: .notAText)) }
        let text = try TranscriptMeasurer.measure(source: try input.opened())
        return .text(MeasuredDocument(path: input.path, text: text))
    }

    private func failed(_ input: RecordingInput, _ failure: MeasuringFailure, isGiven: Bool) -> MeasuredItem.Content {
        let path = input.path
        if failure.kind.meansNoRecording {
            if SystemName.isSystemName(path.lastComponent.bytes) || isAppleDouble(input) {
                return .leftOut(.init(path: path, reason: .system))
            }
            let text = path.isTextName ? try? TranscriptMeasurer.measure(source: try input.opened()) : nil
            // Recordings and their texts lie side by side; a text among other recordings is refused as what it is.
            if let text, isGiven ? hasProfiles || input.role != nil : !transcriptRoles.isEmpty {
                return .text(MeasuredDocument(path: path, text: text))
            }
            // Whoever gives it a role knows that it is a document; no profile says otherwise.
            if isGiven, !hasProfiles, input.role != nil, let document = try? document(input) { return document }
            // In a folder, a file that neither is a recording nor says so in its name is none. What a text is may matter
            // to a profile that nobody has named yet.
            if !isGiven, !ContainerFacts.recordingExtensions.contains(path.fileExtension) {
                return .leftOut(.init(path: path, reason: .notARecording, text: hasProfiles ? nil : text))
            }
        }
        return .unreadable(UnreadableRecording(path: path, failure))
    }
}
