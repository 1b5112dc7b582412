/// A header for libsndfile around the audio of a WAVE file.
///
/// libsndfile believes or clamps sizes in silence, so it is never shown the file's own header. Wave64 serves, because it
/// takes every format chunk that RIFF takes and its sizes have 64 bits.
enum WaveEnvelope {
    /// Linear PCM, float or G.711: frames of `frameBytes` bytes, which need no more than the plain format chunk.
    static func plain(
        tag: UInt16, channelCount: Int, sampleRate: Int, bits: Int, frameBytes: Int, data: Range<Int64>
    ) -> VirtualFile {
        let frameCount = (data.upperBound - data.lowerBound) / Int64(frameBytes)
        let byteCount = frameCount * Int64(frameBytes)
        var header = start(formatByteCount: 16, dataByteCount: byteCount)
        header.append(UInt64(tag) | UInt64(channelCount) << 16 | UInt64(sampleRate) << 32, 8)
        header.append(UInt64(truncatingIfNeeded: sampleRate &* frameBytes), 4)
        header.append(UInt64(frameBytes) | UInt64(bits) << 16, 4)
        header.appendDataHeader(byteCount: byteCount)
        return VirtualFile(
            segments: [.memory(header), .recording(data.lowerBound..<(data.lowerBound + byteCount))],
            expectedFrameCount: frameCount)
    }

    /// Blocks of ADPCM or GSM: with the file's own format chunk, since it holds the coefficients, and the last block
    /// filled up, since libsndfile decodes whole blocks only.
    static func blocks(_ block: WaveBlock, format: Range<Int64>, data: Range<Int64>) -> VirtualFile {
        let byteCount = data.upperBound - data.lowerBound
        let missing = (block.byteCount - byteCount % block.byteCount) % block.byteCount
        let formatCount = format.upperBound - format.lowerBound
        let header = start(formatByteCount: formatCount, dataByteCount: byteCount + missing)
        var second = [UInt8](repeating: 0, count: Int((8 - formatCount % 8) % 8))
        second.appendDataHeader(byteCount: byteCount + missing)
        return VirtualFile(
            segments: [
                .memory(header), .recording(format), .memory(second), .recording(data),
                .memory([UInt8](repeating: 0, count: Int(missing))),
            ],
            expectedFrameCount: block.frameCount(of: byteCount + missing))
    }

    private static func start(formatByteCount: Int64, dataByteCount: Int64) -> [UInt8] {
        var header: [UInt8] = []
        header.reserveCapacity(104)
        let paddedFormat = (24 + formatByteCount + 7) / 8 * 8
        header.appendGUID("riff", WaveForm.wave64FormTail)
        header.append(UInt64(40 + paddedFormat + 24 + dataByteCount), 8)
        header.appendGUID("wave", WaveForm.wave64ChunkTail)
        header.appendGUID("fmt ", WaveForm.wave64ChunkTail)
        header.append(UInt64(24 + formatByteCount), 8)
        return header
    }
}

extension [UInt8] {
    /// Appends the low `count` bytes of `value`, the least significant first.
    fileprivate mutating func append(_ value: UInt64, _ count: Int) {
        for index in 0..<count { append(UInt8(truncatingIfNeeded: value >> UInt64(8 * index))) }
    }

    fileprivate mutating func appendGUID(_ text: String, _ tail: [UInt8]) {
        append(contentsOf: text.utf8)
        append(contentsOf: tail)
    }

    fileprivate mutating func appendDataHeader(byteCount: Int64) {
        appendGUID("data", WaveForm.wave64ChunkTail)
        append(UInt64(24 + byteCount), 8)
    }
}
