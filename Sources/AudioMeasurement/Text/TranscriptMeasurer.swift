import MessageDigests
package import PreflightModel

/// Reads the texts that say the words of recordings.
package enum TranscriptMeasurer {
    /// The words of hours of speech take a tenth of it; what is larger is something else, given by mistake.
    private static let greatestSize: Int64 = 1 << 20

    /// Measures the text at `path` in one reading.
    ///
    /// - Throws: `MeasuringFailure` when it cannot be read, or is larger than 1 MiB.
    package static func measure(_ path: RecordingPath) throws(MeasuringFailure) -> TranscriptMeasurement {
        try measure(source: try RecordingFile(path))
    }

    /// Measures the text that `source` gives in one reading.
    ///
    /// - Throws: `MeasuringFailure` when it cannot be read, or is larger than 1 MiB.
    package static func measure(source: any ByteSource) throws(MeasuringFailure) -> TranscriptMeasurement {
        guard source.byteCount <= greatestSize else { throw .noTranscript(byteCount: source.byteCount) }
        let bytes = try source.bytes(at: 0, count: Int(source.byteCount))
        guard bytes.count == source.byteCount else {
            throw .shrank(expected: source.byteCount, present: Int64(bytes.count))
        }
        guard try source.currentIdentity() == source.identity else { throw .changed }
        return measure(bytes: bytes)
    }

    /// Measures the bytes of a whole text.
    package static func measure(bytes: [UInt8]) -> TranscriptMeasurement {
        TranscriptMeasurement(of: bytes, sha256: Hexadecimal.string(SHA256.hash(data: bytes)))
    }
}

extension MeasuringFailure {
    fileprivate static func noTranscript(byteCount: Int64) -> MeasuringFailure {
        MeasuringFailure(FileDefectCode.textTooLarge, ["presentBytes": .count(byteCount)])
    }
}
