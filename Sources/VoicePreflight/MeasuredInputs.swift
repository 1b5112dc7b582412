/// Everything that was measured for a check, in the order of input, before roles are given names by a profile.
public struct MeasuredInputs: Sendable {
    /// One recording, measured or not, or one document.
    public enum Item: Sendable {
        /// A recording that was measured.
        case measured(RecordingMeasurement)
        /// A recording that could not be measured.
        case unreadable(UnreadableRecording)
        /// A document, with its size in bytes and what is in it.
        case document(RecordingPath, byteCount: Int64, DocumentMeasurement)
        /// A text, which may say the words of a recording; `isExplicit` when it was given itself, not met in a folder.
        case text(RecordingPath, TranscriptMeasurement, isExplicit: Bool)
        /// A text in a zip.
        case packedText(RecordingPath, TranscriptMeasurement, archive: RecordingPath)
        /// A zip; the items behind it are the recordings and texts in it.
        case archive(ArchiveMeasurement)
    }

    /// An item with the role that it was given; nil for the profile's first.
    public struct RoledItem: Sendable {
        /// The role; nil for the profile's first.
        public var role: String?
        /// The item.
        public var item: Item
    }

    /// The items, in the order of input.
    public var items: [RoledItem] = []
    /// The files in folders that are not recordings.
    public var leftOut: [MeasurementSet.LeftOut] = []

    mutating func add(_ outcome: WorkOutcome) {
        switch outcome {
        case .items(let items): self.items += items
        case .leftOut(let file): leftOut.append(file)
        }
    }

    /// The set without roles, as `measure` prints it.
    public var measurementSet: MeasurementSet {
        var set = MeasurementSet(leftOut: leftOut)
        set.recordings.reserveCapacity(items.count)
        for item in items {
            switch item.item {
            case .measured(let measurement): set.recordings.append(measurement)
            case .unreadable(let unreadable): set.unreadable.append(unreadable)
            case .document, .text, .packedText: break
            case .archive(let archive): set.archives = (set.archives ?? []) + [archive]
            }
        }
        return set
    }

    /// The input of a check against `profile`: items without a role get its first, those of zips the first that goes into
    /// its package, and texts that of the transcripts of the recordings that they were given with.
    public func checkInput(
        for profile: Profile, parameters: [String: String] = [:], isComplete: Bool = false,
        isForPackage: Bool = false, failOn: Severity = .error
    ) -> CheckInput {
        var input = CheckInput(
            leftOut: leftOut, parameters: parameters, isComplete: isComplete, isForPackage: isForPackage,
            failOn: failOn)
        var texts: Set<RecordingPath> = []
        for item in items {
            let role = item.role ?? profile.roles.first?.name ?? ""
            let packed = item.role ?? profile.package.roles.first ?? role
            switch item.item {
            case .measured(let measurement):
                let role = measurement.archive == nil ? role : packed
                input.recordings.append(.init(role: role, measurement: measurement))
            case .unreadable(let unreadable):
                let role = unreadable.archive == nil ? role : packed
                input.unreadable.append(.init(role: role, recording: unreadable))
            case .document(let path, let byteCount, let content):
                input.documents.append(.init(role: role, path: path, byteCount: byteCount, content: content))
            case .text(let path, let text, let isExplicit):
                // One folder may be given for the recordings and for their texts.
                guard texts.insert(path).inserted else { continue }
                input.add(text, at: path, role: role, isExplicit: isExplicit, profile: profile)
            case .packedText(let path, let text, let archive):
                guard let transcripts = profile.transcriptRole(of: packed) else { continue }
                input.documents.append(
                    .init(
                        role: transcripts.name, path: path, byteCount: text.byteCount, transcript: text,
                        archive: archive))
            case .archive(let archive): input.archives.append(.init(role: packed, item: archive))
            }
        }
        return input
    }
}

extension CheckInput {
    /// Takes a text for what the profile makes of it: a transcript, or nothing that it knows.
    fileprivate mutating func add(
        _ text: TranscriptMeasurement, at path: RecordingPath, role: String, isExplicit: Bool, profile: Profile
    ) {
        let given = profile.role(named: role)
        if let transcripts = given?.kind == .transcript ? given : profile.transcriptRole(of: role) {
            documents.append(
                Document(role: transcripts.name, path: path, byteCount: text.byteCount, transcript: text))
        } else if isExplicit {
            unreadable.append(
                .init(
                    role: role,
                    recording: UnreadableRecording(
                        path: path, code: DefectCode(FileDefectCode.unknownContainer),
                        facts: ["profile": .text(profile.id), "role": .text(role)])))
        } else {
            leftOut.append(.init(path: path, reason: .notARecording))
        }
    }
}
