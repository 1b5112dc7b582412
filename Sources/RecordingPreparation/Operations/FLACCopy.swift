import AudioMeasurement
import PreflightModel

/// Writes the frames of a FLAC file behind a STREAMINFO that is true, without tags, pictures and what is behind the frames.
enum FLACCopy {
    /// Where the content of STREAMINFO begins, behind "fLaC" and the header of its block.
    private static let infoOffset = 8
    /// Where it states the MD5 of the samples (RFC 9639, 8.2).
    private static let digests = (infoOffset + 18)..<(infoOffset + 34)

    /// - Parameter stream: STREAMINFO without a length, and all frames.
    static func write(
        _ stream: VirtualFile, frameCount: Int64, of source: PreparationSource, from reader: inout RecordingReader,
        to file: NewFile
    ) throws(PreparationFailure) {
        // A length that nobody expects is that of damaged frames.
        guard stream.expectedFrameCount == frameCount, stream.segments.count == 2,
            case .memory(var header) = stream.segments[0], case .recording(let frames) = stream.segments[1],
            header.count == digests.upperBound, frameCount < 1 << 36
        else { throw PreparationFailure(.notRepairable, ["container": "flac", "codec": "flac"]) }
        // The lower half of a byte and four more hold the 36 bits of the length.
        header[infoOffset + 13] = header[infoOffset + 13] & 0xF0 | UInt8(truncatingIfNeeded: frameCount >> 32) & 0x0F
        for index in 0..<4 {
            header[infoOffset + 14 + index] = UInt8(truncatingIfNeeded: frameCount >> Int64(24 - 8 * index))
        }
        // Where the stated length was wrong, so may be the digest; zeros say that there is none.
        if source.measurement.declaredDuration != source.measurement.duration {
            header.replaceSubrange(digests, with: repeatElement(0, count: digests.count))
        }
        try file.append(header)
        try reader.copy(frames, of: source, to: file)
    }
}
