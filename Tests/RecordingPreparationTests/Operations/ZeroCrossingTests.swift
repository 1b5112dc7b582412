import PreflightModel
import RecordingPreparation
import TestSupport
import Testing

@Suite("Cuts at zero crossings", .timeLimited)
struct ZeroCrossingTests {
    @Test("the nearest crossing of all channels is found, the earlier of two, and none outside the range")
    func findsNearest() throws {
        let folder = try PreparationFolder()
        // The left channel crosses in front of the frames 4, 8, 12 …, the right one in front of 8, 16 …
        var samples: [Double] = []
        for frame in 0..<9600 {
            samples.append(frame / 4 % 2 == 0 ? 0.5 : -0.5)
            samples.append(frame / 8 % 2 == 0 ? 0.25 : -0.25)
        }
        let source = try folder.source("take.wav", MadeWave.of(samples, bits: 16, channelCount: 2).bytes())
        let wishes: [ZeroCrossings.Wish] = [
            .init(frame: 5000, within: 4990...5010), .init(frame: 20, within: 0...100),
            .init(frame: 4995, within: 4990...5001), .init(frame: 0, within: 0...50),
            .init(frame: 9600, within: 9000...9600), .init(frame: 4996, within: 4993...4999),
        ]
        let cuts = try ZeroCrossings.nearest(to: wishes, in: source)
        // The last has no crossing of both within; all frames are as loud, so the nearest counts.
        #expect(cuts == [5000, 16, 4992, 0, 9600, 4996])
    }

    @Test("where nothing crosses zero, the quietest place is taken")
    func findsQuietest() throws {
        let folder = try PreparationFolder()
        var samples = (0..<1000).map { frame in 0.5 + Double(frame % 7) / 100 }
        for frame in 639...640 { samples[frame] -= 0.3 }
        let source = try folder.source("take.wav", MadeWave.of(samples, bits: 16).bytes())
        #expect(try ZeroCrossings.nearest(to: [.init(frame: 600, within: 500...700)], in: source) == [640])
    }
}
