/// A CAF file for libsndfile around the Apple Lossless packets of a CAF file.
///
/// libsndfile wants the bit depth in the format flags, which ffmpeg leaves at 0, and believes the valid frames of the
/// packet table; so it is shown a table header that says what the packets hold.
enum CAFEnvelope {
    /// All packets of `data`, whose table has its entries in `entries`.
    static func appleLossless(
        _ description: CAFDescription, bitDepth: Int?, cookie: [UInt8], entries: Range<Int64>, packetCount: Int64,
        frameCount: Int64, data: Range<Int64>
    ) -> VirtualFile {
        let entryCount = entries.upperBound - entries.lowerBound
        let flags: UInt64 = [16: 1, 20: 2, 24: 3, 32: 4][bitDepth ?? 0] ?? UInt64(description.flags)
        let fill = UInt32(clamping: Int128(packetCount) * Int128(description.framesPerPacket) - Int128(frameCount))
        var header: [UInt8] = []
        header.reserveCapacity(160 + cookie.count)
        header.append("caff")
        header.append(0x0001_0000, 4)
        header.append("desc")
        header.append(32, 8)
        header.append(Double(description.sampleRate).bitPattern, 8)
        header.append("alac")
        for field in [flags, 0, UInt64(description.framesPerPacket), UInt64(description.channelCount), 0] {
            header.append(field, 4)
        }
        header.append("kuki")
        header.append(UInt64(cookie.count), 8)
        header += cookie
        header.append("pakt")
        header.append(UInt64(24 + entryCount), 8)
        header.append(UInt64(packetCount), 8)
        header.append(UInt64(frameCount), 8)
        header.append(0, 4)
        header.append(UInt64(fill), 4)
        var second: [UInt8] = []
        second.append("data")
        second.append(UInt64(4 + data.upperBound - data.lowerBound), 8)
        second.append(0, 4)
        return VirtualFile(
            segments: [.memory(header), .recording(entries), .memory(second), .recording(data)],
            expectedFrameCount: frameCount)
    }
}

extension [UInt8] {
    /// Appends the low `count` bytes of `value`, the most significant first.
    fileprivate mutating func append(_ value: UInt64, _ count: Int) {
        for index in (0..<count).reversed() { append(UInt8(truncatingIfNeeded: value >> UInt64(8 * index))) }
    }

    fileprivate mutating func append(_ identifier: FourCC) { append(UInt64(identifier.code), 4) }
}
