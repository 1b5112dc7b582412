import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Measures recordings and checks them against the constraints of vendors: the way in for users of the library.
///
/// ```swift
/// let profile = try Preflight.profile(named: "tencent-vod-clone")
/// let report = try await Preflight().check([RecordingInput(path: "takes")], against: profile)
/// for finding in report.findings { print(EnglishSentences().message(of: finding)) }
/// ```
public struct Preflight: Sendable {
    /// Measures one recording at a time.
    public var measurer: RecordingMeasurer
    /// How many recordings are measured at once, at least 1. All that is measured in a process shares threads of its own, as
    /// many as there are cores: what is beyond waits.
    public var concurrency: Int
    /// Whether zips that are met in folders are measured too, as those are that are given themselves. What is packed are
    /// files, so for packing a zip is none of the recordings, least of all the last package.
    public var opensZipsInFolders = true
    /// Where measurements are remembered between runs; nil to measure everything again.
    public var cache: MeasurementCache?

    /// A preflight that decodes every sample, on all cores.
    ///
    /// - Parameters:
    ///   - depth: How deep to measure.
    ///   - hashing: Whether to hash files at the depths `declared` and `scan` too.
    ///   - aacDecoder: The decoder of AAC samples, such as the one of the product `AACDecoding`; without one, AAC is
    ///     measured by its packets, and a note says so.
    ///   - drawsWaveforms: Whether to make waveforms, which the HTML report shows; only depth `decode` can.
    ///   - concurrency: How many recordings to measure at once; nil for the number of cores.
    public init(
        depth: MeasurementMethod = .decode, hashing: Bool = false, aacDecoder: AACDecoderFactory? = nil,
        drawsWaveforms: Bool = false, concurrency: Int? = nil
    ) {
        measurer = RecordingMeasurer(
            depth: depth, hashing: hashing, aacDecoder: aacDecoder, drawsWaveforms: drawsWaveforms)
        self.concurrency = max(1, concurrency ?? ProcessInfo.processInfo.activeProcessorCount)
    }

    /// The built-in profile with this name.
    ///
    /// - Throws: `UnknownProfile`.
    public static func profile(named id: String) throws -> Profile {
        guard let profile = try ProfileCatalogue.profile(named: id) else { throw UnknownProfile(id: id) }
        return profile
    }

    /// Measures one file, on a thread where the work blocks nobody else.
    ///
    /// - Throws: `MeasuringFailure` when it cannot be measured at all; what is merely wrong with it is in `defects`.
    public func measure(_ path: RecordingPath) async throws(MeasuringFailure) -> RecordingMeasurement {
        let measured = await withTaskExecutorPreference(MeasuringThreads.shared) {
            Result { () throws(MeasuringFailure) in try measurer.measure(path) }
        }
        return try measured.get()
    }

    /// Measures files and folders, several at once; the result has the order of the input.
    ///
    /// - Parameters:
    ///   - inputs: Files and folders; folders are gone through with all that is below them.
    ///   - profiles: What the recordings will be held against; the files of some roles are not measured, or are texts.
    ///   - progress: Counts bytes and recordings while the work continues.
    /// - Throws: `CancellationError` when the task is cancelled.
    public func measure(
        _ inputs: [RecordingInput], for profiles: [Profile] = [], progress: ProgressMeter? = nil
    ) async throws -> MeasuredInputs {
        let work = Work(self, profiles: profiles, progress: progress)
        let outcomes = await outcomes(of: inputs, work: work)
        cache?.prune()
        try Task.checkCancellation()
        var result = MeasuredInputs()
        result.items.reserveCapacity(outcomes.count)
        for outcome in outcomes { result.add(outcome) }
        return result
    }

    /// What comes of files and folders, in their order; the front of it where the task is cancelled.
    ///
    /// Every input is taken for a file at first: whoever opens it finds out, several at once, where asking what each of
    /// them is beforehand would keep all tasks waiting for one.
    private func outcomes(of inputs: [RecordingInput], work: Work) async -> [WorkOutcome] {
        let outcomes = await outcomes(of: inputs.makeIterator()) { work.outcome(of: .file($0, isExplicit: true)) }
        guard !Task.isCancelled, let folders = GivenFolders(among: inputs, outcomes: outcomes) else { return outcomes }
        return await self.outcomes(of: folders) { step in
            switch step {
            case .known(let outcome): outcome
            case .entry(let entry): work.outcome(of: entry)
            }
        }
    }

    /// What comes of each entry, in their order, several at once; the front of it where the task is cancelled.
    func outcomes<Entry: Sendable>(
        of entries: some IteratorProtocol<Entry> & Sendable, outcome: @escaping @Sendable (Entry) -> WorkOutcome
    ) async -> [WorkOutcome] {
        let queue = WorkQueue(entries)
        let outcomes = await withTaskGroup(of: [(Int, WorkOutcome)].self) { group in
            for _ in 0..<concurrency {
                group.addTask(executorPreference: MeasuringThreads.shared) {
                    var outcomes: [(Int, WorkOutcome)] = []
                    var turn = ContinuousClock.now
                    while !Task.isCancelled, let (index, entry) = queue.next() {
                        outcomes.append((index, outcome(entry)))
                        // What else is measured in the process gets its turn, which takes longer than a short recording.
                        if turn.duration(to: .now) > .milliseconds(1) {
                            await Task.yield()
                            turn = .now
                        }
                    }
                    return outcomes
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        return outcomes.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// Measures files and folders and checks them against a profile.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    public func check(
        _ inputs: [RecordingInput], against profile: Profile, parameters: [String: String] = [:],
        isComplete: Bool = false, failOn: Severity = .error
    ) async throws -> Report {
        let measured = try await measure(inputs, for: [profile])
        let input = measured.checkInput(
            for: profile, parameters: parameters, isComplete: isComplete, failOn: failOn)
        return profile.check(input, tool: .voicePreflight)
    }
}

/// A profile that is not built in.
public struct UnknownProfile: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name that was asked for.
    public let id: String

    /// Names the profile that is not there.
    public init(id: String) { self.id = id }

    /// What is wrong, with what became of the profile, or else the names that may have been meant.
    public var description: String {
        "there is no profile \"\(id)\". \(ProfileCatalogue.retirement(of: id) ?? advice)"
    }

    private var advice: String {
        let names = ProfileCatalogue.suggestions(for: id)
        let list = "See `voice-preflight profiles list`."
        switch names.count {
        case 0: return list
        case 1...8: return "Did you mean \(Words.alternatives(names.map { "\"\($0)\"" }))?"
        default:
            return "\(names.count) profiles have a name like it, such as \(Words.list(Array(names.prefix(3)))). \(list)"
        }
    }
}

/// Hands out entries, with their place in the order of input, to the task that is free.
private final class WorkQueue<Entries: IteratorProtocol & Sendable>: Sendable where Entries.Element: Sendable {
    private let state: Mutex<(entries: Entries, count: Int)>

    init(_ entries: Entries) { state = Mutex((entries, 0)) }

    func next() -> (Int, Entries.Element)? {
        state.withLock { state in
            guard let entry = state.entries.next() else { return nil }
            state.count += 1
            return (state.count - 1, entry)
        }
    }
}
