import AudioMeasurement
import PreflightModel
import SystemFiles

/// Remembers measurements in a folder, so that recordings that did not change are not decoded again.
///
/// A recording is known by size, modification and change time in nanoseconds, device, inode and name, by what was asked
/// for, and by this program with the libraries that it has loaded. Only the system sets the change time, so content that
/// was replaced is measured again even where size and modification time were put back. (File systems without a change
/// time of their own, such as FAT, do not tell that.) A recording that was changed within the last two seconds is not
/// remembered: a change right after could bear the same time.
///
/// Each measurement is a small file with a checksum of its own, and is replaced as a whole. Several processes may use
/// one folder at once, and a damaged file is dropped and rewritten. What is in the folder is believed, so nobody
/// else should be able to write there.
public struct MeasurementCache: Sendable {
    /// How many recordings are remembered at most; those that nobody asked for the longest go first.
    package static let greatestCount = 16_384

    /// The folder, which ends without a slash.
    let folder: String
    private let tool: String
    /// The system's clock, in whole seconds since 1970.
    private let now: @Sendable () -> Int64
    private let limit: Int

    /// A cache in `folder`, which is made where it is missing, for its owner only.
    ///
    /// - Throws: `MeasurementCacheFailure` where the folder cannot be made, or cannot be written to.
    public init(folder: String) throws(MeasurementCacheFailure) {
        try self.init(folder: folder, tool: ToolStamp.ofProcess, now: { SystemClock.seconds })
    }

    init(
        folder: String, tool: String, limit: Int = greatestCount, now: @escaping @Sendable () -> Int64
    ) throws(MeasurementCacheFailure) {
        try CacheFolder.prepare(folder)
        self.folder = folder
        self.tool = tool
        self.limit = limit
        self.now = now
    }

    /// What is known of the recording at the path of `input`; it is measured where nothing is.
    ///
    /// What a voice sounds like is never remembered, since it is biometric data. Where it is needed, the recording is heard again.
    ///
    /// - Throws: `MeasuringFailure`, as the measurer does; failures are not remembered.
    func measure(
        _ input: RecordingInput, with measurer: RecordingMeasurer, needsVoiceprint: Bool = false,
        progress: ProgressMeter?
    ) throws(MeasuringFailure) -> RecordingMeasurement {
        // Opened, not only looked at: a recording that may not be read any more has no measurement.
        let (recording, path) = (try input.openedFile(), input.path)
        let identity = recording.identityAtOpen
        let key = CacheKey(identity, name: path.lastComponent, measurer: measurer, tool: tool)
        let file = CacheFile(path: "\(folder)/\(key.fileName)")
        let known = file.measurement(for: key, path: path)
        if let known, !(needsVoiceprint && known.hasVoice) {
            progress?.addRecording()
            return known
        }
        if var known {
            var measurer = measurer
            measurer.hearsVoicesOnly = true
            known.voiceprint = try measurer.measure(source: recording, path: path, progress: progress).voiceprint
            return known
        }
        let start = now()
        let measurement = try measurer.measure(source: recording, path: path, progress: progress)
        // What the recogniser of phones failed at, it may do the next time.
        let isWhole = measurement.phones?.mayBeRepeated != true
        if isWhole, identity.isOlder(than: start - Self.resolution) { file.store(measurement, for: key) }
        return measurement
    }

    /// The coarsest file times there are, in seconds: those of FAT.
    private static let resolution: Int64 = 2

    /// Forgets the recordings that nobody asked for the longest, as many as there are too many.
    func prune() { CacheFolder.prune(folder, limit: limit, now: now()) }
}

extension RecordingMeasurement {
    /// Whether there is a voice that could be compared with others.
    fileprivate var hasVoice: Bool { (speech?.speakers?.stretchCount ?? 0) > 0 }
}

extension FileStatus {
    /// Whether the file was last changed before this moment, in seconds since 1970.
    fileprivate func isOlder(than seconds: Int64) -> Bool { max(modified.seconds, changed.seconds) < seconds }
}

/// Why a folder cannot hold measurements.
public struct MeasurementCacheFailure: Error, Hashable, Sendable {
    /// What is wrong and what to do.
    public let message: String
}
