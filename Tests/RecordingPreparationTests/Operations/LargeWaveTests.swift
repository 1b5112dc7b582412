import AudioMeasurement
import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import RecordingPreparation

/// WAV has sizes of 32 bits: what is larger becomes RF64.
@Suite("Recordings of more than 4 GiB", .timeLimited)
struct LargeWaveTests {
    /// A mono recording with so many frames of 24 bits.
    private static func source(_ frameCount: Int64) -> RecordingMeasurement {
        RecordingMeasurement(
            path: "large.wav", byteCount: 44 + 3 * frameCount, container: .wav, codec: "pcm_s24le", sampleRate: 48_000,
            channelCount: 1, bitDepth: 24, frameCount: frameCount, codedFrameCount: frameCount, method: .decode)
    }

    private static func format(_ parts: [PreparedTake.Part], of frameCount: Int64) throws -> PreparedFormat {
        try PreparationOutline(
            PreparedTake(parts: parts, operations: [.repairHeader]), of: [source(frameCount)]
        ).format
    }

    @Test("what is joined becomes RF64 as soon as it no longer fits into WAV")
    func becomesRF64() throws {
        let most = (Int64(0xFFFF_F000) - 44) / 3
        let half = most / 2 + 1
        let parts = [PreparedTake.Part(source: 0, frames: 0..<half), .init(source: 0, frames: 0..<(most - half))]
        let fitting = try Self.format(parts, of: half)
        #expect(fitting.container == .wav && fitting.byteCount == 44 + 3 * most + (3 * most) % 2)
        let more = try Self.format(parts + [.init(source: 0, frames: 0..<2)], of: half)
        #expect(more.container == .rf64 && more.byteCount == 80 + 3 * (most + 2) + (3 * (most + 2)) % 2)
    }

    @Test("the header states sizes of more than 32 bits, and is read back as such", arguments: [1, 2])
    func header(channelCount: Int) throws {
        let frameCount: Int64 = 2_000_000_001
        let dataByteCount = 3 * Int64(channelCount) * frameCount
        let form = SampleForm.integer(bits: 24)
        let format = PreparedFormat(
            container: .rf64, codec: "pcm_s24le", sampleRate: 48_000, channelCount: channelCount, bitDepth: 24,
            frameCount: frameCount, byteCount: nil)
        let header = WAVWriter.header(format, form, isRF64: true, dataByteCount: dataByteCount)
        #expect(header.count == form.headerByteCount(channelCount: channelCount, isRF64: true))
        #expect(header.prefix(12).elementsEqual(Array("RF64".utf8) + [0xFF, 0xFF, 0xFF, 0xFF] + Array("WAVE".utf8)))
        func number(at offset: Int) -> Int64 {
            header[offset..<offset + 8].reversed().reduce(0) { $0 << 8 | Int64($1) }
        }
        #expect(number(at: 20) == Int64(header.count) - 8 + dataByteCount + dataByteCount % 2)
        #expect(number(at: 28) == dataByteCount)
        #expect(number(at: 36) == frameCount)
        // The samples are a hole in the file, and nobody reads them here.
        let folder = try PreparationFolder()
        try Data(header).write(to: folder.url.appending(path: "large.wav"))
        let file = try FileHandle(forWritingTo: folder.url.appending(path: "large.wav"))
        try file.truncate(atOffset: UInt64(Int64(header.count) + dataByteCount + dataByteCount % 2))
        try file.close()
        let found = try RecordingMeasurer(depth: .scan).measure(folder.path("large.wav"))
        #expect(found.container == .rf64 && found.frameCount == frameCount && found.channelCount == channelCount)
        #expect(found.defects.isEmpty, "\(found.defects)")
    }
}
