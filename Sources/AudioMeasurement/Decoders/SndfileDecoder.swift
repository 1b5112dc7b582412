import CSndfile
import PreflightModel
import SignalAnalysis
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Decodes WAV, AIFF, CAF, AU, FLAC, Ogg and ALAC samples with libsndfile.
enum SndfileDecoder {
    /// The version of libsndfile, such as "1.2.0".
    static var libraryVersion: String {
        unsafe String(cString: sf_version_string()).split(separator: "-").last.map(String.init) ?? ""
    }

    /// Decodes `file` to its end and counts the frames.
    static func decode<Receiver: SampleReceiver & ~Copyable>(
        _ file: VirtualFile, from reader: inout RecordingReader, observing observer: inout Receiver?
    ) throws(MeasuringFailure) -> SampleCount {
        unsafe try withUnsafeMutablePointer(to: &reader) { (reader) -> Result<SampleCount, MeasuringFailure> in
            var stream = unsafe VirtualFileStream(file, reader: reader)
            let count = unsafe count(reading: &stream, observing: &observer)
            return stream.failure.map { .failure($0) } ?? .success(count)
        }.get()
    }

    /// Decodes the files one after another and counts the frames of all of them.
    static func decode<Receiver: SampleReceiver & ~Copyable>(
        _ files: some VirtualFileSequence, from reader: inout RecordingReader,
        observing observer: inout Receiver?
    ) throws(MeasuringFailure) -> SampleCount {
        var files = files
        var total = SampleCount(frameCount: 0)
        while total.isComplete, observer?.isContent != true, let file = try files.next(&reader) {
            let part = try decode(file, from: &reader, observing: &observer)
            total.frameCount += part.frameCount
            total.isComplete = part.isComplete
            total.defects += part.defects
        }
        return total
    }

    private static func count<Receiver: SampleReceiver & ~Copyable>(
        reading stream: UnsafeMutablePointer<VirtualFileStream>, observing observer: inout Receiver?
    ) -> SampleCount {
        let handle: SndfileHandle
        do throws(SndfileHandle.OpenFailure) {
            handle = unsafe try SndfileHandle(stream)
        } catch {
            return SampleCount(
                frameCount: 0, isComplete: false,
                defects: [
                    .decodingFailed(library: "libsndfile", message: error.message, after: 0, sampleRate: 1)
                ])
        }
        return unsafe handle.countFrames(reading: stream, observing: &observer)
    }
}

/// Owns a libsndfile handle for the length of one synchronous call.
@safe
private struct SndfileHandle: ~Copyable {
    struct OpenFailure: Error { var message: String }

    /// libsndfile keeps the error of a failed open in one global place.
    private static let openLock = Mutex(())

    private let file: OpaquePointer
    private let info: SF_INFO

    init(_ stream: UnsafeMutablePointer<VirtualFileStream>) throws(OpenFailure) {
        var info = SF_INFO()
        var callbacks = unsafe SF_VIRTUAL_IO(
            get_filelen: { unsafe $0.map { unsafe VirtualFileStream.at($0).pointee.byteCount } ?? 0 },
            seek: { offset, origin, context in
                unsafe context.map { unsafe VirtualFileStream.at($0).pointee.seek(offset, origin: origin) } ?? -1
            },
            read: { target, count, context in
                guard let target = unsafe target, let context = unsafe context else { return 0 }
                return unsafe VirtualFileStream.at(context).pointee.read(
                    into: UnsafeMutableRawBufferPointer(start: target, count: Int(count)))
            },
            write: { _, _, _ in 0 },
            tell: { unsafe $0.map { unsafe VirtualFileStream.at($0).pointee.position } ?? 0 })
        var message = ""
        // The address leaves the lock as a number, since a pointer may not.
        let address = Self.openLock.withLock { _ -> UInt in
            let opened = unsafe sf_open_virtual(&callbacks, Int32(SFM_READ), &info, stream)
            if unsafe opened == nil { message = unsafe String(cString: sf_strerror(nil)) }
            return UInt(bitPattern: opened)
        }
        guard let file = unsafe OpaquePointer(bitPattern: address) else { throw OpenFailure(message: message) }
        unsafe self.file = unsafe file
        self.info = info
    }

    deinit { unsafe sf_close(file) }

    /// Reads to the end, 4,096 samples at a time, which stay in the first-level cache of a processor.
    func countFrames<Receiver: SampleReceiver & ~Copyable>(
        reading stream: UnsafeMutablePointer<VirtualFileStream>, observing observer: inout Receiver?
    ) -> SampleCount {
        let count =
            switch Int(info.format) & SF_FORMAT_SUBMASK {
            case SF_FORMAT_PCM_S8, SF_FORMAT_PCM_U8, SF_FORMAT_PCM_16,
                SF_FORMAT_ULAW, SF_FORMAT_ALAW, SF_FORMAT_IMA_ADPCM,
                SF_FORMAT_MS_ADPCM, SF_FORMAT_GSM610:
                unsafe countFrames(of: Int16.self, with: sf_readf_short, reading: stream, observing: &observer)
            case SF_FORMAT_FLOAT, SF_FORMAT_VORBIS, SF_FORMAT_OPUS:
                unsafe countFrames(of: Float.self, with: sf_readf_float, reading: stream, observing: &observer)
            case SF_FORMAT_DOUBLE:
                unsafe countFrames(of: Double.self, with: sf_readf_double, reading: stream, observing: &observer)
            default:
                unsafe countFrames(of: Int32.self, with: sf_readf_int, reading: stream, observing: &observer)
            }
        var result = SampleCount(frameCount: count)
        if unsafe sf_error(file) != 0 {
            result.isComplete = false
            unsafe result.defects.append(
                .decodingFailed(
                    library: "libsndfile", message: String(cString: sf_strerror(file)), after: count,
                    sampleRate: Int(info.samplerate)))
        }
        return result
    }

    /// Counts the frames in the type that libsndfile converts to with the least work.
    private func countFrames<Sample: WaveformSample & SignalSample, Receiver: SampleReceiver & ~Copyable>(
        of type: Sample.Type, with read: (OpaquePointer?, UnsafeMutablePointer<Sample>?, sf_count_t) -> sf_count_t,
        reading stream: UnsafeMutablePointer<VirtualFileStream>, observing observer: inout Receiver?
    ) -> Int64 {
        let channels = max(1, Int(info.channels))
        let framesAtOnce = max(1, 4096 / channels)
        observer?.sampleRate = Int(info.samplerate)
        seek(&observer)
        return unsafe withUnsafeTemporaryAllocation(of: Sample.self, capacity: framesAtOnce * channels) { samples in
            var total: Int64 = 0
            while observer?.isContent != true {
                let got = unsafe read(file, samples.baseAddress, sf_count_t(framesAtOnce))
                guard got > 0 else { return total }
                total += got
                guard observer != nil else { continue }
                unsafe observer?.add(
                    UnsafeBufferPointer(rebasing: samples[..<(Int(got) * channels)]), channelCount: channels,
                    byteOffset: stream.pointee.recordingOffset)
            }
            return total
        }
    }

    /// Goes to the first frame that is wanted, where every frame has its place.
    private func seek<Receiver: SampleReceiver & ~Copyable>(_ receiver: inout Receiver?) {
        let wanted = min(receiver?.firstFrame ?? 0, Int64(info.frames))
        let coding = Int(info.format) & SF_FORMAT_SUBMASK
        guard wanted > 0, Self.placedCodings.contains(coding) else { return }
        if unsafe sf_seek(file, sf_count_t(wanted), SEEK_SET) == sf_count_t(wanted) { receiver?.skip(wanted) }
    }

    private static let placedCodings = [
        SF_FORMAT_PCM_S8, SF_FORMAT_PCM_U8, SF_FORMAT_PCM_16, SF_FORMAT_PCM_24, SF_FORMAT_PCM_32, SF_FORMAT_FLOAT,
        SF_FORMAT_DOUBLE, SF_FORMAT_ULAW, SF_FORMAT_ALAW,
    ]
}

/// A virtual file with a position, as libsndfile's callbacks see it.
@safe
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

    /// A stream that reads with `reader`, which must outlive it.
    @unsafe
    init(_ file: VirtualFile, reader: UnsafeMutablePointer<RecordingReader>) {
        segments = file.segments
        unsafe self.reader = unsafe reader
        var starts: [Int64] = []
        var end: Int64 = 0
        for segment in segments {
            starts.append(end)
            end += segment.byteCount
        }
        self.starts = starts
        byteCount = end
        unsafe reader.pointee.readAhead = RecordingReader.capacity / 4
    }

    static func at(_ context: UnsafeMutableRawPointer) -> UnsafeMutablePointer<VirtualFileStream> {
        unsafe context.assumingMemoryBound(to: VirtualFileStream.self)
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
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: target[done..<(done + wanted)])
            let got = unsafe copy(segments[current], from: inside, into: rest)
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
            unsafe bytes.withUnsafeBytes {
                unsafe target.copyMemory(from: .init(rebasing: $0[Int(offset)...].prefix(target.count)))
            }
            return target.count
        case .recording(let range):
            do throws(MeasuringFailure) {
                recordingOffset = range.lowerBound + offset
                return try unsafe reader.pointee.withBytes(at: recordingOffset, count: target.count) { bytes in
                    unsafe bytes.withUnsafeBytes { unsafe target.copyMemory(from: $0) }
                    return bytes.byteCount
                }
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
