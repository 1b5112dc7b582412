/// Puts WAVE files together byte by byte.
struct WaveBytes {
    var bytes: [UInt8] = []

    /// The bytes of an integer, the least significant first.
    static func little(_ value: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
    }

    /// The bytes of an integer, the most significant first.
    static func big(_ value: UInt64, _ count: Int) -> [UInt8] { little(value, count).reversed() }

    /// A chunk with its pad byte; `size` is what its header claims.
    static func chunk(_ name: String, _ body: [UInt8], size: UInt32? = nil, pad: Bool = true) -> [UInt8] {
        Array(name.utf8) + little(UInt64(size ?? UInt32(body.count)), 4) + body
            + (pad && body.count % 2 == 1 ? [0] : [])
    }

    /// A `fmt ` body of 16 bytes.
    static func format(
        tag: UInt16 = 1, channels: Int = 1, rate: Int = 8000, bits: Int = 16, blockAlign: Int? = nil
    ) -> [UInt8] {
        let align = blockAlign ?? channels * ((bits + 7) / 8)
        return little(UInt64(tag), 2) + little(UInt64(channels), 2) + little(UInt64(rate), 4)
            + little(UInt64(rate * align), 4) + little(UInt64(align), 2) + little(UInt64(bits), 2)
    }

    /// A `fmt ` body of 40 bytes (WAVE_FORMAT_EXTENSIBLE) of the sub-format that stands for `tag`.
    static func extensible(tag: UInt16, channels: Int, rate: Int, bits: Int, validBits: Int) -> [UInt8] {
        format(tag: 0xFFFE, channels: channels, rate: rate, bits: bits) + little(22, 2)
            + little(UInt64(validBits), 2) + little(3, 4) + little(UInt64(tag), 2)
            + [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]
    }

    /// A RIFF form around chunks; `size` is what its header claims.
    static func riff(_ chunks: [UInt8]..., size: UInt32? = nil, name: String = "RIFF") -> [UInt8] {
        let body = chunks.flatMap { $0 }
        return Array(name.utf8) + little(UInt64(size ?? UInt32(4 + body.count)), 4) + Array("WAVE".utf8) + body
    }

    /// Audio that is not silence and cannot be taken for chunks.
    static func audio(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: 0x80 &+ $0 &* 7 % 128) } }

    /// 16-bit mono audio at 8 kHz in a plain file; `dataSize` is what the data chunk claims.
    static func plain(audio: [UInt8], dataSize: UInt32? = nil, riffSize: UInt32? = nil) -> [UInt8] {
        riff(chunk("fmt ", format()), chunk("data", audio, size: dataSize), size: riffSize)
    }

    /// The same as Wave64, whose sizes include the header of 24 bytes.
    static func wave64(audio: [UInt8], dataSize: UInt64? = nil) -> [UInt8] {
        let tail: [UInt8] = [0xF3, 0xAC, 0xD3, 0x11, 0x8C, 0xD1, 0x00, 0xC0, 0x4F, 0x8E, 0xDB, 0x8A]
        let form: [UInt8] = [0x2E, 0x91, 0xCF, 0x11, 0xA5, 0xD6, 0x28, 0xDB, 0x04, 0xC1, 0x00, 0x00]
        let chunks =
            Array("fmt ".utf8) + tail + little(40, 8) + format() + Array("data".utf8) + tail
            + little(dataSize ?? UInt64(24 + audio.count), 8) + audio
        return Array("riff".utf8) + form + little(UInt64(40 + chunks.count), 8) + Array("wave".utf8) + tail + chunks
    }

    /// RF64 with a `ds64` chunk; the 32-bit size of the data is `size32`.
    static func rf64(
        audio: [UInt8], dataSize: UInt64? = nil, size32: UInt32 = .max, name: String = "RF64"
    ) -> [UInt8] {
        let size = dataSize ?? UInt64(audio.count)
        let ds64 = chunk("ds64", little(72 + size, 8) + little(size, 8) + little(size / 2, 8) + little(0, 4))
        return riff(ds64, chunk("fmt ", format()), chunk("data", audio, size: size32), size: .max, name: name)
    }
}
