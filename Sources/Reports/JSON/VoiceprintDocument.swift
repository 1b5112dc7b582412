package import PreflightModel

/// The document of `--write-voiceprints`, the only one that has what a voice sounds like.
package enum VoiceprintDocument {
    /// What is before the recordings.
    package static let head = """
        {"schema":"voice-preflight/voiceprints/1","network":"CAM++ zh-en 16 kHz, 192 numbers","recordings":[
        """
    /// What is behind them.
    package static let foot = "\n]}\n"

    /// One recording with its voice.
    package struct Entry: Encodable {
        private let path: RecordingPath
        private let role: String?
        private let sha256: String?
        private let speechSeconds: Double
        private let narrowBand: Bool
        private let embedding: [Float]

        /// Nil for a recording without a voiceprint.
        package init?(_ recording: RecordingMeasurement, role: String?) {
            guard let voiceprint = recording.voiceprint else { return nil }
            path = recording.path
            self.role = role
            sha256 = recording.sha256
            speechSeconds = voiceprint.speechSeconds.rounded(toDecimals: 3)
            narrowBand = voiceprint.isNarrowBand
            embedding = voiceprint.direction
        }
    }
}
