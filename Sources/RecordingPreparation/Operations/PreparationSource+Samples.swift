import AudioMeasurement
import PreflightModel

extension PreparationSource {
    /// Hands over the samples of these frames.
    func read<Target: RecordedSamples.Sink>(
        _ frames: Range<Int64>, into sink: Target, aacDecoder: AACDecoderFactory?, progress: ProgressMeter? = nil
    ) throws(PreparationFailure) where Target.Failure == PreparationFailure {
        var samples: RecordedSamples
        do throws(MeasuringFailure) {
            samples = try RecordedSamples(path, aacDecoder: aacDecoder, progress: progress)
        } catch {
            throw PreparationFailure(reading: path, error)
        }
        do throws(RecordedSamples.Failure<PreparationFailure>) {
            try samples.read(
                frames, sampleRate: measurement.sampleRate, channelCount: measurement.channelCount, into: sink)
        } catch {
            switch error {
            case .source(let failure): throw PreparationFailure(reading: path, failure)
            case .undecodable(let codec, let after):
                throw PreparationFailure(
                    .notDecodable, ["codec": .text(codec.rawValue), "decodedFrames": .integer(after)])
            case .unmarked: throw PreparationFailure(.gaplessNotCarried)
            case .sink(let failure): throw failure
            }
        }
    }
}
