import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("Formats that are not measured", .timeLimited)
struct ForeignFormatTests {
    @Test(
        "are refused by their names",
        arguments: [
            (Array("tBaK".utf8), "TAK"), (Array("MP+".utf8) + [5], "Musepack"),
            ([0x50, 0x4B, 3, 4], "a zip archive"), (Array("%PDF-1.7".utf8), "a PDF"),
            ([0x7F, 0xFE, 0x80, 0x01], "DTS"), (Array("RIFF\0\0\0\0AVI LIST".utf8), "an AVI video"),
        ] as [([UInt8], String)])
    func names(_ bytes: [UInt8], _ name: String) {
        let failure = #expect(throws: MeasuringFailure.self) {
            try RecordingMeasurer().measure(bytes: bytes, path: "take.wav")
        }
        #expect(failure?.code == "container.unsupported")
        #expect(failure?.message.contains("is \(name), ") == true)
        #expect(failure?.facts["format"]?.text.flatMap { ForeignFormat(rawValue: $0) } == ForeignFormat(start: bytes))
    }

    @Test("have names of their own in facts, and words in sentences alone")
    func facts() {
        for format in ForeignFormat.allCases {
            let isPlain = format.rawValue.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) }
            #expect(isPlain, "\(format.rawValue)")
            let message = MeasuringFailure.unsupportedContainer(format).message
            #expect(!message.contains("is \(format.rawValue),"), "\(message)")
        }
    }

    @Test("are none of the fixtures that are measured", arguments: Fixtures.all)
    func fixtures(_ fixture: Fixture) throws {
        guard fixture.unreadable == nil else { return }
        #expect(try ForeignFormat(start: fixture.bytes()) == nil)
    }
}
