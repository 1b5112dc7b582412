/// What can be wrong with files of the ISO base media format (MP4, M4A, MOV).
package enum MP4DefectCode: String, KnownDefectCodes {
    case noMovie = "m4a.no-moov"
    case noAudio = "m4a.no-audio"
    case noConfiguration = "m4a.no-configuration"
    case truncated = "m4a.truncated"
    case damaged = "m4a.damaged"
    case mediaCut = "m4a.media-cut"
    case strayBytes = "m4a.stray-bytes"
    case sampleTableMismatch = "m4a.sample-table-mismatch"
    case emptySamples = "m4a.empty-samples"
    case overlappingSamples = "m4a.overlapping-samples"
    case noSamples = "m4a.no-samples"
    case formatChange = "m4a.format-change"
    case timingMismatch = "m4a.timing-mismatch"
    case editListMismatch = "m4a.edit-list-mismatch"
    case emptyEdit = "m4a.empty-edit"
    case gaplessTagMismatch = "m4a.gapless-tag-mismatch"
    case headerMismatch = "m4a.header-mismatch"
    case noTimescale = "m4a.no-timescale"
    case multipleAudioTracks = "m4a.multiple-audio-tracks"
    case videoTrack = "m4a.video-track"
    case extraTrack = "m4a.extra-track"
    case fragmented = "m4a.fragmented"
    case externalData = "m4a.external-data"
    case encrypted = "m4a.encrypted"

    package var traits: DefectTraits {
        switch self {
        case .noMovie, .noAudio, .truncated: .unfinished
        default: []
        }
    }

    package var failureKind: FailureKind { self == .noAudio ? .noAudio : .damaged }
}

/// What a decoder needs and a file does not say: the fact `lacking` of `m4a.no-configuration`.
package enum MP4Lack: String, CaseIterable, Sendable {
    /// The track has no sample description: `boxStart`
    case description
    /// The sample entry states no rate, and neither does the track: `box`, `boxStart`
    case sampleRate
    /// The sample entry has no configuration, or no channels: `box`
    case configuration
}
