package import PreflightModel
import SignalAnalysis

/// The samples of a recording, for those who make new recordings of them: read from its own bytes, whatever headers claim.
///
/// It belongs to one call and one thread.
package struct RecordedSamples: ~Copyable {
    /// Takes samples.
    package protocol Sink: AnyObject {
        /// Why it does not take more.
        associatedtype Failure: Error

        /// Takes interleaved samples with full scale as 1. Integers and floating-point numbers of up to 64 bits are exact.
        func take(_ samples: Span<Double>) throws(Failure)
    }

    /// Why samples are not read.
    package enum Failure<SinkFailure: Error>: Error {
        /// The recording cannot be read.
        case source(MeasuringFailure)
        /// Nothing decodes it, or the decoder gave up: the codec, and after how many frames.
        case undecodable(Codec, after: Int64)
        /// Which frames are played is not said in a way that can be relied upon.
        case unmarked
        /// The sink wants no more.
        case sink(SinkFailure)
    }

    private let source: any ByteSource
    private var reader: RecordingReader
    private let walked: WalkedRecording
    private let aacDecoder: AACDecoderFactory?

    /// Walks the recording at `path`.
    ///
    /// - Throws: `MeasuringFailure` where it cannot be measured.
    package init(
        _ path: RecordingPath, aacDecoder: AACDecoderFactory?, progress: ProgressMeter? = nil
    ) throws(MeasuringFailure) {
        let file = try RecordingFile(path)
        var reader = RecordingReader(file, progress: progress)
        guard reader.byteCount > 0 else { throw .empty }
        walked = try ContainerWalkers.walk(&reader, depth: .scan)
        source = file
        self.reader = reader
        self.aacDecoder = aacDecoder
    }

    /// The libraries that decode this codec, with their versions.
    package static func libraries(of codec: Codec, aacDecoder: AACDecoderFactory?) -> [String: String] {
        switch codec {
        case .mp3, .mp2, .mp1: ["libmpg123": Mpg123Decoder.libraryVersion]
        case .aac: aacDecoder?.library ?? [:]
        default: ["libsndfile": SndfileDecoder.libraryVersion]
        }
    }

    /// Hands over the samples of these frames, counted as a gapless player plays them, of a recording that was measured with
    /// this rate and these channels.
    ///
    /// Where a decoder of a lossy codec ends before the last of them, since it is late itself, zeros follow.
    package mutating func read<Target: Sink>(
        _ frames: Range<Int64>, sampleRate: Int, channelCount: Int, into sink: Target
    ) throws(Failure<Target.Failure>) {
        // SBR that no header announces makes twice as many frames, at the rate of the core.
        guard walked.sampleRate == sampleRate else { throw .undecodable(walked.codec, after: 0) }
        guard let start = walked.playedStart else { throw .unmarked }
        let wanted = (start + frames.lowerBound)..<(start + frames.upperBound)
        var receiver: Optional = SinkReceiver(
            sink, frames: wanted, sampleRate: sampleRate, channelCount: channelCount)
        let count: SampleCount
        do throws(SampleDecoding.Obstruction) {
            count = try SampleDecoding.decode(
                walked.samples, from: &reader, aacDecoder: aacDecoder, observing: &receiver)
        } catch {
            if case .failure(let failure) = error { throw .source(failure) }
            throw .undecodable(walked.codec, after: 0)
        }
        do throws(MeasuringFailure) {
            guard try source.currentIdentity() == source.identity else { throw .changed }
        } catch {
            throw .source(error)
        }
        if let failure = receiver?.failure { throw .sink(failure) }
        guard receiver?.isUniform == true, count.isComplete || receiver?.isContent == true else {
            throw .undecodable(walked.codec, after: count.frameCount)
        }
        let missing = wanted.upperBound - max(wanted.lowerBound, receiver?.position ?? 0)
        guard missing > 0 else { return }
        guard !walked.codec.isLossless, missing <= MPEGStreamWalk.decoderDelay else {
            throw .undecodable(walked.codec, after: count.frameCount)
        }
        let zeros = [Double](repeating: 0, count: Int(missing) * channelCount)
        do throws(Target.Failure) { try sink.take(zeros.span) } catch { throw .sink(error) }
    }
}

/// Hands over a range of the frames that a decoder puts out.
private struct SinkReceiver<Target: RecordedSamples.Sink>: SampleReceiver {
    /// Samples that are handed over at once.
    private static var blockCount: Int { 4096 }

    private let sink: Target
    private let frames: Range<Int64>
    private let channelCount: Int
    private let wantedRate: Int
    private var block: [Double] = []
    /// Frames that were put out so far.
    private(set) var position: Int64 = 0
    private(set) var failure: Target.Failure?
    /// Whether rate and channels were what they should be.
    private(set) var isUniform = true

    var doublesMono = false
    var sampleRate: Int {
        didSet { if sampleRate != wantedRate { isUniform = false } }
    }

    init(_ sink: Target, frames: Range<Int64>, sampleRate: Int, channelCount: Int) {
        self.sink = sink
        self.frames = frames
        self.channelCount = channelCount
        self.sampleRate = sampleRate
        wantedRate = sampleRate
        block.reserveCapacity(Self.blockCount + channelCount)
    }

    var firstFrame: Int64 { max(0, frames.lowerBound - position) }
    var isContent: Bool { position >= frames.upperBound || failure != nil || !isUniform }

    mutating func skip(_ frameCount: Int64) {
        let end = position + frameCount
        let silent = max(position, frames.lowerBound)..<max(position, frames.lowerBound, min(end, frames.upperBound))
        var rest = silent.count
        while rest > 0 {
            let count = min(rest, max(1, Self.blockCount / channelCount))
            block.append(contentsOf: repeatElement(0, count: count * channelCount))
            handOver()
            rest -= count
        }
        position = end
    }

    mutating func add<Sample: WaveformSample & SignalSample>(
        _ samples: UnsafeBufferPointer<Sample>, channelCount: Int, byteOffset: Int64
    ) {
        guard channelCount > 0 else { return }
        let isDoubled = doublesMono && self.channelCount == 1 && channelCount == 2
        guard channelCount == self.channelCount || isDoubled else {
            isUniform = false
            return
        }
        let count = samples.count / channelCount
        let first = Int(min(Int64(count), max(0, frames.lowerBound - position)))
        let last = Int(max(Int64(first), min(Int64(count), frames.upperBound - position)))
        position += Int64(count)
        guard first < last, failure == nil, isUniform else { return }
        let framesAtOnce = max(1, Self.blockCount / self.channelCount)
        for start in stride(from: first, to: last, by: framesAtOnce) {
            let end = min(last, start + framesAtOnce)
            for index in stride(from: start * channelCount, to: end * channelCount, by: isDoubled ? 2 : 1) {
                unsafe block.append(samples[index].exactValue)
            }
            handOver()
        }
    }

    private mutating func handOver() {
        guard failure == nil else { return block.removeAll(keepingCapacity: true) }
        do throws(Target.Failure) { try sink.take(block.span) } catch { failure = error }
        block.removeAll(keepingCapacity: true)
    }
}
