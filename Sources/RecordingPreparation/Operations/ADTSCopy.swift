import AudioMeasurement
import PreflightModel

/// Writes frames of an ADTS stream as they are, without tags and what is between them.
///
/// ADTS has no place to say what is to be skipped, and a decoder needs the frame before the first one. So a stream can be cut
/// at its end only, where a frame ends.
enum ADTSCopy {
    /// Sample frames in a frame with one block (ISO/IEC 14496-3, 4.5.1.1).
    private static let frameLength: Int64 = 1024

    static func write(
        _ packets: any PacketTable, frames: Range<Int64>?, of source: PreparationSource,
        from reader: inout RecordingReader, to file: NewFile
    ) throws(PreparationFailure) {
        var rest = Int64.max
        if let frames {
            let length = frameLength * (source.measurement.coreSampleRate == nil ? 1 : 2)
            guard frames.lowerBound == 0, frames.upperBound % length == 0 else {
                throw PreparationFailure(
                    .cutNotMarked,
                    ["startFrame": .integer(frames.lowerBound), "endFrame": .integer(frames.upperBound)])
            }
            rest = frames.upperBound / length
        }
        var packets = packets
        reader.readAhead = RecordingReader.capacity
        while rest > 0, let range = try packets.following(in: &reader, of: source) {
            try reader.copy(range, of: source, to: file)
            rest -= 1
        }
        guard file.byteCount > 0 else { throw PreparationFailure(.noFrames) }
    }
}

extension PacketTable {
    /// The next packet; nil after the last one.
    mutating func following(
        in reader: inout RecordingReader, of source: PreparationSource
    ) throws(PreparationFailure) -> Range<Int64>? {
        do throws(MeasuringFailure) { return try next(&reader) } catch {
            throw PreparationFailure(reading: source.path, error)
        }
    }
}
