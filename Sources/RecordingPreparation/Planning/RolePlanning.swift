import PreflightModel
import RulesEngine

/// Plans the recordings of one role.
struct RolePlanning {
    let role: Role
    let sources: [SourceRecording]
    /// All recordings of the plan, which parts of takes count.
    let measurements: [RecordingMeasurement]
    /// What cannot be done with some of them.
    let obstacles: PreparationObstacles
    let judge: @Sendable (RoledRecording) -> [Finding]
    let wishes: PlanningWishes
    /// Where the results are put, from the output folder; nil for that itself.
    let folder: String?

    struct Outcome {
        var results: [PlannedResult] = []
        var texts: [PlannedText] = []
        var leftOut: [PlannedExclusion] = []
    }

    private var limits: RoleLimits { RoleLimits(role: role) }

    private func drafting(allowing cost: PreparationCost) -> RecordingDrafting {
        RecordingDrafting(
            limits: limits, judge: judge, allowedCost: cost, sources: measurements, obstacles: obstacles)
    }

    func outcome() -> Outcome {
        var (drafts, leftOut) = drafts()
        let joined = joined(&drafts)
        leftOut += joined.rest.map { draft in
            PlannedExclusion(
                source: draft.place.source, frames: draft.frames, .tooShort,
                rules: draft.fatalFindings.map(\.rule).unique)
        }
        drafts += joined.drafts
        let accepted = drafts.filter(\.fatalFindings.isEmpty)
        leftOut += drafts.filter { !$0.fatalFindings.isEmpty }.map(refusal).unique
        let (chosen, others) = choose(accepted)
        let used = Set(chosen.flatMap { $0.take.parts.map(\.source) })
        leftOut += others
        // What is in a joined recording is not left out, and neither is a recording of which every word is used.
        leftOut.removeAll { $0.frames == nil && used.contains($0.source) }
        return named(chosen.sorted { $0.place < $1.place }, leftOut)
    }

    // MARK: Each recording

    private func drafts() -> ([RecordingDraft], [PlannedExclusion]) {
        let drafting = drafting(allowing: wishes.allowedCost)
        var (drafts, leftOut): ([RecordingDraft], [PlannedExclusion]) = ([], [])
        var digests: [String: RecordingPath] = [:]
        for source in sources {
            if let other = firstOfSame(source.measurement, &digests) {
                leftOut.append(
                    PlannedExclusion(source: source.index, .duplicate, ["other": .text(other.description)]))
                continue
            }
            // What is wrong between a recording and its text is not cured by anything that is done here.
            let untrue = source.findings.filter { $0.isFatal() && $0.limit?.kind == SaysTextCondition.kind }
            guard untrue.isEmpty else {
                leftOut.append(
                    PlannedExclusion(source: source.index, .notAccepted, rules: untrue.map(\.rule).unique))
                continue
            }
            let outcome = drafting.outcome(of: source)
            drafts += outcome.drafts
            leftOut += outcome.exclusions
        }
        return (drafts, leftOut)
    }

    /// The recording before this one that has the same bytes, or the same samples.
    private func firstOfSame(_ recording: RecordingMeasurement, _ digests: inout [String: RecordingPath])
        -> RecordingPath?
    {
        var keys = recording.sha256.map { ["sha256:\($0)"] } ?? []
        if let signal = recording.signal, signal.levels.peak != nil, !signal.sampleHash.isEmpty {
            keys.append("\(signal.sampleHash) \(recording.sampleRate) \(recording.channelCount)")
        }
        for key in keys {
            if let first = digests[key] { return first }
        }
        for key in keys { digests[key] = recording.path }
        return nil
    }

    /// Joins what is too short, unless texts belong to it; what is joined is no longer among the drafts.
    private func joined(_ drafts: inout [RecordingDraft]) -> RecordingJoining.Outcome {
        let countsAdvice = limits.count.upperBound == 1 && drafts.count > 1
        let short = drafts.filter { $0.text == nil && $0.isTooShort(countingAdvice: countsAdvice) }
        guard short.count > 1 else { return RecordingJoining.Outcome() }
        // Where one recording is wanted, and one is good as it is, nothing has to be put together.
        if limits.count.upperBound == 1,
            drafts.contains(where: {
                $0.findings.allSatisfy { $0.code != NumberCodes.duration.tooLow } && $0.fatalFindings.isEmpty
            })
        {
            return RecordingJoining.Outcome()
        }
        let joining = RecordingJoining(limits: limits, judge: judge, sources: measurements, wishes: wishes)
        var outcome = joining.outcome(of: short.sorted { $0.place < $1.place })
        let joinedSources = Set(outcome.drafts.flatMap { $0.take.parts.map(\.source) })
        let restSources = Set(outcome.rest.map(\.place.source))
        drafts.removeAll { draft in
            joinedSources.contains(draft.place.source)
                || (restSources.contains(draft.place.source) && !draft.fatalFindings.isEmpty)
        }
        outcome.rest.removeAll { $0.fatalFindings.isEmpty }
        return outcome
    }

    private func refusal(_ draft: RecordingDraft) -> PlannedExclusion {
        guard let source = sources.first(where: { $0.index == draft.place.source }) else {
            return PlannedExclusion(source: draft.place.source, .notAccepted)
        }
        let drafting = drafting(allowing: wishes.allowedCost)
        if draft.isTooShort(countingAdvice: false) {
            return PlannedExclusion(
                source: source.index, frames: draft.frames, .tooShort,
                rules: draft.fatalFindings.map(\.rule).unique)
        }
        var exclusion = drafting.exclusion(source, draft.fatalFindings)
        if let cost = sufficientCost(source), exclusion.code == .notAccepted {
            exclusion.code = .costNotAllowed
            exclusion.facts["cost"] = .text(cost.rawValue)
        }
        return exclusion
    }

    /// The least cost with which the profile accepts a recording; nil where none helps.
    private func sufficientCost(_ source: SourceRecording) -> PreparationCost? {
        PreparationCost.allCases.first { cost in
            guard cost > wishes.allowedCost else { return false }
            let drafts = drafting(allowing: cost).outcome(of: source).drafts
            return !drafts.isEmpty && drafts.allSatisfy(\.fatalFindings.isEmpty)
        }
    }

    // MARK: The set

    private func choose(_ drafts: [RecordingDraft]) -> ([RecordingDraft], [PlannedExclusion]) {
        let ranked = drafts.sorted { RecordingRank($0) < RecordingRank($1) }
        let windows = SelectionWindows(
            totals: limits.setRanges(NumberCodes.totalDuration.kind), sounds: limits.setSounds, count: limits.count,
            greatestByteCount: limits.greatestTotalSize, wishes: wishes)
        let choice = SubsetSelection.choose(ranked.map { SelectionCandidate($0.prediction) }, within: windows.limits)
        let exclusions = ranked.indices.compactMap { index -> PlannedExclusion? in
            guard let reason = choice.exclusions[index] else { return nil }
            let draft = ranked[index]
            return PlannedExclusion(
                source: draft.place.source, frames: draft.frames,
                .init(reason))
        }
        return (choice.chosen.map { ranked[$0] }, exclusions)
    }

    // MARK: Names

    private func named(_ chosen: [RecordingDraft], _ leftOut: [PlannedExclusion]) -> Outcome {
        var outcome = Outcome(leftOut: leftOut)
        var names = ResultNames()
        let joinedCount = chosen.count(where: \.isJoined)
        var joinedNumber = 0
        for draft in chosen {
            let source = measurements[draft.place.source]
            let isPiece = draft.name != source.path.baseName
            var base = draft.name
            if draft.isJoined, joinedCount > 1 {
                joinedNumber += 1
                base += "-\(joinedNumber)"
            }
            let name = names.name(
                base, original: isPiece ? nil : source.path, container: draft.prediction.container
            ) { path in
                var named = draft.prediction
                named.path = path
                return judge(RoledRecording(role: role.name, measurement: named)).allSatisfy {
                    $0.limit?.kind != NumberCodes.fileName.kind || $0.outcome == .pass || $0.outcome == .notApplicable
                }
            }
            add(draft, source, name, to: &outcome)
        }
        return outcome
    }

    private func add(
        _ draft: RecordingDraft, _ source: RecordingMeasurement, _ name: RecordingPath, to outcome: inout Outcome
    ) {
        let path = folder.map { RecordingPath($0).appending(name.bytes) } ?? name
        var prediction = draft.prediction
        prediction.path = path
        let findings = judge(RoledRecording(role: role.name, measurement: prediction))
        let before = sources.first { $0.index == draft.place.source }?.findings ?? []
        var steps = draft.steps + draft.take.conversionSteps(of: source, findings: before)
        if !draft.isJoined, draft.name == source.path.baseName, name != source.path.lastComponent {
            let rules = before.filter {
                $0.limit?.kind == NumberCodes.fileName.kind
                    || $0.code == FindingCode(DefectCode(FileDefectCode.extensionMismatch))
                    || $0.code == FindingCode(DefectCode(FileDefectCode.nameNotUTF8))
            }
            steps.append(PlannedStep(.rename, ["name": .text(name.description)], rules: rules.map(\.rule).unique))
        }
        guard let format = try? PreparationOutline(draft.take, of: measurements).format else { return }
        outcome.results.append(
            PlannedResult(
                role: role.name, path: path, take: draft.take, steps: steps, format: format, verdict: Verdict(findings))
        )
        guard let text = draft.text, let sha256 = text.transcript?.sha256 else { return }
        let textPath = RecordingPath(
            bytes: path.bytes.dropLast(path.lastComponent.bytes.count) + Array("\(path.baseName).txt".utf8))
        outcome.texts.append(PlannedText(role: text.role, source: text.path, sha256: sha256, path: textPath))
    }
}

extension PlannedExclusion.Code {
    fileprivate init(_ exclusion: SubsetSelection.Exclusion) {
        switch exclusion {
        case .countReached: self = .countReached
        case .totalReached: self = .totalReached
        case .sizeReached: self = .sizeReached
        case .noCombination: self = .noCombination
        }
    }
}
