import PreflightModel

/// Measures AIFF (Audio Interchange File Format 1.3) and AIFF-C.
enum AIFFWalker: ContainerWalker {
    static let containers: [Container] = [.aiff, .aifc]
    static let lateHeader: LateHeader.Mark? = LateHeader.Mark(firstByte: UInt8(ascii: "F")) { bytes, index in
        bytes.has("FORM", at: index) && (bytes.has("AIFF", at: index + 8) || bytes.has("AIFC", at: index + 8))
    }

    static func recognises(_ start: RawSpan) -> Bool {
        start.has("FORM") && (start.has("AIFF", at: 8) || start.has("AIFC", at: 8))
    }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        let layout = try AIFFLayout(&reader)
        guard let common = layout.common else { throw ChunkedContainer.aiff.withoutFormat() }
        let coding = try AIFFCoding(common)
        guard let sound = layout.sound else { throw ChunkedContainer.aiff.withoutData }
        guard sound.byteCount > 0 else { throw ChunkedContainer.aiff.withoutAudio(declared: sound.declared) }
        let length = AIFFLength(common: common, unit: coding.unit(channelCount: common.channelCount), sound: sound)
        guard length.codedFrameCount > 0 else { throw ChunkedContainer.aiff.withoutAudio(declared: sound.declared) }
        return WalkedRecording(
            container: layout.isAIFC ? .aifc : .aiff, codec: coding.codec, sampleRate: common.sampleRate,
            channelCount: common.channelCount, bitDepth: coding.bitDepth, frameCount: length.frameCount,
            codedFrameCount: length.codedFrameCount,
            declaredDuration: length.declaredFrameCount.map {
                ExactDuration(frameCount: $0, sampleRate: common.sampleRate)
            },
            audioByteCount: sound.byteCount, tagByteCount: layout.tagByteCount,
            method: length.isBelieved ? .declared : .scan, defects: layout.defects + length.defects,
            samples: samples(coding, common: common, length: length, data: sound.range, file: reader.byteCount))
    }

    private static func samples(
        _ coding: AIFFCoding, common: AIFFCommon, length: AIFFLength, data: Range<Int64>, file: Int64
    ) -> SampleSource {
        switch coding.framing {
        case .frames(let bytesPerSample, let number, let isLittleEndian):
            .sndfile(
                AUEnvelope.around(
                    data, number: number, bytesPerSample: bytesPerSample, channelCount: common.channelCount,
                    sampleRate: common.sampleRate, isLittleEndian: isLittleEndian))
        case .unsignedBytes:
            .sndfile(
                WaveEnvelope.plain(
                    tag: 1, channelCount: common.channelCount, sampleRate: common.sampleRate, bits: 8,
                    frameBytes: common.channelCount, data: data))
        case .packets(let bytes, let frames) where ["adpcm_ima_qt", "gsm"].contains(coding.codec):
            AIFCEnvelope.around(
                data, compression: common.compression == "agsm" ? "GSM " : common.compression, packetBytes: bytes,
                packetFrames: frames, channelCount: common.channelCount, sampleRate: common.sampleRate)
        case .unknown where coding.codec == "dwvw":
            .sndfile(VirtualFile(whole: file, expectedFrameCount: length.codedFrameCount))
        case .packets, .unknown:
            .none(.noDecoder(of: coding.codec, in: "aiff"))
        }
    }
}
