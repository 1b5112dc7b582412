import PreflightModel

/// Measures DSF, Sony's container of DSD (DSF File Format Specification 1.01).
enum DSFWalker: ContainerWalker {
    static let containers: [Container] = [.dsf]

    private static let words = ForeignContainer(prefix: "dsf", name: "DSF")
    private static let dataOffset: Int64 = 92

    static func recognises(_ start: UnsafeRawBufferPointer) -> Bool { start.has("DSD ") && start.has("fmt ", at: 28) }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        let bytes = try reader.bytes(at: 0, count: Int(dataOffset))
        guard let channels = bytes.littleEndian(at: 52, as: UInt32.self),
            let rate = bytes.littleEndian(at: 56, as: UInt32.self),
            let bits = bytes.littleEndian(at: 60, as: UInt32.self),
            let total = bytes.littleEndian(at: 64, as: UInt64.self)
        else { throw words.badHeader("is cut off") }
        try words.checked(rate: Int(rate), channels: Int(channels))
        let declared = Int64(clamping: total)
        // One bit a sample and channel.
        let stated = bytes.littleEndian(at: 84, as: UInt64.self).map { Int64(clamping: $0) - 12 } ?? 0
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
