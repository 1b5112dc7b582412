import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("WAVE files with sizes of 64 bits", .timeLimited)
struct Wave64BitTests {
    private let audio = WaveBytes.audio(2000)

    @Test("are measured like others when they are small", arguments: [("RF64", Container.rf64), ("BW64", .bw64)])
    func small(_ name: String, _ container: Container) throws {
        let found = try WaveBytes.rf64(audio: audio, name: name).measured(.decode)
        #expect(found.container == container && found.frameCount == 1000 && found.codes.isEmpty)
    }

    @Test("believe ds64 only where the 32-bit size refers to it")
    func sentinel() throws {
        let found = try WaveBytes.rf64(audio: audio, dataSize: 77, size32: 2000).measured(.decode)
        #expect(found.frameCount == 1000 && found.codes.contains("rf64.size-not-sentinel"))
        #expect(try WaveBytes.rf64(audio: audio, size32: 2000).measured().codes.isEmpty)
    }

    @Test("that claim more than is there are truncated")
    func truncated() throws {
        for size in [UInt64(2001), 6_000_000_000, 1 << 61] {
            let found = try WaveBytes.rf64(audio: audio, dataSize: size).measured(.decode)
            #expect(found.codes == ["wav.truncated"] && found.frameCount == 1000, "\(size)")
        }
    }

    @Test("with a placeholder or 0 in ds64 are measured to the end of the file")
    func open() throws {
        #expect(try WaveBytes.rf64(audio: audio, dataSize: .max - 72).measured().codes == ["wav.streaming-size"])
        #expect(try WaveBytes.rf64(audio: audio, dataSize: 0).measured().codes == ["wav.unfinalised"])
        let bare = WaveBytes.riff(
            WaveBytes.chunk("fmt ", WaveBytes.format()), WaveBytes.chunk("data", audio, size: .max), size: .max,
            name: "RF64")
        #expect(try bare.measured().codes == ["rf64.no-ds64", "wav.streaming-size"])
    }

    @Test("may claim endless tables")
    func tables() throws {
        let body =
            WaveBytes.little(2100, 8) + WaveBytes.little(2000, 8) + WaveBytes.little(1000, 8)
            + WaveBytes.little(UInt64(UInt32.max), 4)
        let bytes = WaveBytes.riff(
            WaveBytes.chunk("ds64", body), WaveBytes.chunk("fmt ", WaveBytes.format()),
            WaveBytes.chunk("data", audio, size: .max), size: .max, name: "RF64")
        #expect(try bytes.measured().frameCount == 1000)
    }

    @Test("of Sony are measured, and their sizes include the header of the chunk")
    func wave64() throws {
        let found = try WaveBytes.wave64(audio: audio).measured(.decode, name: "take.w64")
        #expect(found.container == .w64 && found.frameCount == 1000 && found.codes.isEmpty)
        let codes: [(UInt64, [DefectCode], Int64)] = [
            (2025, ["wav.truncated"], 1000), (2023, ["wav.partial-frame"], 999), (24, ["wav.unfinalised"], 1000),
            (0, ["wav.unfinalised"], 1000), (1 << 62, ["wav.streaming-size"], 1000),
            (.max, ["wav.streaming-size"], 1000),
        ]
        for (size, expected, frames) in codes {
            let found = try WaveBytes.wave64(audio: audio, dataSize: size).measured(.decode, name: "take.w64")
            #expect(found.codes == expected && found.frameCount == frames, "\(size)")
        }
    }

    @Test("may count the bytes that fill the data up to the next chunk as data")
    func countedPadding() throws {
        let body =
            WaveBytes.little(80, 8) + WaveBytes.little(10, 8) + WaveBytes.little(3, 8) + WaveBytes.little(0, 4)
        for (size, codes) in [(10, []), (11, ["wav.partial-frame"])] as [(Int, [DefectCode])] {
            let sizes = Array(body.prefix(8)) + WaveBytes.little(UInt64(size), 8) + Array(body.dropFirst(16))
            let bytes = WaveBytes.riff(
                WaveBytes.chunk("ds64", sizes), WaveBytes.chunk("fmt ", WaveBytes.format(bits: 24)),
                WaveBytes.chunk("data", WaveBytes.audio(size), size: .max), size: .max, name: "RF64")
            let found = try bytes.measured()
            #expect(found.frameCount == 3)
            #expect(found.codes.filter { $0 == "wav.partial-frame" } == codes)
        }
    }

    @Test("are measured beyond 4 GiB without reading the audio")
    func large() throws {
        let size: UInt64 = 5_000_000_000
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "take.wav")
        let header = WaveBytes.rf64(audio: [], dataSize: size)
        try Data(header).write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        // A hole: no disk space is taken.
        try handle.truncate(atOffset: UInt64(header.count) + size)
        try handle.close()
        let meter = ProgressMeter()
        let found = try RecordingMeasurer().measure(RecordingPath(file.path), progress: meter)
        #expect(found.frameCount == 2_500_000_000 && found.container == .rf64 && found.codes.isEmpty)
        #expect(meter.byteCount <= 64 * 1024)
    }
}
