/// The containers that are measured. A new one has its name and its facts here, and its walker in a folder of
/// AudioMeasurement.
extension Container {
    /// RIFF WAVE with 32-bit sizes.
    public static let wav: Container = "wav"
    /// RIFF WAVE with 64-bit sizes in a `ds64` chunk (EBU Tech 3306).
    package static let rf64: Container = "rf64"
    /// The same as RF64 under the newer identifier of ITU-R BS.2088.
    package static let bw64: Container = "bw64"
    /// Sony Wave64.
    package static let w64: Container = "w64"
    /// Apple AIFF.
    public static let aiff: Container = "aiff"
    /// Apple AIFF-C.
    package static let aifc: Container = "aifc"
    /// Apple Core Audio Format.
    package static let caf: Container = "caf"
    /// Sun and NeXT audio.
    package static let au: Container = "au"
    /// Native FLAC.
    public static let flac: Container = "flac"
    /// Ogg, whatever codec it holds.
    public static let ogg: Container = "ogg"
    /// A bare stream of MPEG audio frames, of any version and layer.
    public static let mp3: Container = "mp3"
    /// A bare stream of AAC frames with ADTS headers.
    package static let adts: Container = "adts"
    /// An ISO base media file (MP4, M4A, MOV).
    public static let m4a: Container = "m4a"

    /// WavPack.
    package static let wavPack: Container = "wv"
    /// Monkey's Audio.
    package static let monkeysAudio: Container = "ape"
    /// True Audio.
    package static let trueAudio: Container = "tta"
    /// Musepack.
    package static let musepack: Container = "mpc"
    /// DSD in Sony's DSF.
    package static let dsf: Container = "dsf"
    /// DSD in Philips' DSDIFF.
    package static let dff: Container = "dff"
    /// Advanced Systems Format (Windows Media).
    package static let asf: Container = "asf"
    /// AMR and AMR-WB with the file header of RFC 4867.
    package static let amr: Container = "amr"
    /// Matroska and WebM.
    package static let matroska: Container = "mka"
    /// A bare stream of AC-3 or E-AC-3 frames.
    package static let ac3: Container = "ac3"
}

extension ContainerFacts {
    /// Every container that is measured: the only list of them.
    package static let all: [ContainerFacts] = [
        ContainerFacts(.wav, extensions: ["wav", "wave"], usualCodec: "pcm_s16le"),
        ContainerFacts(.rf64, extensions: ["wav", "rf64", "bw64", "wave"], usualCodec: "pcm_s16le"),
        ContainerFacts(.bw64, extensions: ["wav", "rf64", "bw64", "wave"], usualCodec: "pcm_s16le"),
        ContainerFacts(.w64, extensions: ["w64"], usualCodec: "pcm_s16le"),
        ContainerFacts(.aiff, extensions: ["aiff", "aif"], usualCodec: "pcm_s16be"),
        ContainerFacts(.aifc, extensions: ["aifc", "aiff", "aif"], usualCodec: "pcm_s16be"),
        ContainerFacts(.caf, extensions: ["caf"], usualCodec: "pcm_s16be"),
        ContainerFacts(.au, extensions: ["au", "snd"], usualCodec: "pcm_s16be"),
        ContainerFacts(.flac, extensions: ["flac"], usualCodec: .flac),
        ContainerFacts(.ogg, extensions: ["ogg", "oga", "opus", "spx"], usualCodec: .vorbis),
        ContainerFacts(.mp3, extensions: ["mp3", "mp2", "mp1", "mpga", "mpa", "m2a"], usualCodec: .mp3),
        ContainerFacts(.adts, extensions: ["aac", "adts"], usualCodec: .aac),
        ContainerFacts(
            .m4a, extensions: ["m4a", "mp4", "m4b", "m4r", "mov", "m4v", "3gp", "3g2", "qt"], usualCodec: .aac),
        ContainerFacts(.wavPack, extensions: ["wv"], usualCodec: "wavpack"),
        ContainerFacts(.monkeysAudio, extensions: ["ape", "apl"], usualCodec: "ape"),
        ContainerFacts(.trueAudio, extensions: ["tta"], usualCodec: "tta"),
        // Plans of Microsoft Project are called .mpp.
        ContainerFacts(.musepack, extensions: ["mpc", "mp+", "mpp"], ambiguous: ["mpp"], usualCodec: "musepack8"),
        ContainerFacts(.dsf, extensions: ["dsf"], usualCodec: "dsd_lsbf_planar"),
        ContainerFacts(.dff, extensions: ["dff"], usualCodec: "dsd_msbf"),
        ContainerFacts(.asf, extensions: ["wma", "asf", "wmv"], usualCodec: "wmav2"),
        ContainerFacts(.amr, extensions: ["amr", "awb"], usualCodec: "amrnb"),
        ContainerFacts(.ac3, extensions: ["ac3", "eac3", "ec3"], usualCodec: "ac3"),
        ContainerFacts(.matroska, extensions: ["mka", "mkv", "webm"], usualCodec: .opus),
    ]
}
