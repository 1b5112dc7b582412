import PreflightModel

/// MPEG audio in a WAVE file: measured by its frames, like a bare stream.
enum WaveMPEG {
    static func walk(
        _ reader: inout RecordingReader, layout: WaveLayout, format: WaveFormat, data: AudioChunk,
        depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        let stream: MPEGStream
        do throws(MeasuringFailure) {
            stream = try MPEGStream.walk(&reader, range: data.range, depth: depth)
        } catch  where error.kind.isUnrecognised {
            throw .waveWithoutFrames
        }
        var defects = layout.defects
        if data.state == .truncated, let declared = data.declared {
            defects.append(
                ChunkedContainer.wave.truncated(
                    data.range, declared: declared, missingFrames: nil, sampleRate: stream.sampleRate))
        }
        if stream.sampleRate != format.sampleRate || stream.channelCount != format.channelCount {
            defects.append(
                .waveStreamMismatch(format, rate: stream.sampleRate, channelCount: stream.channelCount))
        }
        let fact = layout.factCount.flatMap { $0 > 0 && $0 < UInt32.max ? Int64($0) : nil }
        return WalkedRecording(
            container: layout.form.container, codec: stream.codec, sampleRate: stream.sampleRate,
            channelCount: stream.channelCount, frameCount: stream.frameCount, codedFrameCount: stream.codedFrameCount,
            playedStart: stream.playedStart,
            declaredDuration: fact.map { ExactDuration(frameCount: $0, sampleRate: stream.sampleRate) }
                ?? stream.declaredDuration,
            audioByteCount: stream.audioByteCount, constantBitRate: stream.constantBitRate,
            tagByteCount: layout.tagByteCount + stream.tagByteCount,
            method: stream.method, defects: defects + stream.defects, samples: stream.samples)
    }
}
