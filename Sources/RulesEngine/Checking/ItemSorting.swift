import PreflightModel

/// What items are to a profile: items without a role get its first, those of zips the first that goes into its package,
/// and texts that of the transcripts of the recordings that they were given with.
///
/// Files may have been measured when nobody knew what their roles take. What cannot be judged by that is left open.
struct ItemSorting: Sendable {
    /// What an item is.
    enum Part: Sendable {
        case recording(RoledRecording)
        case unreadable(RoledUnreadable)
        case document(RoledDocument)
        case archive(Roled<ArchiveMeasurement>)
        case leftOut(LeftOutFile)
        /// What becomes of it is known when all texts are.
        case text(Text)
        case nothing
    }

    /// A text with the role that it was given.
    struct Text: Sendable {
        var role: String
        var isGiven: Bool
        var item: MeasuredDocument
    }

    let profile: Profile

    func part(of item: MeasuredItem) -> Part {
        let role = item.role ?? profile.roles.first?.name ?? ""
        switch profile.role(named: role)?.kind {
        case .document: return document(item, role: role)
        case .transcript: return transcript(item, role: role)
        case .recording, nil: return recording(item, role: role)
        }
    }

    // MARK: By what the role takes

    private func recording(_ item: MeasuredItem, role: String) -> Part {
        let packed = item.role ?? profile.package.roles.first ?? role
        switch item.content {
        case .recording(let recording):
            return .recording(.init(role: recording.archive == nil ? role : packed, measurement: recording))
        case .unreadable(let recording):
            return .unreadable(.init(role: recording.archive == nil ? role : packed, recording: recording))
        case .document(let document):
            return unreadable(
                document.path, .unknownContainer,
                ["profile": .text(profile.id), "role": .text(role), "given": "document"], role: role)
        case .text(let text) where text.archive == nil:
            return .text(Text(role: role, isGiven: item.isGiven, item: text))
        case .text(let text):
            guard let transcripts = profile.transcriptRole(of: packed) else { return .nothing }
            return .document(.init(role: transcripts.name, item: text))
        case .archive(let archive): return .archive(.init(role: packed, item: archive))
        case .leftOut(let file):
            guard let text = file.text else { return .leftOut(file) }
            return .text(Text(role: role, isGiven: false, item: MeasuredDocument(path: file.path, text: text)))
        }
    }

    private func document(_ item: MeasuredItem, role: String) -> Part {
        switch item.content {
        case .document(let document): return .document(.init(role: role, item: document))
        case .text(let text) where text.archive == nil:
            return .document(
                .init(
                    role: role, path: text.path, byteCount: text.byteCount,
                    content: DocumentMeasurement(sha256: text.sha256 ?? "")))
        case .recording(let recording) where recording.archive == nil:
            guard let sha256 = recording.sha256 else { return tooShallow(item, role: role) }
            return .document(
                .init(
                    role: role, path: recording.path, byteCount: recording.byteCount,
                    content: DocumentMeasurement(sha256: sha256, recording: recording.container)))
        case .unreadable(let recording) where recording.archive == nil:
            return recording.isOfFile
                ? .unreadable(.init(role: role, recording: recording)) : tooShallow(item, role: role)
        case .archive: return tooShallow(item, role: role)
        case .recording, .unreadable, .text: return .nothing
        case .leftOut(let file):
            return file.reason == .notARecording ? tooShallow(item, role: role) : .leftOut(file)
        }
    }

    private func transcript(_ item: MeasuredItem, role: String) -> Part {
        let isLeftOut = !item.isGiven && !item.path.isTextName
        switch item.content {
        case .text(let text) where text.archive == nil:
            return .text(Text(role: role, isGiven: item.isGiven, item: text))
        case .unreadable(let recording) where recording.archive == nil && recording.isOfFile:
            return .unreadable(.init(role: role, recording: recording))
        case .recording(let recording) where recording.archive != nil: return .nothing
        case .unreadable(let recording) where recording.archive != nil: return .nothing
        case .text: return .nothing
        case .recording, .unreadable, .document, .archive:
            return isLeftOut ? .leftOut(.init(path: item.path, reason: .notAText)) : tooShallow(item, role: role)
        case .leftOut(let file):
            if let text = file.text {
                return .text(Text(role: role, isGiven: false, item: MeasuredDocument(path: file.path, text: text)))
            }
            return .leftOut(
                .init(path: file.path, reason: file.reason == .notARecording ? .notAText : file.reason))
        }
    }

    /// What the profile makes of a text: a transcript, or nothing that it knows.
    func part(of text: Text) -> Part {
        let given = profile.role(named: text.role)
        if let transcripts = given?.kind == .transcript ? given : profile.transcriptRole(of: text.role) {
            return .document(.init(role: transcripts.name, item: text.item))
        }
        if text.isGiven {
            return unreadable(
                text.item.path, .unknownContainer, ["profile": .text(profile.id), "role": .text(text.role)],
                role: text.role)
        }
        return .leftOut(.init(path: text.item.path, reason: .notARecording))
    }

    // MARK: What cannot be judged

    private func unreadable(
        _ path: RecordingPath, _ code: FileDefectCode, _ facts: [String: Fact], role: String
    ) -> Part {
        .unreadable(
            .init(role: role, recording: UnreadableRecording(path: path, code: DefectCode(code), facts: facts)))
    }

    private func tooShallow(_ item: MeasuredItem, role: String) -> Part {
        let kind = profile.role(named: role)?.kind == .document ? "documents" : "texts"
        return unreadable(
            item.path, .measurementTooShallow,
            ["profile": .text(profile.id), "role": .text(role), "accepted": .text(kind)], role: role)
    }
}

extension UnreadableRecording {
    /// Whether the file itself could not be read, whatever is in it.
    fileprivate var isOfFile: Bool { [.missing, .unreadable, .notRegular, .changed].contains(kind) }
}
