import Foundation
import PreflightModel
import TestSupport
import Testing
import ZipMeasurement

@Suite("Documents by their bytes", .timeLimited)
struct DocumentMeasurerTests {
    private static let word = MadeZip(
        .init("[Content_Types].xml", Array("<Types/>".utf8)), .init("word/document.xml", Array("<w:document/>".utf8)))
    private static let sheet = MadeZip(
        .init("[Content_Types].xml", Array("<Types/>".utf8)), .init("xl/workbook.xml", Array("<workbook/>".utf8)))

    private func measured(_ bytes: [UInt8]) throws -> (byteCount: Int64, content: DocumentMeasurement) {
        let letter = FileManager.default.temporaryDirectory.appending(path: "letter-\(UUID().uuidString)")
        try Data(bytes).write(to: letter)
        defer { try? FileManager.default.removeItem(at: letter) }
        return try DocumentMeasurer.measure(RecordingPath(letter.path))
    }

    @Test(
        "are recognised whatever they are called",
        arguments: [
            (Array("%PDF-1.7\n".utf8), DocumentFormat.pdf), (Array("\n\n%PDF-1.4 late".utf8), .pdf),
            ([0xFF, 0xD8, 0xFF, 0xE0, 0, 16], .jpeg), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
            (word.bytes, .docx),
        ] as [([UInt8], DocumentFormat)])
    func recognised(bytes: [UInt8], format: DocumentFormat) throws {
        let (byteCount, content) = try measured(bytes)
        #expect(byteCount == Int64(bytes.count))
        #expect(content.format == format && content.recording == nil && content.other == nil)
        #expect(content.sha256.count == 64)
    }

    @Test("that are recordings are called so, whatever is written inside them")
    func recording() throws {
        var wave = MadeZip.wave
        wave.replaceSubrange(60..<65, with: "%PDF-".utf8)
        let content = try measured(wave).content
        #expect(content.recording == .wav && content.format == nil)
    }

    @Test(
        "that are something else are named where that is known",
        arguments: [
            ([], nil), (Array("words".utf8), nil), (Array("<html>".utf8), "html"), (sheet.bytes, "zip"),
            (Array("PK\u{3}\u{4}".utf8), "zip"),
        ] as [([UInt8], String?)])
    func others(bytes: [UInt8], name: String?) throws {
        let content = try measured(bytes).content
        #expect(content.format == nil && content.recording == nil && content.other == name)
    }
}
