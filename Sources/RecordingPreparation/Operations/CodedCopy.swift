import AudioMeasurement
import PreflightModel

/// Writes the coded audio of a source into a new file as it is, with headers that are true.
enum CodedCopy {
    /// Writes it all, or what is needed to play `frames`, which are counted as a gapless player plays them.
    static func write(
        _ source: PreparationSource, frames: Range<Int64>?, to file: NewFile, progress: ProgressMeter?
    ) throws(PreparationFailure) {
        var failure: PreparationFailure?
        do throws(MeasuringFailure) {
            let recording = try RecordingFile(source.path)
            var reader = RecordingReader(recording, progress: progress)
            let walked = try ContainerWalkers.walk(&reader, depth: .scan)
            do throws(PreparationFailure) {
                try write(walked, source, frames: frames, from: &reader, to: file)
            } catch {
                failure = error
            }
            guard try recording.currentIdentity() == recording.identity else { throw .changed }
        } catch {
            throw PreparationFailure(reading: source.path, error)
        }
        if let failure { throw failure }
    }

    private static func write(
        _ walked: WalkedRecording, _ source: PreparationSource, frames: Range<Int64>?,
        from reader: inout RecordingReader, to file: NewFile
    ) throws(PreparationFailure) {
        switch (walked.container, walked.samples) {
        case (.flac, .sndfile(let stream)) where frames == nil:
            try FLACCopy.write(stream, frameCount: walked.frameCount, of: source, from: &reader, to: file)
        case (.mp3, .mpegFrames(let runs)):
            try MP3Copy.write(runs, walked, frames: frames, of: source, from: &reader, to: file)
        case (.adts, .aacPackets(.adts, let packets)):
            try ADTSCopy.write(packets, frames: frames, of: source, from: &reader, to: file)
        case (.m4a, .aacPackets(.raw(let configuration), let packets)):
            try MP4Copy.write(
                packets, configuration: configuration, walked, frames: frames, of: source, from: &reader, to: file)
        default:
            throw PreparationFailure(
                .notRepairable,
                ["container": .text(walked.container.rawValue), "codec": .text(walked.codec.rawValue)])
        }
    }
}

extension RecordingReader {
    /// Appends a range of the recording to a new file.
    mutating func copy(
        _ range: Range<Int64>, of source: PreparationSource, to file: NewFile
    ) throws(PreparationFailure) {
        var offset = range.lowerBound
        while offset < range.upperBound {
            let bytes: [UInt8]
            do throws(MeasuringFailure) {
                bytes = try array(at: offset, count: Int(min(range.upperBound - offset, 65_536)))
                if bytes.isEmpty { throw .changed }
            } catch {
                throw PreparationFailure(reading: source.path, error)
            }
            try file.append(bytes)
            offset += Int64(bytes.count)
        }
    }
}
