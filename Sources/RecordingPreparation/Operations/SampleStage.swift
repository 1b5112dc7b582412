import AudioMeasurement
import PreflightModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A station on the way of samples from a source to the new file. It belongs to one call and one thread.
protocol SampleStage: AnyObject {
    /// Takes interleaved samples with full scale as 1; always whole frames.
    func take(_ samples: Span<Double>) throws(PreparationFailure)

    /// Passes on what is still held back: there are no more samples.
    func finish() throws(PreparationFailure)
}

/// The end of a way that leads nowhere.
final class NoStage: SampleStage {
    func take(_ samples: Span<Double>) throws(PreparationFailure) {}
    func finish() throws(PreparationFailure) {}
}

/// Samples from the decoder, on their way into the first stage.
final class StageSink: RecordedSamples.Sink {
    private let stage: any SampleStage

    init(_ stage: any SampleStage) { self.stage = stage }

    func take(_ samples: Span<Double>) throws(PreparationFailure) { try stage.take(samples) }
}

/// Room for samples that is used again and again.
struct SampleRoom {
    private var samples: [Double] = []

    /// The room, empty.
    mutating func taken() -> [Double] {
        var taken: [Double] = []
        swap(&taken, &samples)
        taken.removeAll(keepingCapacity: true)
        return taken
    }

    /// Gives the room back.
    mutating func give(_ samples: [Double]) { self.samples = samples }
}

/// Keeps one channel.
final class ChannelSelection: SampleStage {
    private let next: any SampleStage
    private let channelCount: Int
    private let index: Int
    private var room = SampleRoom()

    /// - Parameter channel: Counted from 1.
    init(_ channel: Int, of channelCount: Int, next: any SampleStage) {
        (self.next, self.channelCount) = (next, channelCount)
        index = channel - 1
    }

    func take(_ samples: Span<Double>) throws(PreparationFailure) {
        var block = room.taken()
        for index in stride(from: index, to: samples.count, by: channelCount) { block.append(samples[index]) }
        try next.take(block.span)
        room.give(block)
    }

    func finish() throws(PreparationFailure) { try next.finish() }
}

/// Makes one channel of all: their mean.
final class MonoMix: SampleStage {
    private let next: any SampleStage
    private let channelCount: Int
    private var room = SampleRoom()

    init(of channelCount: Int, next: any SampleStage) { (self.next, self.channelCount) = (next, channelCount) }

    func take(_ samples: Span<Double>) throws(PreparationFailure) {
        var block = room.taken()
        for start in stride(from: 0, to: samples.count, by: channelCount) {
            var sum = 0.0
            for index in start..<(start + channelCount) { sum += samples[index] }
            block.append(sum / Double(channelCount))
        }
        try next.take(block.span)
        room.give(block)
    }

    func finish() throws(PreparationFailure) { try next.finish() }
}

/// Makes everything louder or quieter.
final class Gain: SampleStage {
    private let next: any SampleStage
    private let factor: Double
    private var room = SampleRoom()

    init(decibels: Double, next: any SampleStage) {
        self.next = next
        factor = pow(10, decibels / 20)
    }

    func take(_ samples: Span<Double>) throws(PreparationFailure) {
        var block = room.taken()
        for index in samples.indices { block.append(samples[index] * factor) }
        try next.take(block.span)
        room.give(block)
    }

    func finish() throws(PreparationFailure) { try next.finish() }
}
