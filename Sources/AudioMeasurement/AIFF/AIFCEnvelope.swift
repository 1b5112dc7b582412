import PreflightModel

/// An AIFF-C header for libsndfile around packets of compressed sound, of AIFF-C or CAF.
enum AIFCEnvelope {
    /// The whole packets of `data`; AIFF-C has sizes of 32 bits, so what is longer is not decoded.
    static func around(
        _ data: Range<Int64>, compression: FourCC, packetBytes: Int64, packetFrames: Int64, channelCount: Int,
        sampleRate: Int
    ) -> SampleSource {
        let packetCount = (data.upperBound - data.lowerBound) / packetBytes
        let byteCount = packetCount * packetBytes
        guard byteCount < Int64(UInt32.max) - 64 else {
            return .none(DecodingObstacle(.tooLongForAIFF))
        }
        var header: [UInt8] = []
        header.reserveCapacity(64)
        header.append("FORM", UInt32(4 + 8 + 24 + 8 + 8 + byteCount))
        header += Array("AIFC".utf8)
        header.append("COMM", 24)
        header.append(bigEndian: UInt16(channelCount))
        header.append(bigEndian: UInt32(packetCount))
        header.append(bigEndian: UInt16(16))
        // The rate as an 80-bit floating-point number: the exponent's bias is 16383.
        let shift = UInt32(sampleRate).leadingZeroBitCount
        header.append(bigEndian: UInt16(16383 + 31 - shift))
        header.append(bigEndian: UInt32(sampleRate) << UInt32(shift))
        header.append(bigEndian: UInt32(0))
        header.append(bigEndian: compression.code)
        header += [0, 0]  // an empty name and its pad byte
        header.append("SSND", UInt32(8 + byteCount))
        header.append(bigEndian: UInt64(0))  // offset and block size
        return .sndfile(
            VirtualFile(
                segments: [.memory(header), .recording(data.lowerBound..<(data.lowerBound + byteCount))],
                expectedFrameCount: packetCount * packetFrames))
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ identifier: FourCC, _ size: UInt32) {
        append(bigEndian: identifier.code)
        append(bigEndian: size)
    }
}
