import PreflightModel

/// The second witness: decodes every sample and holds the count against the walker's.
enum SampleDecoding {
    static func decode(
        _ walked: inout WalkedRecording, from reader: inout RecordingReader, aacDecoder: AACDecoderFactory?,
        observing observer: inout SampleObserver?
    ) throws(MeasuringFailure) {
        let count: SampleCount
        do throws(Obstruction) {
            count = try decode(walked.samples, from: &reader, aacDecoder: aacDecoder, observing: &observer)
        } catch {
            switch error {
            case .failure(let failure): throw failure
            case .obstacle(let obstacle):
                return walked.defects.append(.decodingUnavailable(obstacle, method: walked.method))
            }
        }
        var expected: Int64? = walked.codedFrameCount
        if case .sndfile(let file) = walked.samples { expected = file.expectedFrameCount }
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

    /// Why samples are not decoded: they cannot be read, or there is no decoder.
    enum Obstruction: Error {
        case failure(MeasuringFailure)
        case obstacle(DecodingObstacle)
    }

    /// Decodes samples to their end, or until `receiver` is content.
    static func decode<Receiver: SampleReceiver & ~Copyable>(
        _ samples: SampleSource, from reader: inout RecordingReader, aacDecoder: AACDecoderFactory?,
        observing receiver: inout Receiver?
    ) throws(Obstruction) -> SampleCount {
        do throws(MeasuringFailure) {
            switch samples {
            case .sndfile(let file): return try SndfileDecoder.decode(file, from: &reader, observing: &receiver)
            case .sndfileParts(let parts): return try SndfileDecoder.decode(parts, from: &reader, observing: &receiver)
            case .mpegFrames(let runs): return try Mpg123Decoder.decode(runs, from: &reader, observing: &receiver)
            case .aacPackets(let format, let packets):
                if let aacDecoder {
                    return try AACPacketDecoding.decode(
                        packets, format: format, with: aacDecoder, from: &reader, observing: &receiver)
                }
            case .none: break
            }
        } catch {
            throw .failure(error)
        }
        guard case .none(let obstacle) = samples else { throw .obstacle(DecodingObstacle(.noAACDecoder)) }
        throw .obstacle(obstacle)
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
