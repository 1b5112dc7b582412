import PreflightModel

/// Measures Sun and NeXT audio (`.au`, `.snd`).
enum AUWalker: ContainerWalker {
    static let containers: [Container] = [.au]

    static func recognises(_ start: RawSpan) -> Bool {
        start.has(".snd") || start.has("dns.") || AUHeader.isDEC(start)
    }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        let header = try AUHeader(&reader)
        let present = max(0, reader.byteCount - header.dataOffset)
        var dataCount = present
        var state = State.complete
        if let declared = header.dataByteCount {
            if declared > present {
                state = .truncated
            } else if declared == 0, present > 0 {
                state = .unfinalised
            } else {
                dataCount = declared
            }
        }
        let data = header.dataOffset..<(header.dataOffset + dataCount)
        let coding = header.coding
        let frameCount = coding.frameCount(of: dataCount, channelCount: header.channelCount)
        guard frameCount > 0 else { throw ChunkedContainer.au.withoutAudio(declared: header.dataByteCount) }
        let declaredCount = header.dataByteCount.map {
            coding.frameCount(of: $0, channelCount: header.channelCount)
        }

        var defects: [Defect] = []
        switch state {
        case .complete:
            let rest = Int128(dataCount) * 8 % Int128(coding.bitsPerSample * header.channelCount)
            if rest >= 8 { defects.append(.auPartialFrame(bytes: Int64(rest / 8), end: data.upperBound)) }
            if data.upperBound < reader.byteCount {
                defects.append(.auTrailingGarbage(range: data.upperBound..<reader.byteCount))
            }
        case .truncated:
            defects.append(
                ChunkedContainer.au.truncated(
                    data, declared: header.dataByteCount ?? 0, missingFrames: (declaredCount ?? 0) - frameCount,
                    sampleRate: header.sampleRate))
        case .unfinalised:
            defects.append(ChunkedContainer.au.unfinalised(data))
        }
        return WalkedRecording(
            container: .au, codec: coding.codec, sampleRate: header.sampleRate, channelCount: header.channelCount,
            bitDepth: coding.bitDepth, frameCount: frameCount, codedFrameCount: frameCount,
            declaredDuration: declaredCount.map { ExactDuration(frameCount: $0, sampleRate: header.sampleRate) },
            audioByteCount: dataCount, defects: defects,
            samples: coding.samples(
                channelCount: header.channelCount, sampleRate: header.sampleRate, isLittleEndian: header.isLittleEndian,
                data: data))
    }

    private enum State { case complete, truncated, unfinalised }
}
