/// What can be wrong with the tags around audio.
package enum TagDefectCode: String, KnownDefectCodes {
    case sizeMismatch = "id3.size-mismatch"
}
