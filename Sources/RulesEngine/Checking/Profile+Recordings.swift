package import PreflightModel

extension Profile {
    /// What is said of single recordings, as in a report: what is wrong with each, and what each rule says, met or not.
    package var recordingJudge: @Sendable (RoledRecording) -> [Finding] {
        let checks = RecordingChecks(profile: self)
        return { checks.results(of: $0) }
    }
}
