package import PreflightModel
package import RulesEngine

/// Finds what has to be done to recordings so that a profile accepts them.
///
/// A pure function of what was measured: no file is read. Every recording is brought to the format that the rules ask for, and
/// silence at its ends is cut off; what is too long is split in pauses, what is too short is joined; of what the profile then
/// accepts, the best are chosen. Whatever the plan says of the result, the rules themselves have said of what it will be.
package struct PreparationPlanner: Sendable {
    private let profile: Profile
    private let input: CheckInput
    private let report: Report
    private let wishes: PlanningWishes
    private let judge: @Sendable (RoledRecording) -> [Finding]

    /// A planner for recordings that were checked.
    ///
    /// - Parameters:
    ///   - profile: What the result is to meet.
    ///   - input: The measured recordings; with their waveforms, every pause is known, without them only the longest.
    ///   - report: What the check says of them.
    ///   - wishes: What is wanted.
    package init(profile: Profile, input: CheckInput, report: Report, wishes: PlanningWishes = PlanningWishes()) {
        self.profile = profile
        self.input = input
        self.report = report
        self.wishes = wishes
        judge = profile.recordingJudge
    }

    /// The plan.
    ///
    /// - Parameter tool: The program that makes it.
    package func plan(tool: Report.Tool) -> PreparationPlan {
        var plan = plan(tool: tool, allowing: wishes.allowedCost)
        guard plan.verdictAfter != .pass else { return plan }
        plan.sufficientCost = PreparationCost.allCases.filter { $0 > wishes.allowedCost }.first {
            self.plan(tool: tool, allowing: $0).verdictAfter == .pass
        }
        return plan
    }

    private func plan(tool: Report.Tool, allowing cost: PreparationCost) -> PreparationPlan {
        var wishes = wishes
        wishes.allowedCost = cost
        let sources = sources()
        var (results, leftOut, predicted) = ([PlannedResult](), unreadable(from: sources.count), [RoledRecording]())
        var texts: [PlannedText] = []
        let roles = profile.roles.filter { role in sources.contains { $0.role == role.name } }
        for role in roles {
            let planning = RolePlanning(
                role: role, sources: sources.filter { $0.role == role.name },
                measurements: sources.map(\.measurement), judge: judge, wishes: wishes,
                folder: roles.count > 1 ? role.name : nil)
            let outcome = planning.outcome()
            results += outcome.results
            predicted += outcome.predicted
            texts += outcome.texts
            leftOut += outcome.leftOut
        }
        let after = check(predicted, texts, tool: tool)
        return PreparationPlan(
            tool: tool, profile: report.profile, allowedCost: cost, aim: wishes.aim?.seconds,
            verdictBefore: report.verdict, verdictAfter: after.verdict,
            sources: sources.map(PlannedSource.init) + input.unreadable.map(PlannedSource.init), results: results,
            texts: texts, leftOut: leftOut.sorted { ($0.source, $0.place) < ($1.source, $1.place) },
            findings: after.findings)
    }

    // MARK: What there is

    private func sources() -> [SourceRecording] {
        let texts = transcripts()
        let byPath = Dictionary(grouping: report.findings.filter { $0.path != nil }) { $0.path }
        return input.recordings.filter { $0.measurement.archive == nil }.enumerated().map { index, recording in
            SourceRecording(
                index: index, role: recording.role, measurement: recording.measurement,
                findings: (byPath[recording.measurement.path] ?? []).filter { $0.role == recording.role },
                text: texts[recording.measurement.path])
        }
    }

    /// The texts by their recordings.
    private func transcripts() -> [RecordingPath: RoledDocument] {
        var texts: [RecordingPath: RoledDocument] = [:]
        for role in profile.roles {
            guard let recordings = role.transcribes else { continue }
            let paths = input.recordings.filter { $0.role == recordings }.map(\.measurement.path)
            let documents = input.documents.filter { $0.role == role.name }
            let pairing = TranscriptPairing(recordings: paths, transcripts: documents.map(\.path))
            for (path, text) in zip(paths, pairing.transcripts) { texts[path] = text.map { documents[$0] } }
        }
        return texts
    }

    private func unreadable(from index: Int) -> [PlannedExclusion] {
        input.unreadable.enumerated().map { offset, unreadable in
            PlannedExclusion(source: index + offset, .unreadable, rules: [unreadable.recording.code.rawValue])
        }
    }

    // MARK: What will be

    private func check(_ recordings: [RoledRecording], _ texts: [PlannedText], tool: Report.Tool) -> Report {
        var after = input
        after.recordings = recordings
        (after.unreadable, after.archives, after.leftOut) = ([], [], [])
        let moved = Dictionary(texts.map { ($0.source, $0.path) }) { first, _ in first }
        let transcriptRoles = Set(profile.roles.filter { $0.transcribes != nil }.map(\.name))
        after.documents = input.documents.compactMap { document in
            guard transcriptRoles.contains(document.role) else { return document }
            guard let path = moved[document.path] else { return nil }
            var document = document
            document.item.path = path
            return document
        }
        return profile.check(after, tool: tool)
    }
}

extension PlannedSource {
    init(_ source: SourceRecording) {
        self.init(
            role: source.role, path: source.measurement.path, byteCount: source.measurement.byteCount,
            sha256: source.measurement.sha256, format: PreparedFormat(source.measurement),
            verdict: Verdict(source.findings))
    }

    init(_ unreadable: RoledUnreadable) {
        self.init(
            role: unreadable.role, path: unreadable.recording.path, byteCount: 0, sha256: nil, format: nil,
            verdict: unreadable.recording.kind.meansNoAudio ? .fail : .undetermined)
    }
}

extension PlannedExclusion {
    fileprivate var place: Int64 { frames?.lowerBound ?? -1 }
}
