import AudioMeasurement
import PreflightModel

/// Copies the bytes of a source as they are.
enum FileCopy {
    private static let blockByteCount = 256 * 1024

    static func copy(
        _ source: PreparationSource, to file: NewFile, progress: ProgressMeter?
    ) throws(PreparationFailure) {
        try forEachBlock(of: source) { (block) throws(PreparationFailure) in
            progress?.add(bytes: block.count)
            try file.append(block)
        }
        guard file.byteCount == source.measurement.byteCount else { throw .sourceChanged(source.path) }
    }

    /// Hands over the bytes of a source, a block at a time.
    static func forEachBlock(
        of source: PreparationSource, _ body: ([UInt8]) throws(PreparationFailure) -> Void
    ) throws(PreparationFailure) {
        var failure: PreparationFailure?
        do throws(MeasuringFailure) {
            let recording = try RecordingFile(source.path)
            var offset: Int64 = 0
            while failure == nil, offset < recording.byteCount {
                if Task.isCancelled { throw .cancelled }
                let block = try recording.bytes(at: offset, count: blockByteCount)
                guard !block.isEmpty else { throw .changed }
                offset += Int64(block.count)
                do throws(PreparationFailure) { try body(block) } catch { failure = error }
            }
            guard try recording.currentIdentity() == recording.identity else { throw .changed }
        } catch {
            throw PreparationFailure(reading: source.path, error)
        }
        if let failure { throw failure }
    }
}
