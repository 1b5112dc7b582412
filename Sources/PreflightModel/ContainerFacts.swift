/// What is known of a container before a recording is looked at: what names of files and profiles say of it.
///
/// Its walker, in a folder of AudioMeasurement, says the rest.
package struct ContainerFacts: Sendable {
    package let container: Container
    /// The file-name extensions that say the container, in lower case; the first is the usual one.
    package let fileExtensions: [String]
    /// What it usually holds: the codec of an example of a profile that names none.
    package let usualCodec: Codec
    /// Those extensions that mostly mean something else, so that a name with one promises no recording.
    let ambiguousExtensions: Set<String>

    private init(
        _ container: Container, extensions: [String], ambiguous: Set<String> = [], usualCodec: Codec
    ) {
        self.container = container
        fileExtensions = extensions
        self.usualCodec = usualCodec
        ambiguousExtensions = ambiguous
    }

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

    private static let byContainer = Dictionary(all.map { ($0.container, $0) }) { first, _ in first }

    /// What is known of `container`; nil for one that is not measured.
    package static func of(_ container: Container) -> ContainerFacts? { byContainer[container] }

    /// Every file-name extension that announces a recording, in lower case, whether it is measured or not.
    package static let recordingExtensions: Set<String> = {
        let notMeasured = ["dts", "pcm", "raw", "ra", "rm", "avi", "voc", "gsm", "sph", "nist"]
        return Set(all.flatMap { facts in facts.fileExtensions.filter { !facts.ambiguousExtensions.contains($0) } })
            .union(notMeasured)
    }()
}
