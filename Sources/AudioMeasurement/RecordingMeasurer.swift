public import PreflightModel
import SystemFiles

/// Measures one recording at a time: what it is, how long it is, and what is wrong with it.
public struct RecordingMeasurer: Sendable {
    /// How deep to go.
    public var depth: MeasurementMethod
    /// Whether to hash the file at the depths `declared` and `scan` too; the deeper ones always do.
    public var hashing: Bool
    /// The decoder of AAC samples; without one, AAC is measured by its packets and a note says so.
    public var aacDecoder: AACDecoderFactory?
    /// Whether to make waveforms; only the depths `decode` and `listen` have the samples for them.
    public var drawsWaveforms: Bool
    /// Whether depth `listen` estimates the opinion scores of P.835 too, at some fifteen times real time on one core.
    public var estimatesP835: Bool
    /// How much of the speech depth `listen` hears to tell whose voice it is.
    public var speakers: SpeakerListening
    /// Who recognises the phones of what depth `listen` hears; nil for nobody.
    package var phoneRecogniser: (any PhoneRecognising)?

    /// Whether only the voice is of interest, so that what takes time and has nothing to do with it is left out.
    package var hearsVoicesOnly = false

    /// A measurer; without `aacDecoder`, AAC is measured by its packets.
    public init(
        depth: MeasurementMethod = .scan, hashing: Bool = false, aacDecoder: AACDecoderFactory? = nil,
        drawsWaveforms: Bool = false, estimatesP835: Bool = false, speakers: SpeakerListening = .budget
    ) {
        self.depth = depth
        self.hashing = hashing
        self.aacDecoder = aacDecoder
        self.drawsWaveforms = drawsWaveforms
        self.estimatesP835 = estimatesP835
        self.speakers = speakers
    }

    /// Measures the file at `path`.
    ///
    /// - Throws: `MeasuringFailure` when it cannot be measured at all; what is merely wrong with it is in `defects`.
    public func measure(
        _ path: RecordingPath, progress: ProgressMeter? = nil
    ) throws(MeasuringFailure) -> RecordingMeasurement {
        try measure(source: try RecordingFile(path), path: path, progress: progress)
    }

    /// The size in bytes of a regular file that is not to be measured, such as a letter.
    ///
    /// - Throws: `MeasuringFailure` when there is no such file.
    package static func fileSize(_ path: RecordingPath) throws(MeasuringFailure) -> Int64 {
        try RecordingFile(path).identityAtOpen.byteCount
    }

    /// Measures bytes in memory, as if they were the file at `path`.
    ///
    /// - Throws: `MeasuringFailure` when they cannot be measured at all.
    package func measure(bytes: [UInt8], path: RecordingPath) throws(MeasuringFailure) -> RecordingMeasurement {
        try measure(source: MemorySource(bytes), path: path)
    }

    /// Measures what `source` gives, as if it were the file at `path`, which need not be there: its name is judged too.
    ///
    /// - Throws: `MeasuringFailure` when it cannot be measured at all, when `source` throws it, or when the identity of
    ///   `source` is another one in the end.
    public func measure(
        source: any ByteSource, path: RecordingPath, progress: ProgressMeter? = nil
    ) throws(MeasuringFailure) -> RecordingMeasurement {
        let needsHash = !hearsVoicesOnly && (hashing || depth >= .decode)
        var reader = RecordingReader(source, hashing: needsHash, progress: progress)
        let measurement = try measure(&reader, path: path)
        guard try source.currentIdentity() == source.identity else { throw .changed }
        progress?.addRecording()
        return measurement
    }

    private func measure(
        _ reader: inout RecordingReader, path: RecordingPath
    ) throws(MeasuringFailure) -> RecordingMeasurement {
        guard reader.byteCount > 0 else { throw .empty }
        var walked = try ContainerWalkers.walk(&reader, depth: depth)
        var observer: SampleObserver?
        if depth >= .decode {
            let wish =
                hearsVoicesOnly
                ? ListeningWish(speakers: speakers, hearsVoicesOnly: true)
                : ListeningWish(
                    estimatesP835: estimatesP835, draws: drawsWaveforms, speakers: speakers,
                    phoneRecogniser: phoneRecogniser)
            observer = SampleObserver(
                walked, drawing: drawsWaveforms && !hearsVoicesOnly, listening: depth == .listen ? wish : nil)
            try SampleDecoding.decode(&walked, from: &reader, aacDecoder: aacDecoder, observing: &observer)
            if depth == .listen, walked.method == .decode { walked.method = .listen }
        }
        walked.defects += NameChecks.defects(path: path, container: walked.container, codec: walked.codec)
        let sha256 = try reader.finishHash()
        var measurement = RecordingMeasurement(
            path: path, byteCount: reader.fileByteCount, sha256: sha256, container: walked.container,
            codec: walked.codec,
            sampleRate: walked.sampleRate, coreSampleRate: walked.coreSampleRate, channelCount: walked.channelCount,
            bitDepth: walked.bitDepth, bitRate: walked.bitRate, frameCount: walked.frameCount,
            codedFrameCount: walked.codedFrameCount, uncertainFrameCount: walked.uncertainFrameCount,
            declaredDuration: walked.declaredDuration, tagByteCount: walked.tagByteCount, method: walked.method,
            defects: walked.defects)
        observer.take()?.finish(&measurement, origin: reader.origin)
        return measurement
    }
}

extension WalkedRecording {
    /// The constant bit rate, or the mean of the coded audio over its coded length; nil where there is no audio.
    var bitRate: Int? {
        if let constantBitRate { return constantBitRate }
        guard codedFrameCount > 0, sampleRate > 0 else { return nil }
        let bits = Int128(audioByteCount) * 8 * Int128(sampleRate)
        return Int(clamping: (bits + Int128(codedFrameCount) / 2) / Int128(codedFrameCount))
    }
}
