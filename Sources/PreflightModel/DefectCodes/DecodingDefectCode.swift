/// What decoding brings to light, or cannot.
package enum DecodingDefectCode: String, KnownDefectCodes {
    case failed = "decode.failed"
    case lengthMismatch = "decode.length-mismatch"
    case unavailable = "decode.unavailable"
    case implicitSBRPossible = "aac.implicit-sbr-possible"

    package var traits: DefectTraits { self == .implicitSBRPossible ? .sampleRateInDoubt : [] }
}
