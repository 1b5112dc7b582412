import PreflightModel

/// Measures DSF, Sony's container of DSD (DSF File Format Specification 1.01).
enum DSFWalker: ContainerWalker {
    static let containers: [Container] = [.dsf]

    private static let words = ForeignContainer.dsf
    private static let dataOffset: Int64 = 92

    static func recognises(_ start: RawSpan) -> Bool { start.has("DSD ") && start.has("fmt ", at: 28) }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        // The chunk "fmt ", behind its own size and two numbers that are always the same, and the size of the data.
        let bytes = try reader.fields(at: 52, count: 40)
        guard let channels = bytes.littleEndian(at: 0, as: UInt32.self),
            let rate = bytes.littleEndian(at: 4, as: UInt32.self),
            let bits = bytes.littleEndian(at: 8, as: UInt32.self),
            let total = bytes.littleEndian(at: 12, as: UInt64.self)
        else { throw words.badHeader(.cutOff) }
        try words.checked(rate: Int(rate), channels: Int(channels))
        let declared = Int64(clamping: total)
        // One bit a sample and channel.
        let stated = bytes.littleEndian(at: 32, as: UInt64.self).map { Int64(clamping: $0) - 12 } ?? 0
        let present = max(0, min(stated, reader.byteCount - dataOffset))
        let frameCount = min(declared, Int64(clamping: Int128(present) * 8 / Int128(channels)))
        guard frameCount > 0 else { throw words.withoutAudio }
        var defects: [Defect] = []
        if frameCount < declared {
            defects.append(
                words.truncated(
                    declared: declared, present: frameCount, sampleRate: Int(rate), end: reader.byteCount,
                    fileEnd: reader.byteCount))
        }
        return WalkedRecording(
            container: .dsf, codec: bits == 8 ? "dsd_msbf_planar" : "dsd_lsbf_planar", sampleRate: Int(rate),
            channelCount: Int(channels), bitDepth: 1, frameCount: frameCount, codedFrameCount: frameCount,
            declaredDuration: ExactDuration(frameCount: declared, sampleRate: Int(rate)), audioByteCount: present,
            tagByteCount: max(0, reader.byteCount - dataOffset - present), defects: defects, samples: words.undecoded)
    }
}
