import PreflightModel

/// Measures AMR and AMR-WB files by their frames (RFC 4867, 5).
enum AMRWalker: ContainerWalker {
    static let containers: [Container] = [.amr]

    private static let words = ForeignContainer.amr
    /// Bytes of a frame with its type octet, by type; 0 where the type is reserved.
    private static let narrowband: [Int64] = [13, 14, 16, 18, 20, 21, 27, 32, 6, 7, 6, 6, 0, 0, 1, 1]
    private static let wideband: [Int64] = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1]

    static func recognises(_ start: RawSpan) -> Bool {
        start.has("#!AMR\n") || start.has("#!AMR-WB\n")
    }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        let isWide = try reader.fields(at: 0, count: 9).has("#!AMR-WB\n")
        let sizes = isWide ? wideband : narrowband
        let start: Int64 = isWide ? 9 : 6
        var position = start
        var frames: Int64 = 0
        reader.readAhead = RecordingReader.capacity
        while let type = try reader.fields(at: position, count: 1).byte(at: 0) {
            let size = sizes[Int(type >> 3 & 15)]
            // The first bit and the last two are padding, which is zero.
            guard size > 0, type & 0x83 == 0, size <= reader.byteCount - position else { break }
            position += size
            frames += 1
        }
        let rate = isWide ? 16000 : 8000
        let frameCount = frames * Int64(rate / 50)
        guard frameCount > 0 else { throw words.withoutAudio }
        let rest = position..<reader.byteCount
        return WalkedRecording(
            container: .amr, codec: isWide ? "amrwb" : "amrnb", sampleRate: rate, channelCount: 1,
            frameCount: frameCount, codedFrameCount: frameCount, audioByteCount: position - start,
            defects: words.partialFrame(rest),
            samples: words.undecoded)
    }
}
