/// What is in a stream of Ogg that is not measured.
package enum OggStreamKind: String, CaseIterable, Sendable {
    case unreadableVorbis = "vorbis-unreadable"
    case unreadableOpus = "opus-unreadable"
    case theora
    case vp8
    case dirac
    case daala
    case skeleton
    case kate
    case cmml
    case writ
    case ogmVideo = "ogm-video"
    case ogmAudio = "ogm-audio"
    case celt
    case pcm
    case midi
    case oldFLAC = "flac-old"
    case unknown
}
