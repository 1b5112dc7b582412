import CMpg123
import PreflightModel

/// Decodes MPEG audio frames with libmpg123, fed with exactly the frames that the walker found.
enum Mpg123Decoder {
    /// Decodes the frames in `runs` and counts the sample frames, priming and padding included.
    static func decode(
        _ runs: [Range<Int64>], from reader: inout RecordingReader
    ) throws(MeasuringFailure) -> SampleCount {
        var count = SampleCount(frameCount: 0)
        var rate = 1
        do {
            let handle = try Mpg123Handle()
            try handle.open()
            reader.readAhead = RecordingReader.capacity / 4
            for run in runs {
                var offset = run.lowerBound
                while offset < run.upperBound {
                    let wanted = Int(min(run.upperBound - offset, Int64(RecordingReader.capacity / 4)))
                    let bytes = try reader.bytes(at: offset, count: wanted)
                    offset += Int64(bytes.count)
                    count.frameCount += try handle.decode(bytes, sampleRate: &rate)
                }
            }
        } catch let failure as MeasuringFailure {
            throw failure
        } catch {
            let message = (error as? Mpg123Handle.Failure)?.message ?? "\(error)"
            count.isComplete = false
            count.defects.append(
                .decodingFailed(library: "libmpg123", message: message, after: count.frameCount, sampleRate: rate))
        }
        return count
    }
}

/// Owns a libmpg123 handle for the length of one synchronous call.
private struct Mpg123Handle: ~Copyable {
    struct Failure: Error { var message: String }

    private let handle: OpaquePointer

    init() throws(Failure) {
        var cause: Int32 = 0
        guard let handle = mpg123_new(nil, &cause) else {
            throw Failure(message: String(cString: mpg123_plain_strerror(cause)))
        }
        self.handle = handle
        // Every coded frame is counted, so nothing is cut off at the ends; messages are ours to print.
        let flags = Int(MPG123_QUIET.rawValue | MPG123_IGNORE_INFOFRAME.rawValue | MPG123_NO_FRANKENSTEIN.rawValue)
        _ = preflight_mpg123_param(handle, MPG123_REMOVE_FLAGS, Int(MPG123_GAPLESS.rawValue), 0)
        _ = preflight_mpg123_param(handle, MPG123_ADD_FLAGS, flags, 0)
    }

    deinit { mpg123_delete(handle) }

    /// Gets ready to be fed.
    func open() throws(Failure) {
        guard mpg123_open_feed(handle) == MPG123_OK.rawValue else {
            throw Failure(message: String(cString: mpg123_strerror(handle)))
        }
    }

    /// Feeds bytes and decodes all frames that they complete; returns the number of sample frames.
    func decode(_ bytes: UnsafeRawBufferPointer, sampleRate: inout Int) throws(Failure) -> Int64 {
        guard mpg123_feed(handle, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count) == MPG123_OK.rawValue
        else { throw Failure(message: String(cString: mpg123_strerror(handle))) }
        var total: Int64 = 0
        while true {
            var frameNumber: Int = 0
            var samples: UnsafeMutablePointer<UInt8>?
            var byteCount = 0
            let status = mpg123_decode_frame(handle, &frameNumber, &samples, &byteCount)
            switch status {
            case MPG123_OK.rawValue, MPG123_NEW_FORMAT.rawValue:
                var rate = 0
                var channels: Int32 = 0
                var encoding: Int32 = 0
                mpg123_getformat(handle, &rate, &channels, &encoding)
                sampleRate = rate
                let frameSize = Int(channels) * Int(mpg123_encsize(encoding))
                if frameSize > 0 { total += Int64(byteCount / frameSize) }
            case MPG123_NEED_MORE.rawValue, MPG123_DONE.rawValue:
                return total
            default:
                throw Failure(message: String(cString: mpg123_strerror(handle)))
            }
        }
    }
}
