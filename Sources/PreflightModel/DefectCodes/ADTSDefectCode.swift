/// What can be wrong with streams of ADTS frames.
package enum ADTSDefectCode: String, KnownDefectCodes {
    case noFrames = "adts.no-frames"
    case truncated = "adts.truncated"
    case junk = "adts.junk"
    case formatChange = "adts.format-change"
    case channelsUnknown = "adts.channels-unknown"

    package var traits: DefectTraits { self == .truncated || self == .noFrames ? .unfinished : [] }
}
