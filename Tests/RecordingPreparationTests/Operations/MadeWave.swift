import Foundation
import PreflightModel

/// WAV files that tests make.
struct MadeWave {
    var form = SampleForm.integer(bits: 16)
    var sampleRate = 48_000
    var channelCount = 1
    /// The bytes of the samples.
    var data: [UInt8] = []

    /// The same noise for the same seed, in samples that use every bit.
    static func noise(
        _ form: SampleForm, channelCount: Int = 1, frameCount: Int, sampleRate: Int = 48_000, seed: UInt64 = 1
    ) -> MadeWave {
        var wave = MadeWave(form: form, sampleRate: sampleRate, channelCount: channelCount)
        var state = seed
        for _ in 0..<(frameCount * channelCount) {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            switch form {
            case .integer(let bits): wave.data.append(number: state >> 24, byteCount: bits / 8)
            case .float(let bits):
                let value = Double(Int32(truncatingIfNeeded: state >> 32)) / 3_000_000_000
                wave.data.append(
                    number: bits == 32 ? UInt64(Float(value).bitPattern) : value.bitPattern, byteCount: bits / 8)
            }
        }
        return wave
    }

    /// Samples with full scale as 1, rounded to integers of so many bits.
    static func of(_ samples: [Double], bits: Int, channelCount: Int = 1, sampleRate: Int = 48_000) -> MadeWave {
        var wave = MadeWave(form: .integer(bits: bits), sampleRate: sampleRate, channelCount: channelCount)
        let scale = Double(1 << (bits - 1))
        for sample in samples {
            let value = Int64(min(max((sample * scale).rounded(), -scale), scale - 1))
            wave.data.append(number: UInt64(bitPattern: bits == 8 ? value + 128 : value), byteCount: bits / 8)
        }
        return wave
    }

    var frameByteCount: Int { form.bits / 8 * channelCount }

    /// The bytes of these frames.
    func data(_ frames: Range<Int64>) -> ArraySlice<UInt8> {
        data[(Int(frames.lowerBound) * frameByteCount)..<(Int(frames.upperBound) * frameByteCount)]
    }

    /// The file; with chunks in front and behind of which nobody knows, where that is asked for, and with other sizes.
    func bytes(surrounded: Bool = false, riffSize: Int? = nil, dataSize: Int? = nil) -> [UInt8] {
        let isFloat = if case .float = form { true } else { false }
        var chunks: [UInt8] = Array("fmt ".utf8)
        chunks.append(number: 16, byteCount: 4)
        chunks.append(number: isFloat ? 3 : 1, byteCount: 2)
        chunks.append(number: UInt64(channelCount), byteCount: 2)
        chunks.append(number: UInt64(sampleRate), byteCount: 4)
        chunks.append(number: UInt64(sampleRate * frameByteCount), byteCount: 4)
        chunks.append(number: UInt64(frameByteCount), byteCount: 2)
        chunks.append(number: UInt64(form.bits), byteCount: 2)
        let list = Array("LIST".utf8) + [11, 0, 0, 0] + Array("INFOIART\u{1}\0\0".utf8) + [0]
        if surrounded { chunks = Array("bext".utf8) + [3, 0, 0, 0, 1, 2, 3, 0] + chunks + list }
        chunks += Array("data".utf8)
        chunks.append(number: UInt64(dataSize ?? data.count), byteCount: 4)
        chunks += data
        if data.count % 2 == 1 { chunks.append(0) }
        if surrounded { chunks += list }
        var bytes: [UInt8] = Array("RIFF".utf8)
        bytes.append(number: UInt64(riffSize ?? chunks.count + 4), byteCount: 4)
        return bytes + Array("WAVE".utf8) + chunks
    }
}

extension [UInt8] {
    /// Appends the low bytes of a number, the lowest first.
    mutating func append(number: UInt64, byteCount: Int) {
        for index in 0..<byteCount { append(UInt8(truncatingIfNeeded: number >> UInt64(8 * index))) }
    }
}
