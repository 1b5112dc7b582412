import CSoxr
import PreflightModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Converts the sample rate with libsoxr in its best quality, to exactly as many frames as were promised.
final class Resampler: SampleStage {
    /// The version of libsoxr, such as "0.1.3".
    static var libraryVersion: String {
        unsafe String(cString: soxr_version()).split(separator: "-").last.map(String.init) ?? ""
    }

    private let next: any SampleStage
    private let channelCount: Int
    private var handle: SoxrHandle
    private var room = SampleRoom()
    private let roomCount: Int
    /// Frames that are still to come out.
    private var rest: Int64

    /// - Parameter frameCount: Frames that come out.
    init(
        from old: Int, to new: Int, channelCount: Int, frameCount: Int64, next: any SampleStage
    ) throws(PreparationFailure) {
        self.next = next
        self.channelCount = channelCount
        rest = frameCount
        handle = try SoxrHandle(from: old, to: new, channelCount: channelCount)
        roomCount = 4096 / channelCount * channelCount + channelCount
    }

    func take(_ samples: Span<Double>) throws(PreparationFailure) {
        var taken = 0
        while taken < samples.count {
            var block = zeros()
            let (used, made) = try handle.process(
                samples.extracting(droppingFirst: taken), into: &block, channelCount: channelCount)
            taken += used * channelCount
            try pass(block, frameCount: made)
        }
    }

    func finish() throws(PreparationFailure) {
        while rest > 0 {
            var block = zeros()
            let made = try handle.drain(into: &block, channelCount: channelCount)
            guard made > 0 else { break }
            try pass(block, frameCount: made)
        }
        // libsoxr rounds the length in its own way; it is at most a frame short.
        if rest > 0 { try pass(zeros(), frameCount: 1) }
        try next.finish()
    }

    private func zeros() -> [Double] {
        var block = room.taken()
        block.append(contentsOf: repeatElement(0, count: roomCount))
        return block
    }

    private func pass(_ block: [Double], frameCount: Int) throws(PreparationFailure) {
        let count = Int(min(Int64(frameCount), rest))
        rest -= Int64(count)
        if count > 0 { try next.take(block.span.extracting(first: count * channelCount)) }
        room.give(block)
    }
}

/// Owns a resampler of libsoxr.
@safe
private struct SoxrHandle: ~Copyable {
    private let handle: soxr_t

    init(from old: Int, to new: Int, channelCount: Int) throws(PreparationFailure) {
        _ = Self.isTheSameEverywhere
        var error = unsafe soxr_error_t(bitPattern: 0)
        var io = unsafe soxr_io_spec(SOXR_FLOAT64_I, SOXR_FLOAT64_I)
        // Without this flag, the upper tenth of what is kept loses up to 0.01 dB.
        var quality = unsafe soxr_quality_spec(UInt(SOXR_VHQ), UInt(SOXR_ROLLOFF_NONE))
        var runtime = unsafe soxr_runtime_spec(1)
        let created = unsafe soxr_create(
            Double(old), Double(new), UInt32(channelCount), &error, &io, &quality, &runtime)
        guard let created = unsafe created else {
            throw PreparationFailure(
                .rateNotConverted, ["sampleRate": .count(old), "goalSampleRate": .count(new)])
        }
        unsafe handle = unsafe created
    }

    deinit { unsafe soxr_delete(handle) }

    /// libsoxr rounds in another way where the processor has AVX. It looks at this variable with every new resampler.
    private static let isTheSameEverywhere: Void = { unsafe _ = setenv("SOXR_USE_SIMD64", "0", 1) }()

    /// Takes frames in and puts frames out; says how many of both.
    func process(
        _ samples: Span<Double>, into target: inout [Double], channelCount: Int
    ) throws(PreparationFailure) -> (used: Int, made: Int) {
        var (used, made) = (0, 0)
        let error = unsafe samples.withUnsafeBufferPointer { samples in
            unsafe target.withUnsafeMutableBufferPointer { target in
                unsafe soxr_process(
                    handle, samples.baseAddress, samples.count / channelCount, &used, target.baseAddress,
                    target.count / channelCount, &made)
            }
        }
        try Self.check(unsafe error.map { unsafe String(cString: $0) }, isStuck: used == 0 && made == 0)
        return (used, made)
    }

    /// Puts out what is still inside; 0 when there is nothing more.
    func drain(into target: inout [Double], channelCount: Int) throws(PreparationFailure) -> Int {
        var made = 0
        let error = unsafe target.withUnsafeMutableBufferPointer { target in
            unsafe soxr_process(
                handle, nil, 0, nil, target.baseAddress, target.count / channelCount, &made)
        }
        try Self.check(unsafe error.map { unsafe String(cString: $0) }, isStuck: false)
        return made
    }

    private static func check(_ message: String?, isStuck: Bool) throws(PreparationFailure) {
        guard let cause = message ?? (isStuck ? "nothing comes out" : nil) else { return }
        throw PreparationFailure(.encoderFailed, ["library": "libsoxr", "cause": .text(cause)])
    }
}
