/// What can be wrong with AIFF and AIFF-C files alone.
package enum AIFFDefectCode: String, KnownDefectCodes {
    case lengthMismatch = "aiff.length-mismatch"
    case sizeMismatch = "aiff.size-mismatch"
}
