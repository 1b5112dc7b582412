import AudioMeasurement
import Foundation
import PreflightModel
import TestSupport
import Testing

@Suite("The signal of a recording", .timeLimited)
struct SampleObserverTests {
    private func signal(_ path: String, depth: MeasurementMethod = .decode) throws -> SignalMeasurement? {
        let bytes = Array(try Data(contentsOf: Fixtures.folder.appending(path: path)))
        return try RecordingMeasurer(depth: depth).measure(bytes: bytes, path: RecordingPath(path)).signal
    }

    @Test("is measured where the samples are decoded, and only there")
    func depths() throws {
        #expect(try signal("wav/pcm-s16.wav") != nil)
        #expect(try signal("wav/pcm-s16.wav", depth: .scan) == nil)
        #expect(try signal("wav/pcm-s16.wav", depth: .declared) == nil)
        #expect(try signal("wav/stereo.wav")?.channelLevels.count == 2)
    }

    @Test("has a bit depth where the codec is lossless")
    func bitDepths() throws {
        #expect(try signal("wav/pcm-s16.wav")?.effectiveBitDepth == 16)
        #expect(try signal("wav/pcm-u8.wav")?.effectiveBitDepth == 8)
        #expect(try signal("flac/plain.flac")?.effectiveBitDepth == 16)
        #expect(try #require(try signal("wav/mulaw.wav")).effectiveBitDepth == nil)
        #expect(try #require(try signal("wav/float32.wav")).effectiveBitDepth == nil)
    }

    @Test("is not measured where rate or channels change midway")
    func changes() throws {
        #expect(try signal("mp3/rate-change.mp3") == nil)
        #expect(try signal("mp3/channel-change.mp3") == nil)
    }
}
