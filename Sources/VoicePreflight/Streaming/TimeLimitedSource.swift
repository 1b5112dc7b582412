import AudioMeasurement
import PreflightModel

/// A source that gives nothing more once its time is over, so that one recording cannot hold up all others.
///
/// Whoever measures reads all the time, so the next read ends what takes too long. A read that never returns is not ended by it.
struct TimeLimitedSource: ByteSource {
    private let source: any ByteSource
    private let limit: Duration
    private let end: ContinuousClock.Instant

    /// A source whose time begins now.
    init(_ source: any ByteSource, limit: Duration) {
        (self.source, self.limit) = (source, limit)
        end = .now + limit
    }

    var byteCount: Int64 { source.byteCount }
    var identity: ByteSourceIdentity? { source.identity }

    func currentIdentity() throws(MeasuringFailure) -> ByteSourceIdentity? { try source.currentIdentity() }

    func read(into target: UnsafeMutableRawBufferPointer, at offset: Int64) throws(MeasuringFailure) -> Int {
        guard .now < end else {
            throw MeasuringFailure(FileDefectCode.timeLimit, ["limitSeconds": .number(limit / .seconds(1))])
        }
        return unsafe try source.read(into: target, at: offset)
    }
}
