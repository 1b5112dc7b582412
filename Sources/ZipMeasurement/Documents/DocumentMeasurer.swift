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
        let file = try RecordingFile(path)
        let before = file.identityAtOpen
        var content = DocumentMeasurement(sha256: try sha256(of: file))
        let start = try bytes(of: file, at: 0, count: startByteCount)
        if let format = try format(of: file, start: start) {
            content.format = format
        } else if let container = try recording(in: file, path: path) {
            content.recording = container
        } else if start.indices.contains(where: { start[$0...].starts(with: pdfHeader) }) {
            content.format = .pdf
        } else {
            content.other = start.withUnsafeBytes { ForeignFormat.name(of: $0) }
        }
        guard try file.identity() == before else { throw .changed }
        return (before.byteCount, content)
    }

    private static let pdfHeader = Array("%PDF-".utf8)

    /// Readers look for the header of a PDF in this many bytes (ISO 32000-1, Annex H, note 13).
    private static let startByteCount = 1024

    /// How many bytes are hashed at once.
    private static let windowByteCount = 256 * 1024

    private static func format(
        of file: RecordingFile, start: [UInt8]
    ) throws(MeasuringFailure) -> DocumentFormat? {
        if start.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if start.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return try isWordDocument(file) ? .docx : nil }
        return start.starts(with: pdfHeader) ? .pdf : nil
    }

    /// Whether a zip has the parts of a Word document (ECMA-376 part 2, 10.1.2; the main part is called so by every
    /// program that writes one).
    private static func isWordDocument(_ file: RecordingFile) throws(MeasuringFailure) -> Bool {
        var bytes = ZipBytes(byteCount: file.identityAtOpen.byteCount) { (target, offset) throws(MeasuringFailure) in
            try file.read(into: target, at: offset)
        }
        guard let record = try ZipEndRecord.candidates(in: &bytes).first else { return false }
        let names = try ZipDirectory(record, in: &bytes).entries.map(\.name.text)
        return names.contains("[Content_Types].xml") && names.contains { $0.hasPrefix("word/document") }
    }

    /// The container of a recording that begins with the first byte; nil if there is none.
    private static func recording(in file: RecordingFile, path: RecordingPath) throws(MeasuringFailure) -> Container? {
        let measured: RecordingMeasurement
        do throws(MeasuringFailure) {
            measured = try RecordingMeasurer(depth: .scan).measure(
                byteCount: file.identityAtOpen.byteCount, path: path
            ) { (target, offset) throws(MeasuringFailure) in try file.read(into: target, at: offset) }
        } catch {
            if error == .cancelled { throw error }
            return nil
        }
        return measured.defects.contains { $0.code == "leading.junk" } ? nil : measured.container
    }

    private static func sha256(of file: RecordingFile) throws(MeasuringFailure) -> String {
        var (hash, offset) = (SHA256(), Int64(0))
        while offset < file.identityAtOpen.byteCount {
            if Task.isCancelled { throw .cancelled }
            let window = try bytes(of: file, at: offset, count: windowByteCount)
            if window.isEmpty { break }
            hash.update(data: window)
            offset += Int64(window.count)
        }
        return Hexadecimal.string(hash.finalize())
    }

    private static func bytes(
        of file: RecordingFile, at offset: Int64, count: Int
    ) throws(MeasuringFailure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var outcome: Result<Int, MeasuringFailure> = .success(0)
        bytes.withUnsafeMutableBytes { buffer in
            do throws(MeasuringFailure) {
                outcome = .success(try file.read(into: buffer, at: offset))
            } catch {
                outcome = .failure(error)
            }
        }
        return Array(bytes.prefix(try outcome.get()))
    }
}
