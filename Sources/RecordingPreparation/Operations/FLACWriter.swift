import CSndfile
import PreflightModel
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Writes FLAC with libsndfile.
final class FLACWriter: SampleStage {
    private let target: FLACTarget
    private var handle: SndfileWriter?
    private var rounding: SampleRounding
    private let shift: Int32
    private let channelCount: Int
    private let frameCount: Int64
    private var writtenCount: Int64 = 0
    private var block: [Int32] = []

    init(_ format: PreparedFormat, _ work: PreparationOutline.SampleWork, to file: NewFile) throws(PreparationFailure) {
        target = FLACTarget(file)
        let bits = work.output.bits
        rounding = SampleRounding(bits: bits, rounds: work.rounds, isDithered: work.isDithered)
        shift = Int32(32 - bits)
        channelCount = format.channelCount
        frameCount = format.frameCount
        handle = try SndfileWriter(format, bits: bits, to: target)
    }

    var clippedSampleCount: Int64 { rounding.clippedSampleCount }

    func take(_ samples: Span<Double>) throws(PreparationFailure) {
        block.removeAll(keepingCapacity: true)
        for index in samples.indices { block.append(try rounding.integer(samples[index]) &<< shift) }
        try handle?.write(block, channelCount: channelCount, target: target)
        writtenCount += Int64(samples.count / channelCount)
    }

    func finish() throws(PreparationFailure) {
        guard writtenCount == frameCount else { throw .notAsWritten(target.file.path) }
        // Closing writes the totals into the header.
        handle = nil
        if let failure = target.failure { throw failure }
    }
}

/// The new file as libsndfile's callbacks see it.
private final class FLACTarget {
    let file: NewFile
    private var position: Int64 = 0
    private(set) var failure: PreparationFailure?

    init(_ file: NewFile) { self.file = file }

    static func at(_ context: UnsafeMutableRawPointer) -> FLACTarget {
        unsafe Unmanaged<FLACTarget>.fromOpaque(context).takeUnretainedValue()
    }

    var byteCount: Int64 { file.byteCount }
    var offset: Int64 { position }

    func seek(_ offset: Int64, origin: Int32) -> Int64 {
        let base = origin == SEEK_CUR ? position : origin == SEEK_END ? file.byteCount : 0
        guard base + offset >= 0 else { return -1 }
        position = base + offset
        return position
    }

    func write(_ bytes: UnsafeRawBufferPointer) -> Int64 {
        guard failure == nil else { return 0 }
        do throws(PreparationFailure) {
            if position == file.byteCount {
                unsafe try file.append(bytes)
            } else {
                unsafe try file.write(Array(bytes), at: position)
            }
        } catch {
            failure = error
            return 0
        }
        position += Int64(bytes.count)
        return Int64(bytes.count)
    }
}

/// Owns a libsndfile handle that writes to a target, which must outlive it.
@safe
private struct SndfileWriter: ~Copyable {
    private let handle: OpaquePointer

    init(_ format: PreparedFormat, bits: Int, to target: FLACTarget) throws(PreparationFailure) {
        var info = SF_INFO()
        info.samplerate = Int32(clamping: format.sampleRate)
        info.channels = Int32(clamping: format.channelCount)
        let coding = bits == 8 ? SF_FORMAT_PCM_S8 : bits == 16 ? SF_FORMAT_PCM_16 : SF_FORMAT_PCM_24
        info.format = Int32(SF_FORMAT_FLAC | coding)
        var callbacks = unsafe SF_VIRTUAL_IO(
            get_filelen: { unsafe $0.map { unsafe FLACTarget.at($0).byteCount } ?? 0 },
            seek: { offset, origin, context in
                unsafe context.map { unsafe FLACTarget.at($0).seek(offset, origin: origin) } ?? -1
            },
            // What is written is never read again.
            read: { _, _, _ in 0 },
            write: { bytes, count, context in
                unsafe context.map {
                    unsafe FLACTarget.at($0).write(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
                } ?? 0
            },
            tell: { unsafe $0.map { unsafe FLACTarget.at($0).offset } ?? 0 })
        let context = unsafe Unmanaged.passUnretained(target).toOpaque()
        guard let handle = unsafe sf_open_virtual(&callbacks, Int32(SFM_WRITE), &info, context) else {
            if let failure = target.failure { throw failure }
            throw PreparationFailure(
                .rateNotEncoded, ["codec": "flac", "sampleRate": .count(format.sampleRate)])
        }
        unsafe self.handle = unsafe handle
    }

    deinit { unsafe sf_close(handle) }

    func write(_ samples: [Int32], channelCount: Int, target: FLACTarget) throws(PreparationFailure) {
        let frames = samples.count / channelCount
        let written = unsafe samples.withUnsafeBufferPointer {
            unsafe sf_writef_int(handle, $0.baseAddress, sf_count_t(frames))
        }
        if let failure = target.failure { throw failure }
        guard written == frames else { throw .notAsWritten(target.file.path) }
    }
}
