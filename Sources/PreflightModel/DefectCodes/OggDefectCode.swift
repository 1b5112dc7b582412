/// What can be wrong with the pages and streams of Ogg files.
package enum OggDefectCode: String, KnownDefectCodes {
    case noHeader = "ogg.no-header"
    case truncated = "ogg.truncated"
    case noEndOfStream = "ogg.no-end-of-stream"
    case pageChecksum = "ogg.page-checksum"
    case missingPages = "ogg.missing-pages"
    case brokenPackets = "ogg.broken-packets"
    case invalidPackets = "ogg.invalid-packets"
    case strayPages = "ogg.stray-pages"
    case granuleMismatch = "ogg.granule-mismatch"
    case junk = "ogg.junk"
    case chained = "ogg.chained"
    case formatChange = "ogg.format-change"
    case extraStream = "ogg.extra-stream"
    case multipleAudioStreams = "ogg.multiple-audio-streams"

    package var traits: DefectTraits { self == .truncated || self == .noEndOfStream ? .unfinished : [] }
}
