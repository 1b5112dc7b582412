package import AudioMeasurement
package import PreflightModel

/// A zip with what was measured in it.
package struct MeasuredArchive: Hashable, Sendable {
    /// The zip: its entries and what is wrong with them.
    package var archive: ArchiveMeasurement
    /// The recordings in it, in the order of its central directory; `archive` of each is the zip's path.
    package var recordings: [RecordingMeasurement]
    /// The recordings in it that could not be measured, in the same order.
    package var unreadable: [UnreadableRecording]
    /// The texts in it, in the same order, with their paths in reports.
    package var texts: [Text]

    /// A text, which may say the words of a recording.
    package struct Text: Hashable, Sendable {
        /// The zip's path, a slash, and the entry's name.
        package var path: RecordingPath
        /// What is in it.
        package var text: TranscriptMeasurement
    }
}

/// Measures zips that somebody else made: their structure byte by byte, and the recordings in them.
///
/// Nothing is ever written anywhere. Entries are read in place, and memory does not grow with them.
package struct ZipMeasurer: Sendable {
    /// Measures the recordings.
    package var measurer: RecordingMeasurer

    /// A measurer of zips that measures the recordings in them with `measurer`.
    package init(measurer: RecordingMeasurer) { self.measurer = measurer }

    /// Whether the file is a zip by its content: it begins like one, or an end record at its end leads to entries.
    ///
    /// A recording with a zip behind it is a recording: ask only of files that are not recordings.
    package static func isZip(_ path: RecordingPath) -> Bool {
        (try? RecordingFile(path)).map { isZip($0) } ?? false
    }

    /// Whether what `source` gives is a zip by its content.
    package static func isZip(_ source: any ByteSource) -> Bool {
        var bytes = ZipBytes(source)
        return (try? isZip(&bytes)) ?? false
    }

    private static func isZip(_ bytes: inout ZipBytes) throws(MeasuringFailure) -> Bool {
        let start = try bytes.bytes(at: 0, count: 4).field32(0)
        let beginnings = [ZipSignature.localHeader, ZipSignature.endRecord, ZipSignature.dataDescriptor]
        if beginnings.contains(start) { return true }
        // An end record that leads to no entries is 22 bytes of anything.
        return try ZipEndRecord.candidates(in: &bytes).contains { $0.entryCount > 0 }
    }

    /// Measures the zip at `path` and the recordings in it.
    ///
    /// - Throws: `MeasuringFailure` when it is not a zip (`zip.no-end-record`), an office document or program that is kept as
    ///   a zip (`zip.document`), or cannot be read; what is merely wrong with it is in `defects`.
    package func measure(
        _ path: RecordingPath, progress: ProgressMeter? = nil
    ) throws(MeasuringFailure) -> MeasuredArchive {
        try measure(source: try RecordingFile(path), path: path, progress: progress)
    }

    /// Measures the zip that `source` gives, as if it were the file at `path`, and the recordings in it.
    ///
    /// - Throws: `MeasuringFailure`, as for a file.
    package func measure(
        source: any ByteSource, path: RecordingPath, progress: ProgressMeter? = nil
    ) throws(MeasuringFailure) -> MeasuredArchive {
        var bytes = ZipBytes(source)
        let structure = try ZipStructure(in: &bytes)
        if let kind = ZipDocument.kind(of: structure.entries) { throw .zipDocument(kind) }
        var contents = ZipContents(
            structure, path: path, source: source, measurer: measurer, progress: progress)
        try contents.readAll()
        guard try source.currentIdentity() == source.identity else { throw .changed }
        return contents.measured
    }
}

/// Documents and programs that are kept as zips, recognised by the entries that their formats demand.
private enum ZipDocument {
    static func kind(of entries: [ZipEntry]) -> PackedDocument? {
        // Those who write such files put the entry in front; and names are compared for the first few only.
        for entry in entries.prefix(64) {
            switch entry.name.text {
            case "[Content_Types].xml": return .office
            case "META-INF/MANIFEST.MF", "AndroidManifest.xml": return .program
            default: continue
            }
        }
        return entries.first?.name.text == "mimetype" ? .openDocument : nil
    }
}
