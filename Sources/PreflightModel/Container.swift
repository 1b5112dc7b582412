/// The file format that holds the audio, recognised by content.
public struct Container: OpenVocabulary {
    /// The name, as it is written in JSON and profiles.
    public let rawValue: String

    /// Makes the container with this name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// RIFF WAVE with 32-bit sizes.
    public static let wav: Container = "wav"
    /// RIFF WAVE with 64-bit sizes in a `ds64` chunk (EBU Tech 3306).
    public static let rf64: Container = "rf64"
    /// The same as RF64 under the newer identifier of ITU-R BS.2088.
    public static let bw64: Container = "bw64"
    /// Sony Wave64.
    public static let w64: Container = "w64"
    /// Apple AIFF.
    public static let aiff: Container = "aiff"
    /// Apple AIFF-C.
    public static let aifc: Container = "aifc"
    /// Apple Core Audio Format.
    public static let caf: Container = "caf"
    /// Sun and NeXT audio.
    public static let au: Container = "au"
    /// Native FLAC.
    public static let flac: Container = "flac"
    /// Ogg, whatever codec it holds.
    public static let ogg: Container = "ogg"
    /// A bare stream of MPEG audio frames, of any version and layer.
    public static let mp3: Container = "mp3"
    /// A bare stream of AAC frames with ADTS headers.
    public static let adts: Container = "adts"
    /// An ISO base media file (MP4, M4A, MOV).
    public static let m4a: Container = "m4a"

    /// WavPack.
    public static let wavPack: Container = "wv"
    /// Monkey's Audio.
    public static let monkeysAudio: Container = "ape"
    /// True Audio.
    public static let trueAudio: Container = "tta"
    /// Musepack.
    public static let musepack: Container = "mpc"
    /// DSD in Sony's DSF.
    public static let dsf: Container = "dsf"
    /// DSD in Philips' DSDIFF.
    public static let dff: Container = "dff"
    /// Advanced Systems Format (Windows Media).
    public static let asf: Container = "asf"
    /// AMR and AMR-WB with the file header of RFC 4867.
    public static let amr: Container = "amr"
    /// Matroska and WebM.
    public static let matroska: Container = "mka"
    /// A bare stream of AC-3 or E-AC-3 frames.
    public static let ac3: Container = "ac3"

    /// The file-name extensions that say this container, in lower case; the first is the usual one.
    public var fileExtensions: [String] { ContainerFacts.of(self)?.fileExtensions ?? [] }

    /// The extension under which a recording of this container is handed to somebody who lists those that are taken: its
    /// own where that is listed, else another of the container's that is, else the usual one.
    ///
    /// - Parameters:
    ///   - own: The extension of the file's name, in lower case.
    ///   - listed: The extensions that are taken, in lower case.
    package func fileExtension(of own: String, listed: Set<String>) -> String {
        let candidates = (fileExtensions.contains(own) ? [own] : []) + fileExtensions
        return candidates.first { listed.contains($0) } ?? fileExtensions.first ?? rawValue
    }
}
