import AudioMeasurement
import PreflightModel
import RulesEngine
import SystemFiles

/// Looks at folders again and again, and measures the recordings that have come in or changed.
///
/// Whoever calls `look()` sets the pace; a second between looks is what the numbers here are made for. A file is measured
/// when it was the same in two looks. One that its recorder has not finished (by its header, or since nothing is in it
/// yet) is waited for, but not for ever: when it was the same in ten looks, it is taken as it is.
package struct FolderWatch: Sendable {
    /// What one look found.
    package struct Look: Sendable {
        /// All that is to be judged: what is in the folders, without what is still being written.
        package var measured = Measurements()
        /// The files of `measured` that are new or were measured again since the last look, in order.
        package var changed: [RecordingPath] = []
        /// The files that were to be judged and are not there any more, in order.
        package var gone: [RecordingPath] = []
        /// The files that seem to be still written, in order.
        package var waiting: [RecordingPath] = []
        /// Those of `waiting` that were not named before.
        package var newlyWaiting: [RecordingPath] = []

        /// Whether anything is different from the last look.
        package var hasNews: Bool { !(changed.isEmpty && gone.isEmpty && newlyWaiting.isEmpty) }
    }

    /// For how many looks an unfinished file must stay the same to be taken as it is.
    static let patience = 10

    private let preflight: Preflight
    private let inputs: [RecordingInput]
    private let profiles: [Profile]
    private let now: @Sendable () -> Int64
    /// What is known of each file.
    private var files: [RecordingInput: WatchedFile] = [:]
    private var isFirst = true

    /// A watch over files and folders; `profiles` is what the recordings will be held against.
    package init(_ preflight: Preflight, inputs: [RecordingInput], profiles: [Profile]) {
        self.init(preflight, inputs: inputs, profiles: profiles) { SystemClock.seconds }
    }

    init(
        _ preflight: Preflight, inputs: [RecordingInput], profiles: [Profile], now: @escaping @Sendable () -> Int64
    ) {
        self.preflight = preflight
        self.inputs = inputs
        self.profiles = profiles
        self.now = now
    }

    /// What is in the folders now.
    private struct Sight {
        /// The files, in order.
        var seen: [(input: RecordingInput, entry: FolderWalk.Entry)] = []
        /// What is known of each of them.
        var files: [RecordingInput: WatchedFile] = [:]
        /// What is known of those that are not there any more.
        var gone: [RecordingInput: WatchedFile]
    }

    private func see() -> Sight {
        var sight = Sight(gone: files)
        var walk = FolderWalk(inputs)
        while let entry = walk.next() {
            let input = entry.input
            guard sight.files[input] == nil else { continue }
            var file = sight.gone.removeValue(forKey: input) ?? WatchedFile()
            file.see(entry.identity)
            if isFirst { file.grantAge(at: now()) }
            sight.files[input] = file
            sight.seen.append((input, entry))
        }
        return sight
    }

    /// Looks once, and measures what is ready for it.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    package mutating func look(progress: ProgressMeter? = nil) async throws -> Look {
        let sight = await withTaskExecutorPreference(BlockingThreads.shared) { see() }
        let (seen, before) = (sight.seen, sight.gone)
        var after = sight.files
        let due = seen.filter { after[$0.input]?.isDue ?? false }
        let work = Work(preflight, profiles: profiles, progress: progress)
        let loop = MeasuringLoop(work: work, concurrency: preflight.concurrency)
        var outcomes = [[MeasuredItem]](repeating: [], count: due.count)
        try await loop.run { [entries = due.map(\.entry)] send in
            _ = await send(entries)
        } body: { items in
            for item in items { outcomes[item.index].append(item) }
        }
        preflight.cache?.prune()
        for (due, outcome) in zip(due, outcomes) { after[due.input]?.outcome = outcome }

        var look = Look()
        look.measured = Measurements(tool: .voicePreflight, depth: preflight.measurer.depth)
        for (index, input) in seen.map(\.input).enumerated() {
            guard var file = after[input] else { continue }
            if let outcome = file.settledOutcome {
                look.measured.items += outcome.map { item in
                    var item = item
                    item.index = index
                    return item
                }
                if !file.isReported { look.changed.append(input.path) }
                file.isReported = true
                file.isAnnounced = false
            } else {
                look.waiting.append(input.path)
                if file.isWorthAnnouncing {
                    look.newlyWaiting.append(input.path)
                    file.isAnnounced = true
                }
            }
            after[input] = file
        }
        look.gone = before.filter(\.value.wasReported).map(\.key.path).sorted()
        files = after
        isFirst = false
        return look
    }
}

extension FolderWalk.Entry {
    fileprivate var input: RecordingInput {
        switch self {
        case .file(let input, _): input
        case .leftOut(_, let file): RecordingInput(path: file.path)
        case .failed(let role, let unreadable): RecordingInput(role: role, path: unreadable.path)
        }
    }

    /// Nil for what cannot be opened, or is not to be.
    fileprivate var identity: FileStatus? {
        guard case .file(let input, _) = self else { return nil }
        return try? RecordingFile(input.path).identityAtOpen
    }
}
