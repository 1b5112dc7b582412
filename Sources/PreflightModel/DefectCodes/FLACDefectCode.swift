/// What can be wrong with FLAC frames and metadata, in native files and in Ogg.
package enum FLACDefectCode: String, KnownDefectCodes {
    case noStreamInfo = "flac.no-streaminfo"
    case noLength = "flac.no-length"
    case lengthMismatch = "flac.length-mismatch"
    case truncated = "flac.truncated"
    case junk = "flac.junk"
    case checksum = "flac.checksum"
    case missingFrames = "flac.missing-frames"
    case startsLate = "flac.starts-late"
    case formatChange = "flac.format-change"
    case invalidMetadata = "flac.invalid-metadata"
    case oversizedBlock = "flac.oversized-block"

    package var traits: DefectTraits { self == .noLength || self == .truncated ? .unfinished : [] }
}

/// What is invalid in the metadata of a FLAC file: the fact `problem` of `flac.invalid-metadata`.
package enum FLACMetadataProblem: String, CaseIterable, Sendable {
    /// `claimedBytes`, `neededBytes`
    case streamInfoSize
    case streamInfoNotFirst
    case streamInfoTwice
    case noBlock
}
