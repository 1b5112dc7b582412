import PreflightModel

/// The second witness: decodes every sample and holds the count against the walker's.
enum SampleDecoding {
    static func decode(
        _ walked: inout WalkedRecording, from reader: inout RecordingReader, aacDecoder: AACDecoderFactory?,
        observing observer: inout SampleObserver?
    ) throws(MeasuringFailure) {
        let count: SampleCount
        var expected: Int64? = walked.codedFrameCount
        switch walked.samples {
        case .sndfile(let file):
            count = try SndfileDecoder.decode(file, from: &reader, observing: &observer)
            expected = file.expectedFrameCount
        case .sndfileParts(let parts):
            count = try SndfileDecoder.decode(parts, from: &reader, observing: &observer)
        case .mpegFrames(let runs):
            count = try Mpg123Decoder.decode(runs, from: &reader, observing: &observer)
        case .aacPackets(let format, let packets):
            guard let aacDecoder else {
                return walked.defects.append(
                    .decodingUnavailable(DecodingObstacle(.noAACDecoder), method: walked.method))
            }
            count = try AACPacketDecoding.decode(
                packets, format: format, with: aacDecoder, from: &reader, observing: &observer)
        case .none(let obstacle):
            return walked.defects.append(.decodingUnavailable(obstacle, method: walked.method))
        }
        walked.defects += count.defects
        walked.method = .decode
        let decodedRate = count.sampleRate ?? walked.sampleRate
        if let expected, count.isComplete {
            // An implicit SBR doubles both numbers, so the two lengths are compared, not the two counts.
            let walkedLength = ExactDuration(frameCount: expected, sampleRate: walked.sampleRate)
            let decodedLength = ExactDuration(frameCount: count.frameCount, sampleRate: decodedRate)
            if walkedLength != decodedLength {
                walked.defects.append(
                    .decodedLengthMismatch(
                        walked: expected, walkedRate: walked.sampleRate, decoded: count.frameCount,
                        decodedRate: decodedRate))
            }
        }
        walked.adopt(count)
    }
}

extension WalkedRecording {
    /// Takes over what only the decoder could see: SBR and PS that no header announces.
    fileprivate mutating func adopt(_ count: SampleCount) {
        if let channelCount = count.channelCount { self.channelCount = channelCount }
        if let core = count.coreSampleRate { coreSampleRate = core }
        if let rate = count.sampleRate, rate != sampleRate, rate > 0, sampleRate > 0 {
            frameCount = ExactDuration(frameCount: frameCount, sampleRate: sampleRate).frameCount(at: rate)
            codedFrameCount = ExactDuration(frameCount: codedFrameCount, sampleRate: sampleRate).frameCount(at: rate)
            uncertainFrameCount =
                ExactDuration(frameCount: uncertainFrameCount, sampleRate: sampleRate).frameCount(at: rate)
            sampleRate = rate
        }
        if count.settlesSBR { defects.removeAll { $0.code.traits.contains(.sampleRateInDoubt) } }
    }
}
