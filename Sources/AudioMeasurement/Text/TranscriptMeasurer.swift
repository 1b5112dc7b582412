import MessageDigests
public import PreflightModel

/// Reads the texts that say the words of recordings.
public enum TranscriptMeasurer {
    /// The words of hours of speech take a tenth of it; what is larger is something else, given by mistake.
    private static let greatestSize: Int64 = 1 << 20

    /// Measures the text at `path` in one reading.
    ///
    /// - Throws: `MeasuringFailure` when it cannot be read, or is larger than 1 MiB.
    public static func measure(_ path: RecordingPath) throws(MeasuringFailure) -> TranscriptMeasurement {
        let file = try RecordingFile(path)
        let identity = file.identityAtOpen
        guard identity.byteCount <= greatestSize else { throw .noTranscript(byteCount: identity.byteCount) }
        var bytes = [UInt8](repeating: 0, count: Int(identity.byteCount))
        var outcome: Result<Int, MeasuringFailure> = .success(0)
        bytes.withUnsafeMutableBytes { buffer in
            do throws(MeasuringFailure) {
                outcome = .success(try file.read(into: buffer, at: 0))
            } catch {
                outcome = .failure(error)
            }
        }
        let count = try outcome.get()
        guard count == bytes.count else { throw .shrank(expected: identity.byteCount, present: Int64(count)) }
        guard try file.identity() == identity else { throw .changed }
        return measure(bytes: bytes)
    }

    /// Measures the bytes of a whole text.
    public static func measure(bytes: [UInt8]) -> TranscriptMeasurement {
        TranscriptMeasurement(of: bytes, sha256: Hexadecimal.string(SHA256.hash(data: bytes)))
    }
}

extension MeasuringFailure {
    fileprivate static func noTranscript(byteCount: Int64) -> MeasuringFailure {
        MeasuringFailure(
            code: "text.too-large",
            message: "has \(byteCount) bytes; the text of one recording must be smaller than 1 MiB. Give only the "
                + "words of this recording.")
    }
}
