import Synchronization

/// Counts what has been done, from many tasks at once, for a progress line that looks at it from time to time.
public final class ProgressMeter: Sendable {
    private let bytes = Atomic<Int64>(0)
    private let recordings = Atomic<Int>(0)

    /// Starts at zero.
    public init() {}

    /// Bytes read so far.
    public var byteCount: Int64 { bytes.load(ordering: .relaxed) }

    /// Recordings finished so far.
    public var recordingCount: Int { recordings.load(ordering: .relaxed) }

    /// Counts bytes.
    package func add(bytes count: Int) { bytes.add(Int64(count), ordering: .relaxed) }

    /// Counts a recording.
    package func addRecording() { recordings.add(1, ordering: .relaxed) }
}
