import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import VendorSandbox

@Suite("The judgement of what was uploaded", .timeLimited)
struct UploadInspectionTests {
    /// A WAVE file of silence: 8 kHz, mono, 16 bits.
    private func wave(seconds: Int) -> Data {
        func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) } }
        let size = seconds * 16_000
        let head = Array("RIFF".utf8) + little(36 + size, 4) + Array("WAVEfmt ".utf8) + little(16, 4) + little(1, 2)
        let format = little(1, 2) + little(8000, 4) + little(16_000, 4) + little(2, 2) + little(16, 2)
        return Data(head + format + Array("data".utf8) + little(size, 4)) + Data(count: size)
    }

    private func inspect(_ content: Data, named name: String) async throws -> UploadInspection.Outcome {
        let folder = try TemporaryFolder()
        defer { folder.removeAll() }
        let file = try folder.newFile(named: name)
        try content.write(to: file)
        return try await UploadInspection(aacDecoder: nil).inspect(
            [.init(role: "sample", file: file)], profile: "tencent-vod-clone")
    }

    @Test("what the vendor accepts is accepted, with its measurement")
    func accepted() async throws {
        let outcome = try await inspect(wave(seconds: 10), named: "sample.wav")
        #expect(outcome.isAccepted)
        #expect(outcome.measurements.values.map(\.frameCount) == [80_000])
    }

    @Test("what is too short is refused by the rule's name")
    func tooShort() async throws {
        let outcome = try await inspect(wave(seconds: 9), named: "sample.wav")
        #expect(outcome.refusals.map(\.rule) == ["sample-duration"])
        #expect(outcome.refusals("sample-duration", "sample-size").count == 1)
    }

    @Test("what is not a recording is refused")
    func noRecording() async throws {
        let outcome = try await inspect(Data("not audio at all".utf8), named: "sample.wav")
        #expect(!outcome.isAccepted)
        #expect(outcome.measurements.isEmpty)
    }

    @Test("a profile that is not there is the sandbox's own mistake")
    func noProfile() async {
        await #expect(throws: UploadInspection.NoSuchProfile.self) {
            try await UploadInspection(aacDecoder: nil).inspect([], profile: "no-such-vendor")
        }
    }
}
