import PreflightModel
import RulesEngine

/// Makes drafts of one recording: converted, trimmed and split as the rules of its role ask for.
struct RecordingDrafting {
    let limits: RoleLimits
    let judge: @Sendable (RoledRecording) -> [Finding]
    let allowedCost: PreparationCost
    /// The recordings of the plan, which parts of takes count.
    let sources: [RecordingMeasurement]
    /// What cannot be done with some of them.
    let obstacles: PreparationObstacles

    /// A cut may be moved by this much, in seconds, to where the sound crosses zero; lengths keep as far from their limits.
    static let cutTolerance = 0.02

    /// What came out of a recording.
    struct Outcome {
        var drafts: [RecordingDraft] = []
        var exclusions: [PlannedExclusion] = []
    }

    func outcome(of source: SourceRecording) -> Outcome {
        let recording = source.measurement
        if source.text != nil, isLastWordCut(recording) {
            return Outcome(exclusions: [
                PlannedExclusion(
                    source: source.index, .notAccepted,
                    rules: recording.defects.filter(\.meansMissingEnd).map(\.code.rawValue).unique)
            ])
        }
        var operations = search(source).operations()
        let wholeRange = range(of: source)
        let shortening = PauseShortening(of: recording, limits: limits)
        var take = PreparedTake(
            parts: parts(source, wholeRange, shortening), operations: operations)
        var prediction = predicted(take, source)
        // What is too large is made smaller, as far as that is allowed, before any of it is given up.
        if let most = greatestSize(prediction ?? recording), (prediction ?? recording).byteCount > most {
            let smaller = search(source).operations(mindsSize: true)
            let smallerTake = PreparedTake(parts: take.parts, operations: smaller)
            if let smallerPrediction = predicted(smallerTake, source),
                smallerPrediction.byteCount <= most || FormatSearch.cost(smaller) == .lossless
            {
                (operations, take, prediction) = (smaller, smallerTake, smallerPrediction)
            }
        }
        // Cutting and repairing may need the file to be written anew; what cannot be done without that is done without.
        let lesser = [take.parts, [part(source, wholeRange)], [part(source, nil)]].unique
        let outputs: [[PreparationOperation]] =
            [[]] + outputs(recording).filter { $0.cost <= allowedCost }.map { [$0] }
        for parts in lesser where prediction == nil {
            for output in outputs {
                let written = PreparedTake(parts: parts, operations: operations + output)
                guard let found = predicted(written, source) else { continue }
                (take, operations, prediction) = (written, written.operations, found)
                break
            }
        }
        guard let prediction else { return Outcome(exclusions: [exclusion(source, source.findings)]) }
        let allowed = limits.ranges(NumberCodes.duration.kind, of: prediction).last ?? .any
        let most = lengths(prediction, in: allowed, at: recording.sampleRate).greatest ?? .max
        if frames(of: take, source) <= most { return Outcome(drafts: [draft(take, source, prediction)]) }
        return split(source, wholeRange ?? 0..<recording.frameCount, operations, shortening)
    }

    private func search(_ source: SourceRecording) -> FormatSearch {
        FormatSearch(
            source: source.measurement, limits: limits,
            judge: { judge(RoledRecording(role: limits.role.name, measurement: $0)) }, allowedCost: allowedCost,
            obstacles: obstacles.of(source.index))
    }

    /// The operations that write samples anew without changing them more than the codec asks for.
    private func outputs(_ recording: RecordingMeasurement) -> [PreparationOperation] {
        recording.codec.isDecodedLossy ? [.decode] : [.rewrap(to: .wav), .rewrap(to: .rf64)]
    }

    private func part(_ source: SourceRecording, _ frames: Range<Int64>?) -> PreparedTake.Part {
        PreparedTake.Part(source: source.index, frames: frames)
    }

    /// What is left of some frames, nil for all, when pauses are shortened.
    private func parts(
        _ source: SourceRecording, _ frames: Range<Int64>?, _ shortening: PauseShortening
    ) -> [PreparedTake.Part] {
        let kept = shortening.kept(of: frames ?? 0..<source.measurement.frameCount)
        return kept.count > 1 ? kept.map { part(source, $0) } : [part(source, frames)]
    }

    private func frames(of take: PreparedTake, _ source: SourceRecording) -> Int64 {
        let all = source.measurement.longestDuration.frameCount(at: source.measurement.sampleRate)
        return take.parts.reduce(0) { $0 + ($1.frames.map { Int64($0.count) } ?? all) }
    }

    /// What a take is expected to be; nil where it cannot be made.
    private func predicted(_ take: PreparedTake, _ source: SourceRecording) -> RecordingMeasurement? {
        try? RecordingPrediction(take: take, sources: sources, obstacles: obstacles)
            .measurement(path: source.measurement.path)
    }

    private func greatestSize(_ recording: RecordingMeasurement) -> Int64? { limits.greatestSize(of: recording) }

    // MARK: The ends

    /// The frames that are left when silence is cut off at the ends, and a word whose end is missing; nil for all.
    private func range(of source: SourceRecording) -> Range<Int64>? {
        let recording = source.measurement
        guard let map = SpeechMap(recording), let first = map.segments.first, let last = map.segments.last else {
            return nil
        }
        let silence = EdgeSilence(of: recording, limits: limits, findings: source.findings)
        var (start, end) = (Int64(0), recording.frameCount)
        if silence.isLeadingTooLong {
            start = max(0, onset(recording, map, first.lowerBound) - map.frames(silence.leading))
        }
        if isLastWordCut(recording), let pause = map.pauses.last {
            let half = Int64(pause.frames.count) / 2
            end = pause.frames.lowerBound + min(map.frames(silence.trailing), half)
        } else if silence.isTrailingTooLong {
            end = min(end, offset(recording, map, last.upperBound) + map.frames(silence.trailing))
        }
        guard start < end, start > 0 || end < recording.frameCount else { return nil }
        return start..<end
    }

    private func isLastWordCut(_ recording: RecordingMeasurement) -> Bool {
        recording.speech?.isCutOffAtEnd == true && recording.defects.contains(where: \.meansMissingEnd)
    }

    /// Where the sound begins, which is exact where it is as near to the first word as anybody can hear.
    private func onset(_ recording: RecordingMeasurement, _ map: SpeechMap, _ word: Int64) -> Int64 {
        guard let silence = recording.signal?.leadingSilence else { return word }
        let frame = map.frames(silence)
        return (frame - word).magnitude <= map.frames(SpeechMeasurement.edgeUncertainty) ? frame : word
    }

    private func offset(_ recording: RecordingMeasurement, _ map: SpeechMap, _ word: Int64) -> Int64 {
        guard let silence = recording.signal?.trailingSilence else { return word }
        let frame = recording.frameCount - map.frames(silence)
        return (frame - word).magnitude <= map.frames(SpeechMeasurement.edgeUncertainty) ? frame : word
    }

    // MARK: Pieces

    /// How long a recording may be, in frames of its source.
    private struct Lengths {
        var least: Int64
        var greatest: Int64?
    }

    /// What the rules allow of a recording that will be as predicted, in frames at the rate of its source.
    private func lengths(_ prediction: RecordingMeasurement, in range: LengthRange, at rate: Int) -> Lengths {
        let padding = prediction.codedFrameCount > prediction.frameCount ? RecordingPrediction.greatestPadding : 0
        var lengths = Lengths(
            least: range.leastFrameCount(at: rate), greatest: range.greatestFrameCount(at: rate).map { $0 - padding })
        if let bytes = greatestSize(prediction), prediction.byteCount > bytes {
            // A header takes a few of the bytes.
            let share = Double(max(0, bytes - 65_536)) / Double(max(1, prediction.byteCount))
            lengths.greatest = min(
                lengths.greatest ?? .max, Int64(share * prediction.duration.seconds * Double(rate)))
        }
        return lengths
    }

    private func split(
        _ source: SourceRecording, _ range: Range<Int64>, _ operations: [PreparationOperation],
        _ shortening: PauseShortening
    ) -> Outcome {
        let recording = source.measurement
        let rules = source.findings.filter {
            [
                NumberCodes.duration.tooHigh, NumberCodes.duration.dependsOnReader, NumberCodes.size.tooHigh,
                NumberCodes.size.unitUndefined,
            ].contains($0.code)
        }.map(\.rule)
        guard source.text == nil else {
            return Outcome(exclusions: [PlannedExclusion(source: source.index, .hasText, rules: rules)])
        }
        guard let map = SpeechMap(recording),
            let prediction = predicted(
                PreparedTake(
                    parts: [part(source, range)], operations: written(source, [part(source, range)], operations)),
                source)
        else { return Outcome(exclusions: [exclusion(source, source.findings)]) }
        let silence = EdgeSilence(of: recording, limits: limits, findings: source.findings)
        let tolerance = Int64(2 * Self.cutTolerance * Double(recording.sampleRate))
        var rest: [Range<Int64>] = []
        for allowed in limits.ranges(NumberCodes.duration.kind, of: prediction) {
            let lengths = lengths(prediction, in: allowed, at: recording.sampleRate)
            guard let greatest = lengths.greatest, lengths.least + tolerance <= greatest - tolerance else { continue }
            let pieces = PieceCutting(
                map: map, range: range, lengths: (lengths.least + tolerance)...(greatest - tolerance),
                silence: silence, shortening: shortening
            ).pieces()
            rest = pieces.rest
            guard !pieces.pieces.isEmpty else { continue }
            return outcome(source, pieces, operations, shortening, map, rules)
        }
        return Outcome(exclusions: (rest.isEmpty ? [range] : rest).map { noPause(source, $0, map, rules) })
    }

    private func outcome(
        _ source: SourceRecording, _ pieces: PieceCutting.Pieces, _ operations: [PreparationOperation],
        _ shortening: PauseShortening, _ map: SpeechMap, _ rules: [String]
    ) -> Outcome {
        var outcome = Outcome(exclusions: pieces.rest.map { noPause(source, $0, map, rules) })
        let name = source.measurement.path.baseName
        let digits = String(pieces.pieces.count).count
        for (index, frames) in pieces.pieces.enumerated() {
            let parts = parts(source, frames, shortening)
            let take = PreparedTake(parts: parts, operations: written(source, parts, operations))
            guard let prediction = predicted(take, source) else {
                var refused = exclusion(source, source.findings)
                refused.frames = frames
                outcome.exclusions.append(refused)
                continue
            }
            let number = String(index + 1)
            let step = PlannedStep(
                .split,
                [
                    "piece": .integer(Int64(index + 1)), "pieces": .integer(Int64(pieces.pieces.count)),
                    "fromSeconds": .number(map.seconds(frames.lowerBound)),
                    "toSeconds": .number(map.seconds(frames.upperBound)),
                ], rules: rules)
            var draft = draft(take, source, prediction, steps: [step])
            draft.name = "\(name)-\(String(repeating: "0", count: max(0, digits - number.count)))\(number)"
            outcome.drafts.append(draft)
        }
        return outcome.drafts.isEmpty ? Outcome(exclusions: [exclusion(source, source.findings)]) : outcome
    }

    /// The operations, with one that says what is written where a piece needs that.
    private func written(
        _ source: SourceRecording, _ parts: [PreparedTake.Part], _ operations: [PreparationOperation]
    ) -> [PreparationOperation] {
        let all =
            [operations]
            + outputs(source.measurement).filter { $0.cost <= allowedCost }.map { operations + [$0] }
        return all.first { predicted(PreparedTake(parts: parts, operations: $0), source) != nil }
            ?? operations
    }

    private func noPause(
        _ source: SourceRecording, _ frames: Range<Int64>, _ map: SpeechMap, _ rules: [String]
    ) -> PlannedExclusion {
        PlannedExclusion(
            source: source.index, frames: frames, .noPause,
            [
                "fromSeconds": .number(map.seconds(frames.lowerBound)),
                "toSeconds": .number(map.seconds(frames.upperBound)),
            ], rules: rules)
    }

    // MARK: Drafts

    private func draft(
        _ take: PreparedTake, _ source: SourceRecording, _ prediction: RecordingMeasurement, steps: [PlannedStep] = []
    ) -> RecordingDraft {
        var steps = steps
        if steps.isEmpty { steps = trimming(take, source) }
        if take.parts.count > 1 { steps.append(shorteningStep(take, source)) }
        return RecordingDraft(
            take: take, steps: steps, name: source.measurement.path.baseName, prediction: prediction,
            findings: judge(RoledRecording(role: source.role, measurement: prediction)), text: source.text)
    }

    /// What is taken out of the pauses between the parts of a take.
    private func shorteningStep(_ take: PreparedTake, _ source: SourceRecording) -> PlannedStep {
        let frames = take.parts.compactMap(\.frames)
        let gaps = zip(frames, frames.dropFirst()).map { $1.lowerBound - $0.upperBound }
        let removed = Double(gaps.reduce(0, +)) / Double(source.measurement.sampleRate)
        let codes = [NumberCodes.pause.tooHigh, NumberCodes.pause.tooCloseToCall, FindingCode(.pause)]
        return PlannedStep(
            .shortenPauses,
            ["pauses": .integer(Int64(gaps.count)), "removedSeconds": .number(removed.rounded(toDecimals: 3))],
            rules: source.findings.filter { codes.contains($0.code) }.map(\.rule).unique)
    }

    private func trimming(_ take: PreparedTake, _ source: SourceRecording) -> [PlannedStep] {
        let recording = source.measurement
        guard let start = take.parts.first?.frames?.lowerBound, let last = take.parts.last?.frames?.upperBound else {
            return []
        }
        func seconds(_ frames: Int64) -> Fact {
            .number((Double(frames) / Double(recording.sampleRate)).rounded(toDecimals: 6))
        }
        let end = recording.frameCount - last
        var steps: [PlannedStep] = []
        let isWordCut = isLastWordCut(recording)
        var facts: [String: Fact] = [:]
        if start > 0 { facts["startSeconds"] = seconds(start) }
        if end > 0, !isWordCut { facts["endSeconds"] = seconds(end) }
        if !facts.isEmpty {
            let codes = [
                NumberCodes.leadingSilence.tooHigh, .init(.pause), NumberCodes.trailingSilence.tooHigh,
                NumberCodes.leadingSilence.tooCloseToCall, NumberCodes.trailingSilence.tooCloseToCall,
            ]
            steps.append(
                PlannedStep(.trim, facts, rules: source.findings.filter { codes.contains($0.code) }.map(\.rule).unique))
        }
        if end > 0, isWordCut {
            let rules = recording.defects.filter(\.meansMissingEnd).map(\.code.rawValue)
            steps.append(PlannedStep(.dropCutWord, ["endSeconds": seconds(end)], rules: rules.unique))
        }
        return steps
    }

    /// Why nothing can be made of a recording that the profile does not accept.
    func exclusion(_ source: SourceRecording, _ findings: [Finding]) -> PlannedExclusion {
        let wrong = findings.filter { $0.isFatal() || $0.isUndecided }
        let rules = wrong.map(\.rule).unique
        let recording = source.measurement
        if wrong.contains(where: { $0.limit?.kind == NumberCodes.sampleRate.kind }),
            let least = limits.namedSampleRates(for: recording).last, recording.sampleRate < least
        {
            return PlannedExclusion(
                source: source.index, .rateTooLow,
                ["sampleRate": .integer(Int64(recording.sampleRate)), "goalSampleRate": .integer(Int64(least))],
                rules: rules)
        }
        return PlannedExclusion(source: source.index, .notAccepted, rules: rules)
    }
}

extension SpeechMap {
    func seconds(_ frame: Int64) -> Double { (Double(frame) / Double(sampleRate)).rounded(toDecimals: 6) }
}

extension Array where Element: Hashable {
    /// The elements without repetitions, in the order in which they first occur.
    var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

extension RecordingPath {
    /// The name without folder and extension, as text.
    var baseName: String {
        let name = lastComponent.bytes
        let dot = name.lastIndex(of: UInt8(ascii: ".")).flatMap { $0 > 0 ? $0 : nil } ?? name.count
        return RecordingPath(bytes: name[..<dot]).description
    }
}
