import AudioMeasurement
import PreflightModel

/// The stages from the decoded samples of a take to its new file.
final class SampleChain {
    private let first: any SampleStage
    private let writer: any SampleStage
    private let channelCount: Int
    private let aacDecoder: AACDecoderFactory?
    /// The libraries that take part, with their versions.
    private(set) var libraries: [String: String] = [:]

    init(
        _ take: PreparedTake, _ work: PreparationOutline.SampleWork, sources: [PreparationSource],
        format: PreparedFormat, aacDecoder: AACDecoderFactory?, to file: NewFile
    ) throws(PreparationFailure) {
        self.aacDecoder = aacDecoder
        let start = sources[take.parts[0].source].measurement
        channelCount = start.channelCount
        for part in take.parts {
            let codec = sources[part.source].measurement.codec
            libraries.merge(RecordedSamples.libraries(of: codec, aacDecoder: aacDecoder)) { one, _ in one }
        }
        switch work.target {
        case .wav, .rf64: writer = try WAVWriter(format, work, to: file)
        case .flac:
            writer = try FLACWriter(format, work, to: file)
            libraries.merge(RecordedSamples.libraries(of: .flac, aacDecoder: nil)) { one, _ in one }
        case .mp3(let bitRate):
            writer = try MP3Writer(format, bitRate: bitRate, to: file)
            libraries["LAME"] = MP3Writer.libraryVersion
        }
        // The stages are made from the last to the first, since each knows the next.
        var next = writer
        let gain = take.operations.reduce(0.0) { if case .gain(let decibels) = $1 { $0 + decibels } else { $0 } }
        if gain != 0 {
            next = PeakGuard(
                gain: gain, sampleRate: format.sampleRate, channelCount: format.channelCount, next: next)
        }
        var frames = take.parts.reduce(Int64(0)) { sum, part in
            let all = sources[part.source].measurement.frameCount
            return sum + max(0, part.pauseBefore) + (part.frames.map { Int64($0.count) } ?? all)
        }
        var (rate, channels) = (start.sampleRate, start.channelCount)
        var steps: [(operation: PreparationOperation, rate: Int, channels: Int, framesAfter: Int64)] = []
        for operation in take.operations {
            let before = (rate, channels)
            switch operation {
            case .resample(let new):
                frames = PreparationOutline.resampledFrameCount(frames, from: rate, to: new)
                rate = new
            case .selectChannel, .mixToMono: channels = 1
            case .repairHeader, .gain, .reduceBitDepth, .rewrap, .decode, .encode: break
            }
            steps.append((operation, before.0, before.1, frames))
        }
        for step in steps.reversed() {
            switch step.operation {
            case .selectChannel(let channel) where step.channels > 1:
                next = ChannelSelection(channel, of: step.channels, next: next)
            case .mixToMono where step.channels > 1: next = MonoMix(of: step.channels, next: next)
            case .gain(let decibels): next = Gain(decibels: decibels, next: next)
            case .resample(let new) where new != step.rate:
                next = try Resampler(
                    from: step.rate, to: new, channelCount: step.channels, frameCount: step.framesAfter, next: next)
                libraries["libsoxr"] = Resampler.libraryVersion
            default: break
            }
        }
        first = next
    }

    /// Sends the frames of all parts through, and what is between them.
    func run(
        _ take: PreparedTake, sources: [PreparationSource], progress: ProgressMeter?
    ) throws(PreparationFailure) {
        let sink = StageSink(first)
        for part in take.parts {
            let source = sources[part.source]
            try pause(part.pauseBefore)
            let frames = part.frames ?? 0..<source.measurement.frameCount
            try source.read(frames, into: sink, aacDecoder: aacDecoder, progress: progress)
        }
        try first.finish()
    }

    private func pause(_ frameCount: Int64) throws(PreparationFailure) {
        let zeros = [Double](repeating: 0, count: 4096 / channelCount * channelCount + channelCount)
        var rest = frameCount
        while rest > 0 {
            let count = Int(min(rest, Int64(zeros.count / channelCount)))
            try first.take(zeros.span.extracting(first: count * channelCount))
            rest -= Int64(count)
        }
    }

    /// Samples that were set to full scale.
    var clippedSampleCount: Int64 {
        switch writer {
        case let writer as WAVWriter: writer.clippedSampleCount
        case let writer as FLACWriter: writer.clippedSampleCount
        // An encoder takes what is beyond full scale as it is.
        default: 0
        }
    }
}
