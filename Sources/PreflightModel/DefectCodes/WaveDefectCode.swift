/// What can be wrong with WAVE files of every form, and with them alone.
package enum WaveDefectCode: String, KnownDefectCodes {
    case sizeMismatch = "wav.size-mismatch"
    case missingPad = "wav.missing-pad"
    case factMismatch = "wav.fact-mismatch"
    case blockAlignMismatch = "wav.block-align-mismatch"
    case blockLengthMismatch = "wav.block-length-mismatch"
    case streamMismatch = "wav.stream-mismatch"
    case unsupportedCodec = "wav.unsupported-codec"
    case sizeNotSentinel = "rf64.size-not-sentinel"
    case noSizes = "rf64.no-ds64"

    package var failureKind: FailureKind { self == .unsupportedCodec ? .unsupportedCodec : .damaged }
}
