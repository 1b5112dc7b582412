/// What can be wrong with streams of MPEG audio frames.
package enum MPEGDefectCode: String, KnownDefectCodes {
    case noFrames = "mp3.no-frames"
    case truncated = "mp3.truncated"
    case headerMismatch = "mp3.header-mismatch"
    case noVBRHeader = "mp3.no-vbr-header"
    case freeFormat = "mp3.free-format"
    case formatChange = "mp3.format-change"
    case embeddedInfoFrame = "mp3.embedded-info-frame"
    case junk = "mp3.junk"
    case gaplessAbsurd = "mp3.gapless-absurd"

    package var traits: DefectTraits { self == .truncated || self == .noFrames ? .unfinished : [] }

    package var failureKind: FailureKind { self == .noFrames ? .unknownBehindTags : .damaged }
}
