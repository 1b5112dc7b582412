import SystemFiles

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
    /// Whether zips that are given themselves are opened; without, each input is one item.
    package var opensGivenZips = true
    /// How long one recording may take; nil for as long as it takes.
    package var timeLimit: Duration?
    /// Whether voices will be compared, so that a recording whose measurement is remembered has to be heard again.
    package var needsVoiceprints = false
    /// Where measurements are remembered between runs; nil to measure everything again.
    public var cache: MeasurementCache?

    /// Who hears and pronounces words, where rules hold what is said against a text; nil for nobody, so that these stay open.
    package var words: WordRecognition? {
        didSet { measurer.phoneRecogniser = words?.recogniser }
    }

    /// A preflight that decodes every sample and listens, on all cores.
    ///
    /// - Parameters:
    ///   - depth: How deep to measure.
    ///   - hashing: Whether to hash files at the depths `declared` and `scan` too.
    ///   - aacDecoder: The decoder of AAC samples, such as the one of the product `AACDecoding`; without one, AAC is
    ///     measured by its packets, and a note says so.
    ///   - drawsWaveforms: Whether to make waveforms, which the HTML report shows; only the depths `decode` and `listen` can.
    ///   - concurrency: How many recordings to measure at once; nil for the number of cores.
    public init(
        depth: MeasurementMethod = .listen, hashing: Bool = false, aacDecoder: AACDecoderFactory? = nil,
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
        let measured = await withTaskExecutorPreference(BlockingThreads.shared) {
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
    ) async throws -> Measurements {
        var result = Measurements(tool: .voicePreflight, depth: measurer.depth)
        for try await item in measurements(of: inputs, for: profiles, progress: progress) { result.items.append(item) }
        return result
    }

    /// Measures files and folders, several at once, and gives each measurement as it is done.
    ///
    /// ```swift
    /// for try await item in Preflight().measurements(of: [RecordingInput(path: "takes")]) {
    ///     if case .recording(let take) = item.content { print(take.path, take.duration.seconds) }
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - inputs: Files and folders; folders are gone through with all that is below them.
    ///   - profiles: What the recordings will be held against; the files of some roles are not measured, or are texts.
    ///   - order: Whether a measurement waits for those of the inputs before it.
    ///   - progress: Counts bytes and recordings while the work continues.
    public func measurements(
        of inputs: [RecordingInput], for profiles: [Profile] = [], order: MeasuringOrder = .input,
        progress: ProgressMeter? = nil
    ) -> MeasurementSequence {
        sequence(for: profiles, order: order, progress: progress) { send in
            _ = await Self.walk(inputs, send)
        }
    }

    /// The same of inputs that come in one after the other, such as the lines of standard input.
    public func measurements<Inputs: AsyncSequence & Sendable>(
        of inputs: Inputs, for profiles: [Profile] = [], order: MeasuringOrder = .input,
        progress: ProgressMeter? = nil
    ) -> MeasurementSequence where Inputs.Element == RecordingInput {
        sequence(for: profiles, order: order, progress: progress) { send in
            for try await input in inputs {
                guard await Self.walk([input], send) else { return }
            }
        }
    }

    /// The same of inputs of which several are there at once.
    package func measurements<Batches: AsyncSequence & Sendable>(
        ofBatches batches: Batches, for profiles: [Profile] = [], order: MeasuringOrder = .input,
        progress: ProgressMeter? = nil
    ) -> MeasurementSequence where Batches.Element == [RecordingInput] {
        sequence(for: profiles, order: order, progress: progress) { send in
            for try await inputs in batches {
                guard await Self.walk(inputs, send) else { return }
            }
        }
    }

    /// Measures what requests ask for: exactly one item for each, in their order, whatever happens.
    package func measurements<Batches: AsyncSequence & Sendable>(
        ofRequests batches: Batches
    ) -> MeasurementSequence where Batches.Element == [MeasurementRequest] {
        var preflight = self
        (preflight.opensGivenZips, preflight.opensZipsInFolders) = (false, false)
        return preflight.sequence(for: [], order: .input, progress: nil) { send in
            for try await requests in batches {
                guard await send(requests.map(\.entry)) else { return }
            }
        }
    }

    private func sequence(
        for profiles: [Profile], order: MeasuringOrder, progress: ProgressMeter?, feed: @escaping MeasuringLoop.Feed
    ) -> MeasurementSequence {
        let work = Work(self, profiles: profiles, progress: progress)
        return MeasurementSequence(
            loop: MeasuringLoop(work: work, concurrency: concurrency, order: order), feed: feed
        ) { [cache] in cache?.prune() }
    }

    /// Sends inputs, and what is in the folders among them; says whether more is wanted.
    private static func walk(_ inputs: [RecordingInput], _ send: ([FolderWalk.Entry]) async -> Bool) async -> Bool {
        var walk = FolderWalk(inputs, opensFiles: true)
        var (entries, start) = ([FolderWalk.Entry](), ContinuousClock.now)
        while let entry = walk.next() {
            entries.append(entry)
            // Waking whoever measures for each of them would take longer than measuring most; a slow disk keeps nobody waiting.
            guard entries.count == 32 || start.duration(to: .now) > .milliseconds(1) else { continue }
            guard await send(entries) else { return false }
            (entries, start) = ([], .now)
        }
        return await send(entries)
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
        return profile.check(input.pronounced(for: profile, by: words), tool: .voicePreflight)
    }
}

/// A profile that is not built in.
public struct UnknownProfile: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name that was asked for.
    public let id: String

    /// Names the profile that is not there.
    package init(id: String) { self.id = id }

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
