import PreflightModel

/// Measures RIFF WAVE, RF64, BW64 and Sony Wave64.
enum WaveWalker: ContainerWalker {
    static let containers: [Container] = [.wav, .rf64, .bw64, .w64]
    static let lateHeader: LateHeader.Mark? = LateHeader.Mark(firstByte: UInt8(ascii: "R")) { bytes, index in
        (bytes.has("RIFF", at: index) || bytes.has("RF64", at: index) || bytes.has("RIFX", at: index))
            && bytes.has("WAVE", at: index + 8)
    }

    static func recognises(_ start: RawSpan) -> Bool {
        WaveForm(start) != nil
    }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        guard let form = try reader.withBytes(at: 0, count: 40, { WaveForm($0) }) else {
            throw .unknownContainer
        }
        let layout = try WaveLayout(form, in: &reader)
        guard let format = layout.format else {
            throw ChunkedContainer.wave.withoutFormat(hasData: layout.data != nil)
        }
        let coding = try WaveCoding(format, isBigEndian: form == .rifx)
        guard let data = layout.data else { throw ChunkedContainer.wave.withoutData }
        guard data.byteCount > 0 else { throw ChunkedContainer.wave.withoutAudio(declared: data.declared) }
        if coding.framing == .mpeg {
            return try WaveMPEG.walk(&reader, layout: layout, format: format, data: data, depth: depth)
        }
        var length = WaveLength(coding: coding, layout: layout, data: data)
        guard let codedFrameCount = length.codedFrameCount, let frameCount = length.frameCount else {
            throw .waveUnsupportedCodec(coding.codec)
        }
        guard codedFrameCount > 0 else { throw ChunkedContainer.wave.withoutAudio(declared: data.declared) }
        length.addDefects(format: format)
        return WalkedRecording(
            container: form.container, codec: coding.codec, sampleRate: format.sampleRate,
            channelCount: format.channelCount, bitDepth: coding.bitDepth, frameCount: frameCount,
            codedFrameCount: codedFrameCount,
            declaredDuration: length.declaredFrameCount.map {
                ExactDuration(frameCount: $0, sampleRate: format.sampleRate)
            },
            audioByteCount: data.byteCount, tagByteCount: layout.tagByteCount,
            method: length.isBelieved ? .declared : .scan, defects: layout.defects + length.defects,
            samples: samples(coding, form: form, format: format, data: data.range))
    }

    private static func samples(
        _ coding: WaveCoding, form: WaveForm, format: WaveFormat, data: Range<Int64>
    ) -> SampleSource {
        if form == .rifx {
            guard let number = coding.numberInAU, case .frames(let bytes) = coding.framing else {
                return .none(.noDecoder(of: coding.codec, in: "rifx"))
            }
            return .sndfile(
                AUEnvelope.around(
                    data, number: number, bytesPerSample: bytes / format.channelCount,
                    channelCount: format.channelCount, sampleRate: format.sampleRate, isLittleEndian: false))
        }
        switch coding.framing {
        case .frames(let bytes) where coding.isDecodable:
            let bits = bytes / format.channelCount * 8
            return .sndfile(
                WaveEnvelope.plain(
                    tag: format.tag, channelCount: format.channelCount, sampleRate: format.sampleRate, bits: bits,
                    frameBytes: bytes, data: data))
        case .blocks(let block) where coding.isDecodable:
            return .sndfile(WaveEnvelope.blocks(block, format: format.range, data: data))
        default:
            return .none(.noDecoder(of: coding.codec, in: "wav"))
        }
    }
}
