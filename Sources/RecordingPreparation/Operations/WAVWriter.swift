import AudioMeasurement
import PreflightModel

/// Writes WAV and RF64 with nothing but sound in them: no names, no dates, and true sizes from the first byte on.
final class WAVWriter: SampleStage {
    private let file: NewFile
    private let form: SampleForm
    private let dataByteCount: Int64
    private var rounding: SampleRounding
    private let end: Int64

    /// Writes the header for a recording of this format.
    init(_ format: PreparedFormat, _ work: PreparationOutline.SampleWork, to file: NewFile) throws(PreparationFailure) {
        self.file = file
        form = work.output
        rounding = SampleRounding(bits: min(32, form.bits), rounds: work.rounds, isDithered: work.isDithered)
        dataByteCount = format.frameCount * Int64(format.channelCount * form.bits / 8)
        let header = Self.header(format, form, isRF64: work.target == .rf64, dataByteCount: dataByteCount)
        end = Int64(header.count) + dataByteCount
        try file.append(header)
    }

    var clippedSampleCount: Int64 { rounding.clippedSampleCount }

    func take(_ samples: Span<Double>) throws(PreparationFailure) {
        var failure: PreparationFailure?
        try file.append { bytes in
            do throws(PreparationFailure) { try write(samples, to: &bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    private func write(_ samples: Span<Double>, to bytes: inout [UInt8]) throws(PreparationFailure) {
        switch form {
        case .integer(8):
            for index in samples.indices {
                bytes.append(UInt8(truncatingIfNeeded: try rounding.integer(samples[index]) + 128))
            }
        case .integer(let bits):
            let byteCount = bits / 8
            for index in samples.indices {
                let value = UInt32(bitPattern: try rounding.integer(samples[index]))
                for byte in 0..<byteCount { bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(8 * byte))) }
            }
        case .float(32):
            for index in samples.indices { bytes.append(littleEndian: Float(samples[index]).bitPattern) }
        case .float:
            for index in samples.indices { bytes.append(littleEndian: samples[index].bitPattern) }
        }
    }

    func finish() throws(PreparationFailure) {
        guard file.byteCount == end else { throw .notAsWritten(file.path) }
        if dataByteCount % 2 == 1 { try file.append([0]) }
    }

    /// Sub-format GUIDs that stand for a format tag, without the tag (KSDATAFORMAT_SUBTYPE_WAVEFORMATEX).
    private static let subFormatTail: [UInt8] = [
        0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71,
    ]

    /// The bytes in front of the samples.
    static func header(
        _ format: PreparedFormat, _ form: SampleForm, isRF64: Bool, dataByteCount: Int64
    ) -> [UInt8] {
        let channelCount = format.channelCount
        let isFloat = if case .float = form { true } else { false }
        let isExtensible = channelCount > 2
        let tag: UInt16 = isFloat ? 3 : 1
        let byteCount = form.headerByteCount(channelCount: channelCount, isRF64: isRF64)
        let riffByteCount = Int64(byteCount) - 8 + dataByteCount + dataByteCount % 2
        var header: [UInt8] = []
        header.reserveCapacity(byteCount)
        header += Array((isRF64 ? "RF64" : "RIFF").utf8)
        header.append(littleEndian: isRF64 ? .max : UInt32(clamping: riffByteCount))
        header += Array("WAVE".utf8)
        if isRF64 {
            // EBU Tech 3306, 3.1: the three sizes, and no table.
            header += Array("ds64".utf8)
            header.append(littleEndian: UInt32(28))
            header.append(littleEndian: riffByteCount)
            header.append(littleEndian: dataByteCount)
            header.append(littleEndian: format.frameCount)
            header.append(littleEndian: UInt32(0))
        }
        let frameByteCount = channelCount * form.bits / 8
        header += Array("fmt ".utf8)
        header.append(littleEndian: UInt32(isExtensible ? 40 : isFloat ? 18 : 16))
        header.append(littleEndian: isExtensible ? 0xFFFE : tag)
        header.append(littleEndian: UInt16(clamping: channelCount))
        header.append(littleEndian: UInt32(clamping: format.sampleRate))
        header.append(littleEndian: UInt32(clamping: format.sampleRate * frameByteCount))
        header.append(littleEndian: UInt16(clamping: frameByteCount))
        header.append(littleEndian: UInt16(form.bits))
        if isExtensible {
            header.append(littleEndian: UInt16(22))
            header.append(littleEndian: UInt16(form.bits))
            // No channel is said to belong to a loudspeaker.
            header.append(littleEndian: UInt32(0))
            header.append(littleEndian: tag)
            header += subFormatTail
        } else if isFloat {
            header.append(littleEndian: UInt16(0))
        }
        if isFloat {
            header += Array("fact".utf8)
            header.append(littleEndian: UInt32(4))
            header.append(littleEndian: UInt32(clamping: format.frameCount))
        }
        header += Array("data".utf8)
        header.append(littleEndian: isRF64 ? .max : UInt32(clamping: dataByteCount))
        return header
    }
}
