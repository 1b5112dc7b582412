import PreflightModel

extension Codec {
    /// The compressed codings of QuickTime, MP4, CAF and AIFF-C by their four-character codes.
    static let quickTime: [FourCC: Codec] = [
        ".mp1": .mp1, ".mp2": .mp2, ".mp3": .mp3, FourCC(0x6D73_0055): .mp3,
        "alac": .alac, "fLaC": .flac, "flac": .flac, "Opus": .opus, "opus": .opus, "spex": .speex,
        "ac-3": "ac3", "sac3": "ac3", "ec-3": "eac3", "ac-4": "ac4", "mlpa": "truehd",
        "dtsc": "dts", "dtse": "dts", "dtsh": "dts", "dtsl": "dts",
        "samr": "amr_nb", "sawb": "amr_wb", "agsm": "gsm", "ilbc": "ilbc", "Qclp": "qcelp", "sqcp": "qcelp",
        "ulaw": "pcm_mulaw", "alaw": "pcm_alaw", "ima4": "adpcm_ima_qt",
        FourCC(0x6D73_0002): "adpcm_ms", FourCC(0x6D73_0011): "adpcm_ima_wav",
        "QDM2": "qdm2", "QDMC": "qdmc", "MAC3": "mace3", "MAC6": "mace6",
    ]
}
