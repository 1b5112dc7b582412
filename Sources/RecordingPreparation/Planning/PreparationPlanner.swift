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
    private let obstacles: PreparationObstacles
    private let judge: @Sendable (RoledRecording) -> [Finding]

    /// A planner for recordings that were checked.
    ///
    /// - Parameters:
    ///   - profile: What the result is to meet.
    ///   - input: The measured recordings; of those that were read from JSON, only the longest pauses are known.
    ///   - report: What the check says of them.
    ///   - wishes: What is wanted.
    ///   - obstacles: What turned out not to be done with some of the recordings.
    package init(
        profile: Profile, input: CheckInput, report: Report, wishes: PlanningWishes = PlanningWishes(),
        obstacles: PreparationObstacles = PreparationObstacles()
    ) {
        self.profile = profile
        self.input = input
        self.report = report
        self.wishes = wishes
        self.obstacles = obstacles
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
        var (results, texts) = ([PlannedResult](), [PlannedText]())
        var leftOut = unreadable(from: sources.count)
        let roles = profile.roles.filter { role in sources.contains { $0.role == role.name } }
        for role in roles {
            let planning = RolePlanning(
                role: role, sources: sources.filter { $0.role == role.name },
                measurements: sources.map(\.measurement), obstacles: obstacles, judge: judge, wishes: wishes,
                folder: roles.count > 1 ? role.name : nil)
            let outcome = planning.outcome()
            results += outcome.results
            texts += outcome.texts
            leftOut += outcome.leftOut
        }
        let after = check(results, texts, sources.map(\.measurement), tool: tool)
        // A role of which nothing is left breaks no rule on recordings, but it is not what was wanted.
        let given = Set(sources.map(\.role) + input.unreadable.map(\.role))
        let isLost = !given.isSubset(of: results.map(\.role))
        return PreparationPlan(
            tool: tool, profile: report.profile, allowedCost: cost, aim: wishes.aim?.seconds,
            verdictBefore: report.verdict, verdictAfter: isLost ? .fail : after.verdict,
            sources: sources.map(PlannedSource.init) + input.unreadable.map(PlannedSource.init), results: results,
            texts: texts, leftOut: leftOut.sorted { ($0.source, $0.place) < ($1.source, $1.place) },
            findings: after.findings)
    }

    // MARK: What there is

    /// The recordings that parts of takes count; those in zips stay there.
    package var recordings: [RoledRecording] { input.recordings.filter { $0.measurement.archive == nil } }

    private func sources() -> [SourceRecording] {
        let texts = transcripts()
        let byPath = Dictionary(grouping: report.findings.filter { $0.path != nil }) { $0.path }
        return recordings.enumerated().map { index, recording in
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

    // MARK: Cuts

    /// The frames of a source at which a plan cuts, with how far each may be moved.
    package func cuts(of plan: PreparationPlan) -> [Int: [ZeroCrossings.Wish]] {
        let sources = recordings
        var wishes: [Int: [ZeroCrossings.Wish]] = [:]
        for part in plan.results.flatMap(\.take.parts) {
            guard let frames = part.frames else { continue }
            let source = sources[part.source].measurement
            let reach = Int64(RecordingDrafting.cutTolerance * Double(source.sampleRate))
            for frame in [frames.lowerBound, frames.upperBound] where frame > 0 && frame < source.frameCount {
                let wish = ZeroCrossings.Wish(frame: frame, within: (frame - reach)...(frame + reach))
                if wishes[part.source]?.contains(wish) != true { wishes[part.source, default: []].append(wish) }
            }
        }
        return wishes
    }

    /// The plan with its cuts moved to where the sound crosses zero; the plan as it is where it would pass no longer.
    ///
    /// - Parameter cuts: The new places of the frames of each source.
    package func moving(_ cuts: [Int: [Int64: Int64]], in plan: PreparationPlan) -> PreparationPlan {
        let measurements = recordings.map(\.measurement)
        var moved = plan
        for index in plan.results.indices {
            for part in plan.results[index].take.parts.indices {
                guard let frames = plan.results[index].take.parts[part].frames else { continue }
                let places = cuts[plan.results[index].take.parts[part].source] ?? [:]
                let (start, end) = (
                    places[frames.lowerBound] ?? frames.lowerBound, places[frames.upperBound] ?? frames.upperBound
                )
                guard start < end else { return plan }
                moved.results[index].take.parts[part].frames = start..<end
            }
            let take = moved.results[index].take
            guard let format = try? PreparationOutline(take, of: measurements).format else { return plan }
            moved.results[index].format = format
            if moved.results[index].steps.allSatisfy({ $0.code != .join }), let first = take.parts.first {
                let source = measurements[first.source]
                let frames = take.parts.map { $0.frames ?? 0..<source.frameCount }
                moved.results[index].steps = moved.results[index].steps.map { $0.about(frames, of: source) }
            }
        }
        let after = check(moved.results, moved.texts, measurements, tool: plan.tool)
        guard after.verdict == plan.verdictAfter else { return plan }
        moved.findings = after.findings
        return moved
    }

    // MARK: What will be

    private func check(
        _ results: [PlannedResult], _ texts: [PlannedText], _ sources: [RecordingMeasurement], tool: Report.Tool
    ) -> Report {
        var after = input
        after.recordings = results.compactMap { result in
            let prediction = RecordingPrediction(take: result.take, sources: sources)
            return (try? prediction.measurement(path: result.path)).map {
                RoledRecording(role: result.role, measurement: $0)
            }
        }
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
