import AudioMeasurement
import Foundation
import PreflightModel
import RecordingPreparation
import TestSupport
import Testing

/// What is computed of samples: rate, mix, gain, depth.
@Suite("Computed samples", .timeLimited)
struct ComputedSampleTests {
    /// A sine of a frequency that rises evenly, and that is at 1 at `middle` seconds.
    static func sweep(sampleRate: Int, seconds: Double, level: Double = 0.5, to top: Double = 18_000) -> [Double] {
        (0..<Int(seconds * Double(sampleRate))).map { frame in
            let time = Double(frame) / Double(sampleRate)
            let periods = 50 * time + (top - 50) / (2 * seconds) * time * time
            return level * sin(2 * Double.pi * periods)
        }
    }

    /// The distance of a signal from what it should be, in decibels; the ends, where a resampler sees silence, left out.
    static func distance(_ found: [Double], _ expected: [Double], margin: Int) -> Double {
        var (signal, error) = (0.0, 0.0)
        for index in margin..<(expected.count - margin) {
            signal += expected[index] * expected[index]
            error += (found[index] - expected[index]) * (found[index] - expected[index])
        }
        return 10 * log10(signal / error)
    }

    @Test(
        "a resampled sweep with 24 bits is 120 dB above what is wrong with it, and as long as promised",
        arguments: [(96_000, 48_000), (44_100, 48_000), (48_000, 44_100), (48_000, 96_000), (192_000, 44_100)])
    func resamples(old: Int, new: Int) throws {
        let folder = try PreparationFolder()
        let source = try folder.source(
            "sweep.wav", MadeWave.of(Self.sweep(sampleRate: old, seconds: 1.5), bits: 24, sampleRate: old).bytes())
        let file = try folder.prepare(source, [.resample(to: new)], to: "new.wav")
        #expect(file.format.frameCount == Int64((1.5 * Double(new)).rounded()))
        #expect(LosslessOperationTests.isAsPromised(file, try folder.measure(folder.path("new.wav"))))
        #expect(file.libraries.keys.contains("libsoxr"))
        let expected = Self.sweep(sampleRate: new, seconds: 1.5)
        let distance = Self.distance(try folder.values("new.wav"), expected, margin: 4000)
        #expect(distance >= 120)
    }

    @Test("lengths are rounded to the nearest frame", arguments: [1, 2, 3, 440, 441, 442, 12_345])
    func resampledLengths(frames: Int) throws {
        let folder = try PreparationFolder()
        let wave = MadeWave.noise(.integer(bits: 16), channelCount: 2, frameCount: frames, sampleRate: 44_100)
        let source = try folder.source("take.wav", wave.bytes())
        let file = try folder.prepare(source, [.resample(to: 48_000)], to: "new.wav")
        #expect(file.format.frameCount == Int64((Double(frames) * 48_000 / 44_100).rounded()))
        #expect(LosslessOperationTests.isAsPromised(file, try folder.measure(folder.path("new.wav"))))
    }

    @Test("two runs make the same bytes")
    func isDeterministic() throws {
        let folder = try PreparationFolder()
        let wave = MadeWave.noise(.integer(bits: 24), channelCount: 2, frameCount: 20_000, sampleRate: 96_000)
        let source = try folder.source("take.wav", wave.bytes())
        let operations: [PreparationOperation] = [
            .mixToMono, .resample(to: 44_100), .gain(decibels: -6), .reduceBitDepth(to: 16, dithered: true),
        ]
        let files = try (1...2).map { try folder.prepare(source, operations, to: "\($0).wav") }
        #expect(files[0] == files[1])
    }

    @Test("dither to 16 bits leaves a noise that does not depend on the sound, and a tone below the last bit")
    func dithers() throws {
        let folder = try PreparationFolder()
        // A quarter of a step of 16 bits, which rounding alone would make silent.
        let step = 2 * Double.pi * 1000 / 48_000
        let tone = (0..<96_000).map { frame in 0.25 / 32_768 * sin(step * Double(frame)) }
        let source = try folder.source("tone.wav", MadeWave.of(tone, bits: 32).bytes())
        _ = try folder.prepare(source, [.reduceBitDepth(to: 16, dithered: true)], to: "new.wav")
        let found = try folder.values("new.wav").map { $0 * 32_768 }
        // Rounding adds 1/12 to the 1/6 of the dither.
        var (power, sine, cosine) = (0.0, 0.0, 0.0)
        for (frame, sample) in found.enumerated() {
            let error = sample - tone[frame] * 32_768
            power += error * error / Double(found.count)
            sine += sample * sin(step * Double(frame))
            cosine += sample * cos(step * Double(frame))
        }
        #expect(abs(power - 0.25) < 0.01)
        let amplitude = 2 * (sine * sine + cosine * cosine).squareRoot() / Double(found.count)
        #expect(abs(amplitude - 0.25) < 0.02)
    }

    @Test("gain is exact, and refused where the true peak would exceed full scale")
    func gains() throws {
        let folder = try PreparationFolder()
        let sound = Self.sweep(sampleRate: 48_000, seconds: 0.5, to: 4000)
        let source = try folder.source("sweep.wav", MadeWave.of(sound, bits: 24).bytes())
        _ = try folder.prepare(source, [.gain(decibels: 5.9)], to: "louder.wav")
        let expected = sound.map { $0 * pow(10, 5.9 / 20) }
        #expect(Self.distance(try folder.values("louder.wav"), expected, margin: 0) > 130)
        // Where nothing is known of the peak, it is found while the file is written.
        var unheard = source
        unheard.measurement.signal = nil
        for source in [source, unheard] {
            let failure = #expect(throws: PreparationFailure.self) {
                try folder.prepare(source, [.gain(decibels: 6.1)], to: "clipped.wav")
            }
            guard case .refused(let refusal) = failure else { throw try #require(failure) }
            #expect(refusal.code == .wouldClip)
            #expect(!FileManager.default.fileExists(atPath: folder.path("clipped.wav").description))
        }
    }

    @Test("the mix is the mean of all channels")
    func mixes() throws {
        let folder = try PreparationFolder()
        let wave = MadeWave.noise(.float(bits: 32), channelCount: 3, frameCount: 5000)
        let source = try folder.source("take.wav", wave.bytes())
        _ = try folder.prepare(source, [.mixToMono], to: "mono.wav")
        let samples = try folder.samples(source).map { Double(bitPattern: $0) }
        let expected = (0..<5000).map { frame -> UInt64 in
            let sum: Double = samples[3 * frame] + samples[3 * frame + 1] + samples[3 * frame + 2]
            return Double(Float(sum / 3)).bitPattern
        }
        #expect(firstDifference(try folder.samples("mono.wav"), from: expected) == nil)
    }

    @Test(
        "MP3 is as long as its source, at every rate", arguments: [8_000, 11_025, 16_000, 22_050, 44_100, 48_000],
        [1, 2])
    func encodesMP3(sampleRate: Int, channelCount: Int) throws {
        let folder = try PreparationFolder()
        let sound = Self.sweep(sampleRate: sampleRate, seconds: 0.7, to: Double(sampleRate) / 8)
        let wave = MadeWave.of(
            sound.flatMap { [Double](repeating: $0, count: channelCount) }, bits: 16, channelCount: channelCount,
            sampleRate: sampleRate)
        let source = try folder.source("take.wav", wave.bytes())
        let file = try folder.prepare(source, frames: 1..<5001, [.encode(.mp3(bitRate: 64_000))], to: "take.mp3")
        let found = try folder.source(at: folder.path("take.mp3"))
        #expect(LosslessOperationTests.isAsPromised(file, found.measurement))
        #expect(found.measurement.frameCount == 5000)
        #expect(found.measurement.bitRate == 64_000)
        // What is decoded is where it was.
        _ = try folder.prepare(found, [.decode], to: "decoded.wav")
        let decoded = try folder.values("decoded.wav")
        let expected = sound[1..<5001].flatMap { [Double](repeating: $0, count: channelCount) }
        #expect(Self.distance(decoded, expected, margin: 500 * channelCount) > 15)
    }
}
