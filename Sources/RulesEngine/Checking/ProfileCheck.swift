public import PreflightModel

extension Profile {
    /// Holds every rule against the input and says what each one says.
    ///
    /// A pure function: no file is read and no clock is asked. Findings about a whole set come first, then those about
    /// zips, then those about recordings and documents in the order of input, then those about parameters.
    package func check(_ input: CheckInput, tool: Report.Tool) -> Report {
        var settings = input
        (settings.recordings, settings.unreadable, settings.documents) = ([], [], [])
        (settings.archives, settings.leftOut) = ([], [])
        var check = ProfileCheck(self, settings: settings)
        for (index, recording) in input.recordings.enumerated() { check.add(recording, at: InputPlace(index: index)) }
        for unreadable in input.unreadable { check.add(unreadable, at: check.nextPlace) }
        for document in input.documents { check.add(document, at: check.nextPlace) }
        for archive in input.archives { check.add(archive, at: check.nextPlace) }
        for file in input.leftOut { check.add(file, at: check.nextPlace) }
        return check.report(tool: tool)
    }
}

extension Profile {
    /// The words that have to be pronounced before a check, by language: those of the texts that rules hold against what was
    /// heard.
    package func wordsToPronounce(in input: CheckInput) -> [TextLanguage: Set<String>] {
        var sets = RecordingSets(profile: self)
        for (index, recording) in input.recordings.enumerated() { sets.add(recording, at: InputPlace(index: index)) }
        return WordChecks(profile: self, input: input, sets: sets).words
    }
}

/// A check of measurements that come one after the other, in any order: what a report needs is kept, and not the
/// recordings themselves where no format lists them.
///
/// ```swift
/// var check = ProfileCheck(try Preflight.profile(named: "tencent-vod-clone"))
/// var reader = try MeasurementReader("takes.jsonl")
/// while let line = try reader.next() { check.add(line.item) }
/// let report = check.report(tool: .voicePreflight)
/// ```
public struct ProfileCheck: Sendable {
    /// How many recordings are kept in any case, so that small sets are listed as a whole.
    static let smallSetCount = 10_000

    /// The profile.
    package let profile: Profile
    private var settings: CheckInput
    private let kept: ReportContents
    private let sorting: ItemSorting
    private let checks: RecordingChecks
    private var partCount = 0
    private var recordings: [Placed<KeptRecording>] = []
    private var firstPlaces: [String: InputPlace] = [:]
    private var unreadable: [Placed<RoledUnreadable>] = []
    private var documents: [Placed<RoledDocument>] = []
    private var texts: [Placed<ItemSorting.Text>] = []
    private var archives: [Placed<Roled<ArchiveMeasurement>>] = []
    private var leftOut: [Placed<LeftOutFile>] = []
    private var sets: RecordingSets
    private var voices = VoiceSets()
    /// What is wrong with recordings.
    private var findings: [Placed<Finding>] = []
    /// The rules that they meet.
    private var passes: [Placed<Finding>] = []
    /// Whether measurements were read from documents, which may be old, and of different times.
    private var isFromDocuments = false

    private struct KeptRecording: Sendable {
        var recording: RoledRecording
        var hasFindings: Bool
    }

    /// A check that begins.
    ///
    /// - Parameters:
    ///   - profile: What the measurements are held against.
    ///   - parameters: The parameters of the submission, by the vendor's names.
    ///   - isComplete: Whether everything is demanded that a submission needs, not only what is given.
    ///   - failOn: The lowest severity that makes the verdict `fail`.
    public init(
        _ profile: Profile, parameters: [String: String] = [:], isComplete: Bool = false, failOn: Severity = .error
    ) {
        self.init(
            profile, settings: CheckInput(parameters: parameters, isComplete: isComplete, failOn: failOn))
    }

    /// A check that begins.
    ///
    /// - Parameters:
    ///   - profile: What the measurements are held against.
    ///   - settings: The parameters and what else is given beside files.
    ///   - kept: What the report is to have.
    package init(_ profile: Profile, settings: CheckInput, keeping kept: ReportContents = .all) {
        self.profile = profile
        self.settings = settings
        self.kept = kept
        sorting = ItemSorting(profile: profile)
        checks = RecordingChecks(profile: profile)
        sets = RecordingSets(profile: profile)
    }

    /// Takes one item.
    ///
    /// - Parameters:
    ///   - item: The item; what is in a zip comes behind the zip.
    ///   - source: The place of the document that it was read from; nil where it was measured just now.
    public mutating func add(_ item: MeasuredItem, from source: Int? = nil) {
        if source != nil { isFromDocuments = true }
        let place = InputPlace(source: source ?? 0, index: item.index, part: partCount)
        partCount += 1
        add(sorting.part(of: item), at: place)
    }

    private mutating func add(_ part: ItemSorting.Part, at place: InputPlace) {
        switch part {
        case .recording(let recording): add(recording, at: place)
        case .unreadable(let recording): add(recording, at: place)
        case .document(let document): add(document, at: place)
        case .archive(let archive): add(archive, at: place)
        case .leftOut(let file): add(file, at: place)
        case .text(let text): texts.append(Placed(place: place, value: text))
        case .nothing: break
        }
    }

    // MARK: Taking parts

    /// A place behind all others of this check.
    fileprivate var nextPlace: InputPlace { InputPlace(index: .max, part: partCount) }

    fileprivate mutating func add(_ recording: RoledRecording, at place: InputPlace) {
        sets.add(recording, at: place)
        voices.add(recording, at: place)
        let results = checks.results(of: recording)
        let wrong = results.filter(\.isFinding)
        findings += wrong.map { Placed(place: place, value: $0) }
        add(passes: results.filter { !$0.isFinding }, at: place)
        keep(KeptRecording(recording: recording, hasFindings: !wrong.isEmpty), at: place)
    }

    private mutating func add(passes more: [Finding], at place: InputPlace) {
        if kept.contains(.passes) {
            passes += more.map { Placed(place: place, value: $0) }
            return
        }
        for pass in more {
            guard let closeness = pass.closeness else { continue }
            let nearest = passes.first.flatMap { nearest in nearest.value.closeness.map { ($0, nearest.place) } }
            if let nearest, (nearest.0, nearest.1) <= (closeness, place) { continue }
            passes = [Placed(place: place, value: pass)]
        }
    }

    private mutating func keep(_ recording: KeptRecording, at place: InputPlace) {
        let role = recording.recording.role
        let isFirst = firstPlaces[role].map { place < $0 } ?? true
        if isFirst { firstPlaces[role] = place }
        let keepsAll = kept.contains(.recordings) || sets.recordingCount <= Self.smallSetCount
        if !keepsAll, sets.recordingCount == Self.smallSetCount + 1 {
            recordings.removeAll { !$0.value.hasFindings && firstPlaces[$0.value.recording.role] != $0.place }
        }
        guard keepsAll || recording.hasFindings || isFirst else { return }
        recordings.append(Placed(place: place, value: recording))
    }

    fileprivate mutating func add(_ recording: RoledUnreadable, at place: InputPlace) {
        partCount += 1
        unreadable.append(Placed(place: place, value: recording))
    }

    fileprivate mutating func add(_ document: RoledDocument, at place: InputPlace) {
        partCount += 1
        documents.append(Placed(place: place, value: document))
    }

    fileprivate mutating func add(_ archive: Roled<ArchiveMeasurement>, at place: InputPlace) {
        partCount += 1
        archives.append(Placed(place: place, value: archive))
    }

    fileprivate mutating func add(_ file: LeftOutFile, at place: InputPlace) {
        partCount += 1
        leftOut.append(Placed(place: place, value: file))
    }

    // MARK: The outcome

    /// Everything that was taken, in the order of input; of recordings, what is kept.
    package var input: CheckInput {
        var all = self
        // One folder may be given for the recordings and for their texts.
        var paths: Set<RecordingPath> = []
        for text in texts.inOrder() where paths.insert(text.value.item.path).inserted {
            all.add(sorting.part(of: text.value), at: text.place)
        }
        var input = settings
        input.recordings = recordings.inOrder().map(\.value.recording)
        input.unreadable = all.unreadable.inOrder().map(\.value)
        input.documents = all.documents.inOrder().map(\.value)
        input.archives = all.archives.inOrder().map(\.value)
        input.leftOut = all.leftOut.inOrder().map(\.value)
        return input
    }

    /// The words that have to be pronounced before the report, by language: those of the texts that rules hold against what was
    /// heard. What is not pronounced is not compared.
    package var wordsToPronounce: [TextLanguage: Set<String>] {
        WordChecks(profile: profile, input: input, sets: sets).words
    }

    /// Takes the phones of words.
    package mutating func pronounce(_ pronunciations: Pronunciations) { settings.pronunciations = pronunciations }

    /// What every rule says of everything that was taken.
    public func report(tool: Report.Tool) -> Report {
        let input = input
        var results: [Finding] = []
        for role in profile.roles {
            results += SetChecks(profile: profile, role: role, input: input, sets: sets).findings
            results += VoiceChecks(profile: profile, role: role, sets: voices).findings
        }
        results += SharedRecordings(profile: profile, sets: sets).findings
        if isFromDocuments { results += MeasurementChecks(profile: profile, sets: sets).findings }
        results += PackageChecks(profile: profile, input: input, sets: sets).findings
        results += ArchiveChecks(profile: profile, input: input).findings
        results += checks.findings(of: input.unreadable)
        results += (findings + passes).inOrder().map(\.value)
        results += DocumentChecks(profile: profile, input: input).findings
        results += TextChecks(profile: profile, input: input, sets: sets).findings
        results += WordChecks(profile: profile, input: input, sets: sets).findings
        results += ParameterChecks(profile: profile, input: input, sets: sets).findings
        if !input.archives.isEmpty { results = ArchivePlaces(input).placed(results) }
        let wrong = results.filter(\.isFinding)
        return Report(
            tool: tool,
            profile: Report.ProfileReference(
                id: profile.id, title: profile.title, revision: profile.revision, sha256: profile.sha256,
                extends: profile.extends),
            verdict: Verdict(wrong, failOn: input.failOn), findings: wrong, passes: results.filter { !$0.isFinding },
            totals: profile.roles.compactMap { sets[$0.name].totals(role: $0.name) }, recordings: input.recordings,
            unreadable: input.unreadable, leftOut: input.leftOut,
            archives: input.archives.isEmpty ? nil : input.archives.map(\.item),
            documents: input.documents.isEmpty ? nil : input.documents,
            parameters: input.parameters.isEmpty ? nil : input.parameters)
    }
}

extension Finding {
    /// Whether a rule is not met or cannot be decided.
    fileprivate var isFinding: Bool { outcome == .fail || outcome == .open }
}

extension SetFacts {
    fileprivate func totals(role: String) -> Report.Totals? {
        guard recordingCount > 0 else { return nil }
        var totals = Report.Totals(
            role: role, recordingCount: recordingCount, duration: duration.seconds, byteCount: byteCount)
        totals.sound = SoundTotals(sound)
        return totals
    }
}

extension Measurements {
    /// The input of a check against `profile`: items without a role get its first, those of zips the first that goes into
    /// its package, and texts that of the transcripts of the recordings that they were given with.
    package func checkInput(
        for profile: Profile, parameters: [String: String] = [:], isComplete: Bool = false,
        isForPackage: Bool = false, failOn: Severity = .error
    ) -> CheckInput {
        var check = ProfileCheck(
            profile,
            settings: CheckInput(
                parameters: parameters, isComplete: isComplete, isForPackage: isForPackage, failOn: failOn))
        for item in items { check.add(item) }
        return check.input
    }
}
