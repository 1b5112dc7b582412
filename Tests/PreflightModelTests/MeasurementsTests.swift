import Foundation
import PreflightModel
import TestSupport
import Testing

@Suite("Measurements", .timeLimited)
struct MeasurementsTests {
    private static let digest = String(repeating: "ab", count: 32)

    private static func recording(_ path: RecordingPath, archive: RecordingPath? = nil) -> RecordingMeasurement {
        var recording = RecordingMeasurement(
            path: path, byteCount: 1044, sha256: digest, container: .wav, codec: "pcm_s16le", sampleRate: 44_100,
            channelCount: 1, bitDepth: 16, frameCount: 500, codedFrameCount: 501,
            declaredDuration: ExactDuration(numerator: 1, denominator: 3), method: .scan,
            defects: [
                Defect(
                    code: "wav.truncated", severity: .error, range: 44..<1044,
                    facts: ["missingBytes": Fact.integer(3)])
            ])
        recording.archive = archive
        return recording
    }

    private static let text = TranscriptMeasurement(
        byteCount: 6, sha256: digest, encoding: .gb18030, hasByteOrderMark: false, isBlank: false)

    /// One of each kind, with and without a role, in an order that is not that of the kinds.
    private static let all = Measurements(
        tool: .init(name: "voice-preflight", version: "1"), depth: .scan,
        items: [
            MeasuredItem(
                index: 0, role: "letter", isGiven: true,
                content: .document(
                    MeasuredDocument(
                        path: "letter.pdf", byteCount: 12,
                        content: DocumentMeasurement(sha256: digest, format: .pdf, other: "something")))),
            MeasuredItem(
                index: 1, content: .leftOut(LeftOutFile(path: "a/notes.txt", reason: .notARecording, text: text))),
            MeasuredItem(
                index: 2, role: "take",
                content: .archive(
                    ArchiveMeasurement(
                        path: "some.zip", byteCount: 99, entryCount: 2, isZip64: false, entries: [],
                        defects: [
                            .init(
                                entry: "x",
                                defect: Defect(code: "zip.folder", severity: .warning))
                        ]))),
            MeasuredItem(
                index: 2, role: "take",
                content: .recording(recording("some.zip/a.wav", archive: "some.zip"))),
            MeasuredItem(
                index: 2, role: "take",
                content: .text(MeasuredDocument(path: "some.zip/a.txt", archive: "some.zip", text: text))),
            MeasuredItem(
                index: 3,
                content: .unreadable(UnreadableRecording(path: "gone.wav", code: "file.missing"))),
            MeasuredItem(
                index: 4, isGiven: true,
                content: .recording(recording(RecordingPath(bytes: [0xC3, 0x28, 0xFF, 0x2E])))),
            MeasuredItem(
                index: 5, role: "text", isGiven: true, content: .text(MeasuredDocument(path: "b.txt", text: text))),
        ])

    @Test("are the same behind a JSON document, with roles, places, texts and documents")
    func document() throws {
        let data = try JSONEncoder().encode(Self.all)
        let isSame = try JSONDecoder().decode(Measurements.self, from: data) == Self.all
        #expect(isSame)
    }

    @Test("are the same behind JSON lines, each by itself", arguments: all.items.indices)
    func lines(index: Int) throws {
        let line = MeasurementLine(tool: Self.all.tool, depth: Self.all.depth, item: Self.all.items[index])
        let data = try JSONEncoder().encode(line)
        let isSame = try JSONDecoder().decode(MeasurementLine.self, from: data) == line
        #expect(isSame)
    }

    @Test("of version 1 are read, in the order that they had")
    func versionOne() throws {
        let recording = #"""
            {"path": "a.wav", "byteCount": 10, "container": "wav", "codec": "pcm_s16le", "sampleRate": 8000,
            "channelCount": 1, "frameCount": 1, "codedFrameCount": 1, "duration": 0.1, "method": "scan", "defects": []}
            """#
        let unreadable = #"{"path": "b.wav", "code": "file.empty", "message": "is empty"}"#
        let document = """
            {"schema": "voice-preflight/measurements/1", "recordings": [\(recording), \(recording)],
            "unreadable": [\(unreadable)], "leftOut": [{"path": "c.txt", "reason": "notARecording"}]}
            """
        let read = try JSONDecoder().decode(Measurements.self, from: Data(document.utf8))
        #expect(read.tool == nil && read.items.map(\.index) == [0, 1, 2, 3])
        #expect(read.items.map(\.path) == ["a.wav", "a.wav", "b.wav", "c.txt"])
        for (text, path) in [(recording, "a.wav"), (unreadable, "b.wav")] {
            let line = try JSONDecoder().decode(MeasurementLine.self, from: Data(text.utf8))
            #expect(line.item.path.description == path)
        }
    }

    @Test(
        "with numbers and names that no file has are refused",
        arguments: [
            ("byteCount", "-1"), ("byteCount", "9223372036854775808"), ("byteCount", "1e400"), ("byteCount", "1.5"),
            ("byteCount", "\"10\""), ("sampleRate", "0"), ("sampleRate", "9007199254740993"), ("channelCount", "-1"),
            ("frameCount", "-9223372036854775808"), ("codedFrameCount", "-1"), ("sha256", "\"ab\""),
            ("method", "\"guess\""), ("index", "-1"), ("schema", "\"voice-preflight/measurements/3\""),
            ("kind", "\"tune\""), ("defects", "[{}]"), ("role", "1"),
        ])
    func refused(key: String, value: String) throws {
        let line = MeasurementLine(
            tool: nil, depth: nil, item: MeasuredItem(index: 0, content: .recording(Self.recording("a.wav"))))
        var object =
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(line), options: []) as? [String: Any] ?? [:]
        object[key] = "PLACE"
        let text = String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
            .replacing("\"PLACE\"", with: value)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(MeasurementLine.self, from: Data(text.utf8))
        }
    }

    @Test(
        "of paths that are not UTF-8 name the same file again",
        arguments: [
            Array("plain.wav".utf8), [0x61, 0xFF, 0xFE, 0x62], Array("a\\x41.wav".utf8), Array("\\xC3\\xA9".utf8),
            Array("\\".utf8), Array("\\x".utf8), [0xD5, 0xC5, 0x2F, 0xB3], [0xC3],
        ])
    func paths(bytes: [UInt8]) throws {
        let path = RecordingPath(bytes: bytes)
        let data = try JSONEncoder().encode([path])
        #expect(try JSONDecoder().decode([RecordingPath].self, from: data) == [path])
    }
}
