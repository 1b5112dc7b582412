import CMpg123
import PreflightModel

/// Decodes MPEG audio frames with libmpg123, fed with exactly the frames that the walker found.
enum Mpg123Decoder {
    /// The version of libmpg123's interface, such as "API 47": older ones do not tell their own.
    static var libraryVersion: String { "API \(MPG123_API_VERSION)" }

    /// How much is fed at once: large enough that a call costs nothing, small enough for the second-level cache.
    private static let blockByteCount = 64 * 1024

    /// Decodes the frames in `runs` and counts the sample frames, priming and padding included.
    ///
    /// Where the rate changes in the midst, the count is the whole length at the first rate, as the walker counts.
    static func decode<Receiver: SampleReceiver & ~Copyable>(
        _ runs: [Range<Int64>], from reader: inout RecordingReader, observing observer: inout Receiver?
    ) throws(MeasuringFailure) -> SampleCount {
        var length = DecodedLength()
        var result = SampleCount(frameCount: 0)
        do {
            var handle = try Mpg123Handle()
            try handle.open()
            reader.readAhead = blockByteCount
            for run in runs {
                var offset = run.lowerBound
                while offset < run.upperBound {
                    if observer?.isContent == true { break }
                    let wanted = Int(min(run.upperBound - offset, Int64(blockByteCount)))
                    offset += try handle.decode(
                        &reader, at: offset, count: wanted, adding: &length, observing: &observer)
                }
            }
            if let first = runs.first {
                // libmpg123 decodes a first frame only when it has seen the header behind it. A header without its
                // frame completes a stream of one frame and does nothing in any other.
                let last = runs.last?.upperBound ?? first.upperBound
                _ = try handle.decode(
                    &reader, at: first.lowerBound, count: 4, placedAt: last, adding: &length, observing: &observer)
            }
        } catch let failure as MeasuringFailure {
            throw failure
        } catch {
            let message = (error as? Mpg123Handle.Failure)?.message ?? "\(error)"
            result.isComplete = false
            result.defects.append(
                .decodingFailed(
                    library: "libmpg123", message: message, after: length.frameCount,
                    sampleRate: max(1, length.firstRate)
                ))
        }
        result.frameCount = length.frameCount
        return result
    }
}

/// Sample frames by their rate, since joined recordings may change it.
private struct DecodedLength {
    private(set) var firstRate = 0
    private var rate = 0
    private var current: Int64 = 0
    private var before = TotalDuration()

    mutating func changeRate(to new: Int) {
        if firstRate == 0 { firstRate = new }
        guard new != rate else { return }
        before = total
        current = 0
        rate = new
    }

    @inline(__always)
    mutating func add(_ frames: Int) { current += Int64(frames) }

    private var total: TotalDuration {
        var total = before
        total.add(frameCount: current, sampleRate: rate)
        return total
    }

    /// The whole length at the first rate.
    var frameCount: Int64 {
        firstRate == rate && before.framesByRate.isEmpty ? current : total.frameCount(at: firstRate)
    }
}

/// Owns a libmpg123 handle for the length of one synchronous call.
@safe
private struct Mpg123Handle: ~Copyable {
    struct Failure: Error { var message: String }

    private let handle: OpaquePointer
    /// Bytes of one sample frame of the output.
    private var frameSize = 0
    /// Channels of the output where its samples are Int16, as they are by default; else 0.
    private var drawnChannelCount = 0

    init() throws(Failure) {
        var cause: Int32 = 0
        guard let handle = unsafe mpg123_new(nil, &cause) else {
            throw unsafe Failure(message: String(cString: mpg123_plain_strerror(cause)))
        }
        unsafe self.handle = unsafe handle
        // Every coded frame is counted, so nothing is cut off at the ends; messages are ours to print.
        let flags = Int(MPG123_QUIET.rawValue | MPG123_IGNORE_INFOFRAME.rawValue)
        _ = unsafe preflight_mpg123_param(handle, MPG123_REMOVE_FLAGS, Int(MPG123_GAPLESS.rawValue), 0)
        _ = unsafe preflight_mpg123_param(handle, MPG123_ADD_FLAGS, flags, 0)
    }

    deinit { unsafe mpg123_delete(handle) }

    private func failure() -> Failure { unsafe Failure(message: String(cString: mpg123_strerror(handle))) }

    /// Gets ready to be fed.
    func open() throws(Failure) {
        guard unsafe mpg123_open_feed(handle) == MPG123_OK.rawValue else { throw failure() }
    }

    /// Feeds bytes, which libmpg123 copies, decodes all frames that they complete, and says how many bytes there were.
    ///
    /// - Parameter place: Where the bytes are said to be; nil for where they are.
    mutating func decode<Receiver: SampleReceiver & ~Copyable>(
        _ reader: inout RecordingReader, at offset: Int64, count: Int, placedAt place: Int64? = nil,
        adding length: inout DecodedLength, observing observer: inout Receiver?
    ) throws -> Int64 {
        let (fed, byteCount) = try reader.withBytes(at: offset, count: count) { bytes in
            let fed = unsafe bytes.withUnsafeBytes { bytes in
                unsafe mpg123_feed(handle, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count)
            }
            return (fed, Int64(bytes.byteCount))
        }
        guard fed == MPG123_OK.rawValue else { throw failure() }
        try decodeFrames(at: place ?? offset, adding: &length, observing: &observer)
        return byteCount
    }

    private mutating func decodeFrames<Receiver: SampleReceiver & ~Copyable>(
        at offset: Int64, adding length: inout DecodedLength, observing observer: inout Receiver?
    ) throws(Failure) {
        while true {
            var frameNumber = 0
            var samples: UnsafeMutablePointer<UInt8>?
            var byteCount = 0
            let status = unsafe mpg123_decode_frame(handle, &frameNumber, &samples, &byteCount)
            switch status {
            case MPG123_OK.rawValue: break
            case MPG123_NEW_FORMAT.rawValue:
                var rate = 0
                var channels: Int32 = 0
                var encoding: Int32 = 0
                guard unsafe mpg123_getformat(handle, &rate, &channels, &encoding) == MPG123_OK.rawValue else {
                    throw failure()
                }
                frameSize = Int(channels) * Int(mpg123_encsize(encoding))
                drawnChannelCount = encoding == MPG123_ENC_SIGNED_16.rawValue ? Int(channels) : 0
                length.changeRate(to: rate)
                observer?.sampleRate = rate
            case MPG123_NEED_MORE.rawValue, MPG123_DONE.rawValue: return
            default: throw failure()
            }
            guard frameSize > 0 else { continue }
            length.add(byteCount / frameSize)
            guard observer != nil, let samples = unsafe samples, drawnChannelCount > 0 else { continue }
            unsafe UnsafeRawBufferPointer(start: samples, count: byteCount).withMemoryRebound(to: Int16.self) {
                unsafe observer?.add($0, channelCount: drawnChannelCount, byteOffset: offset)
            }
        }
    }
}
