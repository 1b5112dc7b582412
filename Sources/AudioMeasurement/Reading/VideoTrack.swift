import PreflightModel

extension Defect {
    /// There is video beside the audio that is measured.
    static func videoTrack(_ code: DefectCode, _ count: Int) -> Defect {
        Defect(
            code: code, severity: .warning,
            message:
                "the file is a video: besides the audio it has \(count == 1 ? "a video track" : "\(count) video tracks"). "
                + "A service that expects audio may refuse it, and the video counts in its "
                + "size. Export the audio alone.",
            facts: ["videoTracks": Int64(count)])
    }
}
