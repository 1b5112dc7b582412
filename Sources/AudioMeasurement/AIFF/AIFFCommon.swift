import PreflightModel

/// The `COMM` chunk of AIFF and AIFC.
struct AIFFCommon {
    let channelCount: Int
    /// Sample frames; packets where the compression has packets.
    let frameCount: Int64
    let sampleSize: Int
    let sampleRate: Int
    /// `NONE` in a plain AIFF, which has no field for it.
    let compression: FourCC

    init(_ body: FieldBytes, isAIFC: Bool) throws(MeasuringFailure) {
        guard let channels = body.bigEndian(at: 0, as: UInt16.self),
            let frames = body.bigEndian(at: 2, as: UInt32.self),
            let size = body.bigEndian(at: 6, as: UInt16.self),
            let exponent = body.bigEndian(at: 8, as: UInt16.self),
            let mantissa = body.bigEndian(at: 10, as: UInt64.self)
        else { throw .aiffCommonTooShort(byteCount: body.byteCount) }
        if isAIFC {
            guard let stated = FourCC(body, at: 18) else {
                throw .aiffCommonTooShort(byteCount: body.byteCount)
            }
            compression = stated
        } else {
            compression = "NONE"
        }
        channelCount = Int(channels)
        frameCount = Int64(frames)
        sampleSize = Int(size)
        guard channelCount > 0, channelCount <= WaveFormat.channelLimit else {
            throw .aiffBadChannelCount(channelCount)
        }
        guard let rate = Self.integer(exponent: exponent, mantissa: mantissa),
            (1...WaveFormat.sampleRateLimit).contains(rate)
        else { throw .aiffBadSampleRate }
        sampleRate = rate
    }

    /// An 80-bit floating-point number (IEEE 754 extended, SANE) rounded to the nearest integer; nil when it is negative,
    /// infinite, or above 2^32.
    static func integer(exponent: UInt16, mantissa: UInt64) -> Int? {
        // The bias is 16383, and the mantissa's highest bit counts 1.
        let shift = 16383 + 63 - Int(exponent)
        guard exponent < 0x8000, shift >= 31 else { return nil }
        guard shift < 64 else { return shift == 64 ? Int(mantissa >> 63) : 0 }
        return Int(mantissa >> UInt64(shift)) + Int((mantissa >> UInt64(shift - 1)) & 1)
    }
}
