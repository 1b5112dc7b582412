/// A format that is recognised by its first bytes, so that a refusal can name it, but not measured. `Sentences` say it in words.
package enum ForeignFormat: String, CaseIterable, Sendable {
    case avi
    case zip
    case emptyZip = "empty-zip"
    case rar
    case sevenZip = "7z"
    case gzip
    case bzip2
    case xz
    case zstandard = "zstd"
    case tar
    case silk
    case musepack
    case trueAudio2 = "tta2"
    case tak
    case optimFROG = "optimfrog"
    case shorten
    case losslessAudio = "la"
    case realMedia = "realmedia"
    case realAudio = "realaudio"
    case dts
    case dtsHD = "dts-hd"
    case voc
    case sphere = "nist-sphere"
    case midi
    case avr
    case amiga8SVX = "8svx"
    case impulseTracker = "it"
    case fastTracker = "xm"
    case screamTracker = "s3m"
    case ds2
    case dss
    case flashVideo = "flv"
    case mpegProgram = "mpeg-ps"
    case mpegVideo = "mpeg-video"
    case m3u
    case pls
    case appleDouble = "apple-double"
    case pdf
    case jpeg
    case png
    case gif
    case oldOffice = "ole"
    case rtf
    case html
    case xml
    case gitLFS = "git-lfs"
    case sqlite
    case program
    case windowsProgram = "windows-program"
}
