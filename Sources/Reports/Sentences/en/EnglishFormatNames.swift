import PreflightModel

/// What formats that are not measured are called.
enum EnglishFormatNames {
    /// What a file of the format with this name is, as in "is …"; the name itself where it is not known.
    static func foreign(_ name: String) -> String {
        guard let format = ForeignFormat(rawValue: name) else { return name }
        return switch format {
        case .avi: "an AVI video"
        case .zip: "a zip archive"
        case .emptyZip: "an empty zip archive"
        case .rar: "a RAR archive"
        case .sevenZip: "a 7-Zip archive"
        case .gzip: "a gzip archive"
        case .bzip2: "a bzip2 archive"
        case .xz: "an xz archive"
        case .zstandard: "a Zstandard archive"
        case .tar: "a tar archive"
        case .silk: "a SILK voice message"
        case .musepack: "Musepack"
        case .trueAudio2: "True Audio"
        case .tak: "TAK"
        case .optimFROG: "OptimFROG"
        case .shorten: "Shorten"
        case .losslessAudio: "Lossless Audio"
        case .realMedia: "RealMedia"
        case .realAudio: "RealAudio"
        case .dts: "DTS"
        case .dtsHD: "DTS-HD"
        case .voc: "a Creative Voice (VOC) file"
        case .sphere: "a NIST SPHERE file"
        case .midi: "a MIDI file, which holds notes but no sound"
        case .avr: "an AVR sound"
        case .amiga8SVX: "an Amiga 8SVX sound"
        case .impulseTracker: "an Impulse Tracker module"
        case .fastTracker: "a FastTracker module"
        case .screamTracker: "a Scream Tracker module"
        case .ds2: "an Olympus DSS dictation (DS2)"
        case .dss: "an Olympus DSS dictation"
        case .flashVideo: "a Flash video"
        case .mpegProgram: "an MPEG program stream"
        case .mpegVideo: "an MPEG video stream"
        case .m3u: "a playlist (M3U), which holds names but no sound"
        case .pls: "a playlist (PLS), which holds names but no sound"
        case .appleDouble: "an AppleDouble file, which accompanies a file and is not the file itself"
        case .pdf: "a PDF"
        case .jpeg: "a JPEG picture"
        case .png: "a PNG picture"
        case .gif: "a GIF picture"
        case .oldOffice: "an old Microsoft Office document"
        case .rtf: "an RTF document"
        case .html: "a web page"
        case .xml: "an XML document"
        case .gitLFS: "a Git LFS pointer, not the file it stands for"
        case .sqlite: "an SQLite database"
        case .program: "a program"
        case .windowsProgram: "a Windows program"
        }
    }

    /// What is in a stream of Ogg that is not measured; the name itself where it is not known.
    static func stream(_ name: String) -> String {
        guard let stream = OggStreamKind(rawValue: name) else { return name }
        return switch stream {
        case .unreadableVorbis: "Vorbis with an unreadable header"
        case .unreadableOpus: "Opus with an unreadable header"
        case .theora: "Theora video"
        case .vp8: "VP8 video"
        case .dirac: "Dirac video"
        case .daala: "Daala video"
        case .skeleton: "Skeleton metadata"
        case .kate: "Kate subtitles"
        case .cmml: "CMML captions"
        case .writ: "Writ subtitles"
        case .ogmVideo: "OGM video"
        case .ogmAudio: "OGM audio"
        case .celt: "CELT audio"
        case .pcm: "PCM audio"
        case .midi: "MIDI notes"
        case .oldFLAC: "FLAC in its form from before 2005"
        case .unknown: "an unknown codec"
        }
    }

    /// How samples of WAVE are coded; the name itself where it is not known.
    static func coding(_ name: String) -> String {
        guard let coding = WaveCodingFamily(rawValue: name) else { return name }
        return switch coding {
        case .pcm: "PCM"
        case .floatingPoint: "floating-point PCM"
        case .g711: "G.711"
        case .adpcm: "ADPCM"
        }
    }
}
