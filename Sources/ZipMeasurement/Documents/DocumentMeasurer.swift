package import AudioMeasurement
import MessageDigests
package import PreflightModel

/// Recognises documents, such as an authorization letter, by their bytes.
package enum DocumentMeasurer {
    /// Measures the document at `path`.
    ///
    /// - Returns: Its size in bytes, and what is in it.
    /// - Throws: `MeasuringFailure` when it cannot be read.
    package static func measure(
        _ path: RecordingPath
    ) throws(MeasuringFailure) -> (byteCount: Int64, content: DocumentMeasurement) {
        try measure(source: try RecordingFile(path), path: path)
    }

    /// Measures the document that `file` gives, as if it were the one at `path`.
    package static func measure(
        source file: any ByteSource, path: RecordingPath
    ) throws(MeasuringFailure) -> (byteCount: Int64, content: DocumentMeasurement) {
        var content = DocumentMeasurement(sha256: try sha256(of: file))
        let start = try file.bytes(at: 0, count: startByteCount)
        if let format = try format(of: file, start: start) {
            content.format = format
        } else if let container = try recording(in: file, path: path) {
            content.recording = container
        } else if start.indices.contains(where: { start[$0...].starts(with: pdfHeader) }) {
            content.format = .pdf
        } else {
            content.other = ForeignFormat(start: start)?.rawValue
        }
        guard try file.currentIdentity() == file.identity else { throw .changed }
        return (file.byteCount, content)
    }

    private static let pdfHeader = Array("%PDF-".utf8)

    /// Readers look for the header of a PDF in this many bytes (ISO 32000-1, Annex H, note 13).
    private static let startByteCount = 1024

    /// How many bytes are hashed at once.
    private static let windowByteCount = 256 * 1024

    private static func format(
        of file: any ByteSource, start: [UInt8]
    ) throws(MeasuringFailure) -> DocumentFormat? {
        if start.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if start.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return try isWordDocument(file) ? .docx : nil }
        return start.starts(with: pdfHeader) ? .pdf : nil
    }

    /// Whether a zip has the parts of a Word document (ECMA-376 part 2, 10.1.2; the main part is called so by every
    /// program that writes one).
    private static func isWordDocument(_ file: any ByteSource) throws(MeasuringFailure) -> Bool {
        var bytes = ZipBytes(file)
        guard let record = try ZipEndRecord.candidates(in: &bytes).first else { return false }
        let names = try ZipDirectory(record, in: &bytes).entries.map(\.name.text)
        return names.contains("[Content_Types].xml") && names.contains { $0.hasPrefix("word/document") }
    }

    /// The container of a recording that begins with the first byte; nil if there is none.
    private static func recording(in file: any ByteSource, path: RecordingPath) throws(MeasuringFailure) -> Container? {
        let measured: RecordingMeasurement
        do throws(MeasuringFailure) {
            measured = try RecordingMeasurer(depth: .scan).measure(source: file, path: path)
        } catch {
            if error.kind == .cancelled { throw error }
            return nil
        }
        return measured.defects.contains { $0.code.traits.contains(.leadingBytes) } ? nil : measured.container
    }

    private static func sha256(of file: any ByteSource) throws(MeasuringFailure) -> String {
        var (hash, offset) = (SHA256(), Int64(0))
        while offset < file.byteCount {
            if Task.isCancelled { throw .cancelled }
            let window = try file.bytes(at: offset, count: windowByteCount)
            if window.isEmpty { break }
            hash.update(data: window)
            offset += Int64(window.count)
        }
        return Hexadecimal.string(hash.finalize())
    }
}
