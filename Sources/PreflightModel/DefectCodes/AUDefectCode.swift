/// What can be wrong with AU files alone.
package enum AUDefectCode: String, KnownDefectCodes {
    case unsupportedCodec = "au.unsupported-codec"

    package var failureKind: FailureKind { .unsupportedCodec }
}
