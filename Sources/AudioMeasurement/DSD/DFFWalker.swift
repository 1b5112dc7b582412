import PreflightModel

/// Measures DSDIFF, Philips' container of DSD and DST (DSDIFF 1.5).
enum DFFWalker: ContainerWalker {
    static let containers: [Container] = [.dff]

    private static let words = ForeignContainer.dsdiff
    private static let greatestChunkCount = 65536

    static func recognises(_ start: RawSpan) -> Bool { start.has("FRM8") && start.has("DSD ", at: 12) }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        var rate = 0
        var channels = 0
        var audio: (present: Range<Int64>, declared: Int64)?
        var frames: (count: Int64, perSecond: Int64)?
        var offset: Int64 = 16
        for _ in 0..<greatestChunkCount {
            let header = try reader.fields(at: offset, count: 18)
            guard let size = header.bigEndian(at: 4, as: UInt64.self), size < 1 << 62 else { break }
            let body = offset + 12
            if header.has("PROP") {
                // The properties are chunks of the same kind, behind the type of the list.
                offset = body + 4
                continue
            }
            let fields = try reader.fields(at: body, count: 6)
            if header.has("FS  ") { rate = Int(fields.bigEndian(at: 0, as: UInt32.self) ?? 0) }
            if header.has("CHNL") { channels = Int(fields.bigEndian(at: 0, as: UInt16.self) ?? 0) }
            let isCompressed = header.has("DST ")
            if header.has("DSD ") || isCompressed {
                audio = (body..<min(reader.byteCount, body + Int64(size)), Int64(size))
                if isCompressed {
                    let first = try reader.fields(at: body, count: 18)
                    guard first.has("FRTE"), let count = first.bigEndian(at: 12, as: UInt32.self),
                        let perSecond = first.bigEndian(at: 16, as: UInt16.self), perSecond > 0
                    else { throw words.badHeader(.noFrameCount) }
                    frames = (Int64(count), Int64(perSecond))
                }
            }
            offset = body + Int64(size) + Int64(size & 1)
            guard offset < reader.byteCount else { break }
        }
        try words.checked(rate: rate, channels: channels)
        guard let audio else { throw words.withoutAudio }
        let present = max(0, audio.present.upperBound - audio.present.lowerBound)
        var declared = Int64(clamping: Int128(audio.declared) * 8 / Int128(channels))
        var frameCount = Int64(clamping: Int128(present) * 8 / Int128(channels))
        if let frames {
            declared = frames.count * Int64(rate) / frames.perSecond
            frameCount = declared
        }
        guard frameCount > 0 else { throw words.withoutAudio }
        var defects: [Defect] = []
        if frameCount < declared {
            defects.append(
                words.truncated(
                    declared: declared, present: frameCount, sampleRate: rate, end: audio.present.upperBound,
                    fileEnd: reader.byteCount))
        }
        return WalkedRecording(
            container: .dff, codec: frames == nil ? "dsd_msbf" : "dst", sampleRate: rate, channelCount: channels,
            bitDepth: 1, frameCount: frameCount, codedFrameCount: frameCount,
            declaredDuration: ExactDuration(frameCount: declared, sampleRate: rate), audioByteCount: present,
            method: frames == nil ? .scan : .declared, defects: defects, samples: words.undecoded)
    }
}
