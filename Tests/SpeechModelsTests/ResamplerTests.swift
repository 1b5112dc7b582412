import Foundation
import SpeechModels
import TestSupport
import Testing

@Suite("Resampling", .timeLimited)
struct ResamplerTests {
    private static let toSixteen = [8000, 11_025, 22_050, 32_000, 44_100, 48_000, 96_000, 44_056]

    private func resampled(_ samples: [Float], from: Int, to: Int = 16_000, block: Int = 4096) throws -> [Float] {
        guard var resampler = Resampler(from: from, to: to) else { throw CocoaError(.featureUnsupported) }
        var output: [Float] = []
        samples.withUnsafeBufferPointer { samples in
            for start in stride(from: 0, to: samples.count, by: block) {
                let end = min(samples.count, start + block)
                resampler.process(UnsafeBufferPointer(rebasing: samples[start..<end]), appendingTo: &output)
            }
        }
        resampler.finish(appendingTo: &output)
        return output
    }

    private func sine(_ frequency: Double, rate: Int, seconds: Double = 0.5) -> [Float] {
        (0..<Int(Double(rate) * seconds)).map { index in
            Float(sin(2 * Double.pi * frequency * Double(index) / Double(rate)))
        }
    }

    /// Without the beginning and the end, where the filter sees silence.
    private func middle(_ samples: [Float]) -> ArraySlice<Float> {
        samples[samples.count / 4..<samples.count * 3 / 4]
    }

    @Test("keeps what is below 0.9 of the half rate as it is, in place and level", arguments: toSixteen)
    func passband(rate: Int) throws {
        let half = Double(min(rate, 16_000)) / 2
        for share in [0.01, 0.3, 0.6, 0.9] {
            let found = middle(try resampled(sine(half * share, rate: rate), from: rate))
            let expected = sine(half * share, rate: 16_000)
            let error = found.indices.map { abs(found[$0] - expected[$0]) }.max() ?? 1
            #expect(error < 0.0012, "at \(share) of the half rate")
        }
    }

    @Test(
        "leaves nothing to fold back of what is at the half rate and above", arguments: toSixteen.filter { $0 > 16_000 }
    )
    func aliases(rate: Int) throws {
        for frequency in [8000.5, 8100, 9000, Double(rate) / 2 - 100] where frequency < Double(rate) / 2 {
            let found = middle(try resampled(sine(frequency, rate: rate), from: rate))
            let power = found.reduce(0) { $0 + Double($1) * Double($1) } / Double(found.count)
            #expect(10 * log10(power / 0.5) < -90, "at \(frequency) Hz")
        }
    }

    @Test("leaves no images of the sound above its own half rate", arguments: [8000, 11_025])
    func images(rate: Int) throws {
        let frequency = Double(rate) * 0.4
        let found = try resampled(sine(frequency, rate: rate, seconds: 1), from: rate)
        let (image, count) = (Double(rate) - frequency, Double(middle(found).count))
        var (real, imaginary) = (0.0, 0.0)
        for (index, sample) in middle(found).enumerated() {
            let hann = 1 - cos(2 * Double.pi * Double(index) / count)
            let angle = 2 * Double.pi * image * Double(index) / 16_000
            real += Double(sample) * hann * cos(angle)
            imaginary += Double(sample) * hann * sin(angle)
        }
        #expect(20 * log10((real * real + imaginary * imaginary).squareRoot() * 2 / count + 1e-12) < -80)
    }

    @Test("makes as many samples as the time has, the same whatever the sizes of the blocks", arguments: toSixteen)
    func blocks(rate: Int) throws {
        for count in [0, 1, 2, 999, 10_007] {
            let samples = Array(sine(440, rate: rate).prefix(count))
            let whole = try resampled(samples, from: rate, block: 1_000_000)
            #expect(whole.count == (samples.count * 16_000 + rate - 1) / rate)
            let isSame = whole == (try resampled(samples, from: rate, block: 17))
            #expect(isSame)
        }
    }

    @Test("keeps a constant, and refuses rates that no recording has")
    func edges() throws {
        let found = middle(try resampled([Float](repeating: 0.5, count: 48_000), from: 48_000))
        #expect(found.allSatisfy { abs($0 - 0.5) < 1e-5 })
        for rate in [0, -1, 999, 768_001, .max] {
            if Resampler(from: rate, to: 16_000) != nil {
                Issue.record("\(rate) Hz was taken")
            }
        }
    }
}
