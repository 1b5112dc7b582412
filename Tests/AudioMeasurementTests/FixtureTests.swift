import AACDecoding
import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("Every fixture", .timeLimited)
struct FixtureTests {
    @Test("is measured as it is by walking alone", arguments: Fixtures.all)
    func scan(_ fixture: Fixture) throws { try measure(fixture, depth: .scan) }

    @Test("is measured as it is when every sample is decoded", arguments: Fixtures.all)
    func decode(_ fixture: Fixture) throws { try measure(fixture, depth: .decode) }

    @Test("of those that are sound has decoders agree with the walker", arguments: Fixtures.all)
    func agreement(_ fixture: Fixture) throws {
        guard fixture.hasNoOtherDefects, fixture.unreadable == nil else { return }
        let measurement = try RecordingMeasurer(depth: .decode, aacDecoder: .faad).measure(fixture.file)
        let doubts: Set<DefectCode> = ["decode.failed", "decode.length-mismatch"]
        #expect(measurement.defects.allSatisfy { !doubts.contains($0.code) }, "\(fixture): \(measurement.defects)")
    }

    private func measure(_ fixture: Fixture, depth: MeasurementMethod) throws {
        let found: RecordingMeasurement
        do throws(MeasuringFailure) {
            found = try RecordingMeasurer(depth: depth, aacDecoder: .faad).measure(fixture.file)
        } catch {
            #expect(
                error.code == fixture.unreadable,
                "\(fixture): expected \(fixture.unreadable?.rawValue ?? "a measurement"), got \(error)")
            return
        }
        if let unreadable = fixture.unreadable {
            Issue.record("\(fixture): expected \(unreadable), got \(found)")
            return
        }
        compare(fixture, "container", fixture.container, found.container)
        compare(fixture, "codec", fixture.codec, found.codec)
        compare(fixture, "sampleRate", fixture.sampleRate, found.sampleRate)
        compare(fixture, "channelCount", fixture.channelCount, found.channelCount)
        compare(fixture, "frameCount", fixture.frameCount, found.frameCount)
        compare(fixture, "codedFrameCount", fixture.codedFrameCount, found.codedFrameCount)
        if let bitDepth = fixture.bitDepth {
            let (found, expected) = (String(describing: found.bitDepth), String(describing: bitDepth))
            #expect(found == expected, "\(fixture): bitDepth is \(found), expected \(expected)")
        }
        // Whether there is a decoder says nothing about the recording.
        let codes = Set(found.defects.map(\.code)).subtracting(["decode.unavailable"])
        var expected = Set(fixture.defects ?? [])
        // Decoding settles whether there is SBR that no header announces.
        if depth == .decode { expected.remove("aac.implicit-sbr-possible") }
        let agrees = fixture.hasNoOtherDefects ? codes == expected : codes.isSuperset(of: expected)
        #expect(agrees, "\(fixture): defects are \(codes.sorted()), expected \(expected.sorted())")
    }

    private func compare<T: Equatable>(_ fixture: Fixture, _ name: String, _ expected: T?, _ found: T) {
        guard let expected else { return }
        #expect(found == expected, "\(fixture): \(name) is \(found), expected \(expected)")
    }
}
