/// Noise in a WAV file of integer PCM.
enum NoiseWave {
    static func bytes(seconds: Double, rate: Int, channels: Int = 1, bits: Int = 16) -> [UInt8] {
        let width = bits / 8
        let count = Int((seconds * Double(rate)).rounded()) * channels
        var bytes = Array("RIFF".utf8)
        func append(_ value: Int, _ width: Int) {
            for shift in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * shift))) }
        }
        append(36 + width * count, 4)
        bytes += Array("WAVEfmt ".utf8)
        let format = [
            (16, 4), (1, 2), (channels, 2), (rate, 4), (rate * channels * width, 4), (channels * width, 2), (bits, 2),
        ]
        for (value, width) in format { append(value, width) }
        bytes += Array("data".utf8)
        append(width * count, 4)
        for sample in 0..<count { append(sample &* 2_654_435_761 >> 7, width) }
        return bytes
    }
}
