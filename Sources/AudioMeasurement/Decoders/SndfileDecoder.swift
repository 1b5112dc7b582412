import CSndfile
import PreflightModel
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Decodes WAV, AIFF, CAF, AU, FLAC, Ogg and ALAC samples with libsndfile.
enum SndfileDecoder {
    /// Decodes `file` to its end and counts the frames.
    static func decode(
        _ file: VirtualFile, from reader: inout RecordingReader, drawing waveform: inout WaveformBuilder?
    ) throws(MeasuringFailure) -> SampleCount {
        try withUnsafeMutablePointer(to: &reader) { (reader) -> Result<SampleCount, MeasuringFailure> in
            var stream = VirtualFileStream(file, reader: reader)
            let count = count(reading: &stream, drawing: &waveform)
            return stream.failure.map { .failure($0) } ?? .success(count)
        }.get()
    }

    /// Decodes the files one after another and counts the frames of all of them.
    static func decode(
        _ files: some VirtualFileSequence, from reader: inout RecordingReader,
        drawing waveform: inout WaveformBuilder?
    ) throws(MeasuringFailure) -> SampleCount {
        var files = files
        var total = SampleCount(frameCount: 0)
        while total.isComplete, let file = try files.next(&reader) {
            let part = try decode(file, from: &reader, drawing: &waveform)
            total.frameCount += part.frameCount
            total.isComplete = part.isComplete
            total.defects += part.defects
        }
        return total
    }

    private static func count(
        reading stream: UnsafeMutablePointer<VirtualFileStream>, drawing waveform: inout WaveformBuilder?
    ) -> SampleCount {
        let handle: SndfileHandle
        do throws(SndfileHandle.OpenFailure) {
            handle = try SndfileHandle(stream)
        } catch {
            return SampleCount(
                frameCount: 0, isComplete: false,
                defects: [
                    .decodingFailed(library: "libsndfile", message: error.message, after: 0, sampleRate: 1)
                ])
        }
        return handle.countFrames(reading: stream, drawing: &waveform)
    }
}

/// Owns a libsndfile handle for the length of one synchronous call.
private struct SndfileHandle: ~Copyable {
    struct OpenFailure: Error { var message: String }

    /// libsndfile keeps the error of a failed open in one global place.
    private static let openLock = Mutex(())

    private let file: OpaquePointer
    private let info: SF_INFO

    init(_ stream: UnsafeMutablePointer<VirtualFileStream>) throws(OpenFailure) {
        var info = SF_INFO()
        var callbacks = SF_VIRTUAL_IO(
            get_filelen: { $0.map { VirtualFileStream.at($0).pointee.byteCount } ?? 0 },
            seek: { offset, origin, context in
                context.map { VirtualFileStream.at($0).pointee.seek(offset, origin: origin) } ?? -1
            },
            read: { target, count, context in
                guard let target, let context else { return 0 }
                return VirtualFileStream.at(context).pointee.read(
                    into: UnsafeMutableRawBufferPointer(start: target, count: Int(count)))
            },
            write: { _, _, _ in 0 },
            tell: { $0.map { VirtualFileStream.at($0).pointee.position } ?? 0 })
        var message = ""
        // The address leaves the lock as a number, since a pointer may not.
        let address = Self.openLock.withLock { _ -> UInt in
            let opened = sf_open_virtual(&callbacks, Int32(SFM_READ), &info, stream)
            if opened == nil { message = String(cString: sf_strerror(nil)) }
            return UInt(bitPattern: opened)
        }
        guard let file = OpaquePointer(bitPattern: address) else { throw OpenFailure(message: message) }
        self.file = file
        self.info = info
    }

    deinit { sf_close(file) }

    /// Reads to the end, 4,096 samples at a time, which stay in the first-level cache of a processor.
    func countFrames(
        reading stream: UnsafeMutablePointer<VirtualFileStream>, drawing waveform: inout WaveformBuilder?
    ) -> SampleCount {
        let count =
            switch Int(info.format) & SF_FORMAT_SUBMASK {
            case SF_FORMAT_PCM_S8, SF_FORMAT_PCM_U8, SF_FORMAT_PCM_16,
                SF_FORMAT_ULAW, SF_FORMAT_ALAW, SF_FORMAT_IMA_ADPCM,
                SF_FORMAT_MS_ADPCM, SF_FORMAT_GSM610:
                countFrames(of: Int16.self, with: sf_readf_short, reading: stream, drawing: &waveform)
            case SF_FORMAT_FLOAT, SF_FORMAT_VORBIS, SF_FORMAT_OPUS:
                countFrames(of: Float.self, with: sf_readf_float, reading: stream, drawing: &waveform)
            case SF_FORMAT_DOUBLE:
                countFrames(of: Double.self, with: sf_readf_double, reading: stream, drawing: &waveform)
            default:
                countFrames(of: Int32.self, with: sf_readf_int, reading: stream, drawing: &waveform)
            }
        var result = SampleCount(frameCount: count)
        if sf_error(file) != 0 {
            result.isComplete = false
            result.defects.append(
                .decodingFailed(
                    library: "libsndfile", message: String(cString: sf_strerror(file)), after: count,
                    sampleRate: Int(info.samplerate)))
        }
        return result
    }

    /// Counts the frames in the type that libsndfile converts to with the least work.
    private func countFrames<Sample: WaveformSample>(
        of type: Sample.Type, with read: (OpaquePointer?, UnsafeMutablePointer<Sample>?, sf_count_t) -> sf_count_t,
        reading stream: UnsafeMutablePointer<VirtualFileStream>, drawing waveform: inout WaveformBuilder?
    ) -> Int64 {
        let channels = max(1, Int(info.channels))
        let framesAtOnce = max(1, 4096 / channels)
        return withUnsafeTemporaryAllocation(of: Sample.self, capacity: framesAtOnce * channels) { samples in
            var total: Int64 = 0
            while true {
                let got = read(file, samples.baseAddress, sf_count_t(framesAtOnce))
                guard got > 0 else { return total }
                total += got
                guard waveform != nil else { continue }
                waveform?.add(
                    UnsafeBufferPointer(rebasing: samples[..<(Int(got) * channels)]), channelCount: channels,
                    byteOffset: stream.pointee.recordingOffset)
            }
        }
    }
}

/// A virtual file with a position, as libsndfile's callbacks see it.
struct VirtualFileStream {
    let byteCount: Int64
    private(set) var position: Int64 = 0
    private(set) var failure: MeasuringFailure?
    /// Where in the recording was read last.
    private(set) var recordingOffset: Int64 = 0
    private let segments: [VirtualFile.Segment]
    private let starts: [Int64]
    private var current = 0
    private let reader: UnsafeMutablePointer<RecordingReader>

    init(_ file: VirtualFile, reader: UnsafeMutablePointer<RecordingReader>) {
        segments = file.segments
        self.reader = reader
        var starts: [Int64] = []
        var end: Int64 = 0
        for segment in segments {
            starts.append(end)
            end += segment.byteCount
        }
        self.starts = starts
        byteCount = end
        reader.pointee.readAhead = RecordingReader.capacity / 4
    }

    static func at(_ context: UnsafeMutableRawPointer) -> UnsafeMutablePointer<VirtualFileStream> {
        context.assumingMemoryBound(to: VirtualFileStream.self)
    }

    mutating func seek(_ offset: Int64, origin: Int32) -> Int64 {
        let base: Int64 =
            switch origin {
            case SEEK_CUR: position
            case SEEK_END: byteCount
            default: 0
            }
        let (target, overflow) = base.addingReportingOverflow(offset)
        guard !overflow, target >= 0 else { return -1 }
        position = target
        return target
    }

    mutating func read(into target: UnsafeMutableRawBufferPointer) -> Int64 {
        var done = 0
        while done < target.count, position < byteCount, failure == nil {
            selectSegment()
            let inside = position - starts[current]
            let wanted = Int(min(Int64(target.count - done), segments[current].byteCount - inside))
            let rest = UnsafeMutableRawBufferPointer(rebasing: target[done..<(done + wanted)])
            let got = copy(segments[current], from: inside, into: rest)
            if got == 0 { break }
            done += got
            position += Int64(got)
        }
        return Int64(done)
    }

    private mutating func selectSegment() {
        if position < starts[current] { current = 0 }
        while position >= starts[current] + segments[current].byteCount { current += 1 }
    }

    private mutating func copy(
        _ segment: VirtualFile.Segment, from offset: Int64, into target: UnsafeMutableRawBufferPointer
    ) -> Int {
        switch segment {
        case .memory(let bytes):
            bytes.withUnsafeBytes { target.copyMemory(from: .init(rebasing: $0[Int(offset)...].prefix(target.count))) }
            return target.count
        case .recording(let range):
            do throws(MeasuringFailure) {
                let bytes = try reader.pointee.bytes(at: range.lowerBound + offset, count: target.count)
                target.copyMemory(from: bytes)
                recordingOffset = range.lowerBound + offset
                return bytes.count
            } catch {
                failure = error
                return 0
            }
        }
    }
}

extension VirtualFile.Segment {
    var byteCount: Int64 {
        switch self {
        case .memory(let bytes): Int64(bytes.count)
        case .recording(let range): range.upperBound - range.lowerBound
        }
    }
}
