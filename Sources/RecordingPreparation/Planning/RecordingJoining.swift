import PreflightModel
import RulesEngine

/// Puts recordings that are too short one behind the other, with the pause between words that the profile asks for.
struct RecordingJoining {
    let limits: RoleLimits
    let judge: @Sendable (RoledRecording) -> [Finding]
    let sources: [RecordingMeasurement]
    let wishes: PlanningWishes

    /// The drafts that came out, and those that nothing could be made of.
    struct Outcome {
        var drafts: [RecordingDraft] = []
        var rest: [RecordingDraft] = []
    }

    /// Joins drafts, which are in the order of their sources.
    func outcome(of drafts: [RecordingDraft]) -> Outcome {
        var outcome = Outcome()
        var groups: [Key: [RecordingDraft]] = [:]
        for draft in drafts { groups[Key(draft, sources), default: []].append(draft) }
        // In the order of what comes first in each.
        for group in groups.values.sorted(by: { $0[0].place < $1[0].place }) {
            let joined = limits.count.upperBound == 1 ? one(of: group) : several(of: group)
            outcome.drafts += joined.drafts
            outcome.rest += joined.rest
        }
        return outcome
    }

    /// What can be in one recording: the same samples, and the same done to them.
    private struct Key: Hashable {
        var sampleRate: Int
        var channelCount: Int
        var codec: Codec
        var bitDepth: Int?
        var container: Container
        var operations: [PreparationOperation]

        init(_ draft: RecordingDraft, _ sources: [RecordingMeasurement]) {
            let source = sources[draft.place.source]
            (sampleRate, channelCount) = (source.sampleRate, source.channelCount)
            (codec, bitDepth, container) = (source.codec, source.bitDepth, source.container)
            operations = draft.take.operations
        }
    }

    // MARK: One recording of all

    private func one(of group: [RecordingDraft]) -> Outcome {
        guard let whole = join(group) else { return Outcome(rest: group) }
        let ranked = group.indices.sorted { RecordingRank(group[$0]) < RecordingRank(group[$1]) }
        let pause = ExactDuration(limitInSeconds: pause(like: whole.prediction))
        let candidates = ranked.map { index in
            var candidate = SelectionCandidate(group[index].prediction)
            candidate.longest = candidate.longest.plus(pause)
            return candidate
        }
        let windows = SelectionWindows(
            totals: limits.ranges(NumberCodes.duration.kind, of: whole.prediction), count: 2...group.count,
            greatestByteCount: limits.greatestSize(of: whole.prediction), wishes: wishes)
        let chosen = SubsetSelection.choose(candidates, within: windows.limits).chosen.map { ranked[$0] }.sorted()
        guard let draft = join(chosen.map { group[$0] }), !draft.isTooShort(countingAdvice: false) else {
            return Outcome(rest: group)
        }
        return Outcome(drafts: [draft], rest: group.indices.filter { !chosen.contains($0) }.map { group[$0] })
    }

    // MARK: Several recordings, each long enough

    private func several(of group: [RecordingDraft]) -> Outcome {
        var outcome = Outcome()
        var open: [RecordingDraft] = []
        for draft in group {
            open.append(draft)
            guard open.count > 1, let joined = join(open) else { continue }
            if joined.fatalFindings.isEmpty {
                outcome.drafts.append(joined)
                open = []
            } else if !joined.isTooShort(countingAdvice: false) {
                // Too long, say: without the last it may still find another.
                open.removeLast()
                outcome.rest.append(draft)
            }
        }
        // What is left over goes to the last, if that stays within the limits.
        if !open.isEmpty, let last = outcome.drafts.last {
            let parts = group.filter { draft in last.take.parts.contains { $0.source == draft.place.source } }
            if let longer = join(parts + open), longer.fatalFindings.isEmpty {
                outcome.drafts[outcome.drafts.count - 1] = longer
                open = []
            }
        }
        outcome.rest += open
        return outcome
    }

    // MARK: Joining

    /// The silence between two words, in seconds: in the middle of what is asked for, or else that between sentences.
    private func pause(like recording: RecordingMeasurement) -> Double {
        let kind = NumberCodes.pause.kind
        let least = limits.ranges(kind, part: "shortest", of: recording).first?.lower?.duration.seconds
        let most = limits.ranges(kind, part: "longest", of: recording).first?.upper?.duration.seconds
        switch (least, most) {
        case (let least?, let most?): return (least + most) / 2
        case (let least?, nil): return least + 2 * SpeechMeasurement.edgeUncertainty
        case (nil, let most?): return min(SpeechMeasurement.shortestSentencePause, most / 2)
        case (nil, nil): return SpeechMeasurement.shortestSentencePause
        }
    }

    private func limitsPauses(of recording: RecordingMeasurement) -> Bool {
        limits.ranges(NumberCodes.pause.kind, part: "longest", of: recording).first?.upper != nil
    }

    private func join(_ drafts: [RecordingDraft]) -> RecordingDraft? {
        guard let first = drafts.first, drafts.count > 1 else { return nil }
        let recording = sources[first.place.source]
        let rate = Double(recording.sampleRate)
        let wanted = pause(like: first.prediction)
        let keepsSilence = !limitsPauses(of: first.prediction)
        var parts: [PreparedTake.Part] = []
        var (silenceBefore, greatestPause) = (0.0, 0.0)
        for (index, draft) in drafts.enumerated() {
            var own = draft.take.parts
            guard let part = own.first, own.allSatisfy({ $0.source == part.source }) else { return nil }
            let source = sources[part.source]
            let all = 0..<source.frameCount
            var leading = Self.edges(of: source, in: part.frames ?? all).0
            var trailing = Self.edges(of: source, in: own[own.count - 1].frames ?? all).1
            if !keepsSilence {
                // Half of the pause on either side is the recording's own, and what is more goes.
                let most = wanted / 2
                let (cutStart, cutEnd) = (max(0, leading - most), max(0, trailing - most))
                if index > 0 { own[0].cut(start: Int64(cutStart * rate), end: 0, of: all) }
                if index < drafts.count - 1 { own[own.count - 1].cut(start: 0, end: Int64(cutEnd * rate), of: all) }
                (leading, trailing) = (min(leading, most), min(trailing, most))
            }
            if index > 0 {
                let pause = Int64((max(0, wanted - silenceBefore - leading) * rate).rounded())
                let quiet = Self.quietParts(of: part.source, in: source, frameCount: pause)
                parts += quiet.parts
                // Only where a recording has too little silence of its own is there none at all.
                own[0].pauseBefore = pause - quiet.frameCount
                greatestPause = max(greatestPause, Double(pause) / rate)
            }
            silenceBefore = trailing
            parts += own
        }
        let take = PreparedTake(parts: parts, operations: first.take.operations)
        let role = limits.role.name
        guard
            let prediction = try? RecordingPrediction(take: take, sources: sources).measurement(
                path: first.prediction.path)
        else { return nil }
        let rules = drafts.flatMap(\.findings).filter { $0.code == NumberCodes.duration.tooLow }.map(\.rule).unique
        var facts: [String: Fact] = [
            "recordings": .integer(Int64(drafts.count)), "pauseSeconds": .number(greatestPause.rounded(toDecimals: 3)),
        ]
        // What is cut off or out of each of them is said once, of all together.
        let cut = drafts.flatMap(\.steps).flatMap { step in
            ["startSeconds", "endSeconds", "removedSeconds"].compactMap { step.facts[$0]?.number }
        }.reduce(0, +)
        if cut > 0 { facts["removedSeconds"] = .number(cut.rounded(toDecimals: 3)) }
        return RecordingDraft(
            take: take, steps: [PlannedStep(.join, facts, rules: rules)],
            name: "joined", isJoined: true, prediction: prediction,
            findings: judge(RoledRecording(role: role, measurement: prediction)), text: nil)
    }

    /// Silence of a recording, taken from its longest pauses and its ends, each frame of it once: the noise of a room that
    /// stops is heard as a gap.
    private static func quietParts(
        of index: Int, in source: RecordingMeasurement, frameCount: Int64
    ) -> (parts: [PreparedTake.Part], frameCount: Int64) {
        guard let map = SpeechMap(source) else { return ([], 0) }
        let ends = [0] + map.segments.map(\.upperBound)
        let starts = map.segments.map(\.lowerBound) + [map.frameCount]
        let edge = map.frames(SpeechMeasurement.edgeUncertainty)
        let quiet = zip(ends, starts).map { ($0 + edge, $1 - edge) }.filter { $1 - $0 > edge }
            .sorted { ($1.1 - $1.0, $0.0) < ($0.1 - $0.0, $1.0) }
        var parts: [PreparedTake.Part] = []
        var missing = frameCount
        for (start, end) in quiet where missing > 0 {
            let count = min(missing, end - start)
            parts.append(PreparedTake.Part(source: index, frames: start..<(start + count)))
            missing -= count
        }
        return (parts, frameCount - missing)
    }

    /// The silence at the ends of some frames of a recording, in seconds.
    private static func edges(of source: RecordingMeasurement, in frames: Range<Int64>) -> (Double, Double) {
        guard let map = SpeechMap(source) else { return (0, 0) }
        let inside = map.segments.map { $0.clamped(to: frames) }.filter { !$0.isEmpty }
        guard let first = inside.first, let last = inside.last else { return (0, 0) }
        return (
            map.seconds(first.lowerBound - frames.lowerBound), map.seconds(frames.upperBound - last.upperBound)
        )
    }
}

extension PreparedTake.Part {
    /// Cuts frames off at the ends.
    fileprivate mutating func cut(start: Int64, end: Int64, of all: Range<Int64>) {
        let old = frames ?? all
        let lower = old.lowerBound + start
        let new = lower..<max(lower, old.upperBound - end)
        frames = new == all ? nil : new
    }
}
