/// An AU header for libsndfile around linear PCM, float or G.711 of any container.
///
/// AU suits, because it has both byte orders and may leave the size of the audio open.
enum AUEnvelope {
    /// The whole frames of `data` behind a header with the coding `number`.
    static func around(
        _ data: Range<Int64>, number: UInt32, bytesPerSample: Int, channelCount: Int, sampleRate: Int,
        isLittleEndian: Bool
    ) -> VirtualFile {
        let frameBytes = Int64(bytesPerSample * channelCount)
        let frameCount = (data.upperBound - data.lowerBound) / frameBytes
        var header: [UInt8] = Array(isLittleEndian ? "dns.".utf8 : ".snd".utf8)
        header.reserveCapacity(24)
        for field in [24, UInt32.max, number, UInt32(clamping: sampleRate), UInt32(clamping: channelCount)] {
            if isLittleEndian { header.append(littleEndian: field) } else { header.append(bigEndian: field) }
        }
        let whole = data.lowerBound..<(data.lowerBound + frameCount * frameBytes)
        return VirtualFile(segments: [.memory(header), .recording(whole)], expectedFrameCount: frameCount)
    }
}
