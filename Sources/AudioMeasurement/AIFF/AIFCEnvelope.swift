/// An AIFF-C header for libsndfile around packets of compressed sound, of AIFF-C or CAF.
enum AIFCEnvelope {
    /// The whole packets of `data`; AIFF-C has sizes of 32 bits, so what is longer is not decoded.
    static func around(
        _ data: Range<Int64>, compression: ChunkIdentifier, packetBytes: Int64, packetFrames: Int64, channelCount: Int,
        sampleRate: Int
    ) -> SampleSource {
        let packetCount = (data.upperBound - data.lowerBound) / packetBytes
        let byteCount = packetCount * packetBytes
        guard byteCount < Int64(UInt32.max) - 64 else {
            return .none(reason: "it is longer than an AIFF-C file can be, which is how libsndfile takes its coding")
        }
        var header: [UInt8] = []
        header.reserveCapacity(64)
        header.append("FORM", UInt32(4 + 8 + 24 + 8 + 8 + byteCount))
        header.append(UInt32(0x4149_4643), 4)  // AIFC
        header.append("COMM", 24)
        header.append(UInt32(channelCount), 2)
        header.append(UInt32(packetCount), 4)
        header.append(16, 2)
        // The rate as an 80-bit floating-point number: the exponent's bias is 16383.
        let shift = UInt32(sampleRate).leadingZeroBitCount
        header.append(UInt32(16383 + 31 - shift), 2)
        header.append(UInt32(sampleRate) << UInt32(shift), 4)
        header.append(0, 4)
        header.append(compression.rawValue, 4)
        header.append(0, 2)  // an empty name and its pad byte
        header.append("SSND", UInt32(8 + byteCount))
        header.append(0, 4)
        header.append(0, 4)
        return .sndfile(
            VirtualFile(
                segments: [.memory(header), .recording(data.lowerBound..<(data.lowerBound + byteCount))],
                expectedFrameCount: packetCount * packetFrames))
    }
}

extension [UInt8] {
    /// Appends the low `count` bytes of `value`, the most significant first.
    fileprivate mutating func append(_ value: UInt32, _ count: Int) {
        for index in (0..<count).reversed() { append(UInt8(truncatingIfNeeded: value >> UInt32(8 * index))) }
    }

    fileprivate mutating func append(_ identifier: ChunkIdentifier, _ size: UInt32) {
        append(identifier.rawValue, 4)
        append(size, 4)
    }
}
