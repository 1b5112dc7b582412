import PreflightModel

/// A container that is measured by its structure and has no decoder here, and the words for what such files have wrong.
struct ForeignContainer {
    /// What the codes of its defects begin with.
    let prefix: String
    /// What it is called in messages.
    let name: String

    private func code(_ name: String) -> DefectCode { DefectCode(rawValue: "\(prefix).\(name)") }

    /// Why the samples are not decoded.
    var undecoded: SampleSource { .none(reason: "no decoder for \(name) is built in") }

    /// Fewer sample frames are there than the headers claim; `end` is where the whole audio ends.
    func truncated(declared: Int64, present: Int64, sampleRate: Int, end: Int64, fileEnd: Int64) -> Defect {
        Defect(
            code: code("truncated"), severity: .error,
            message:
                "the header claims \(declared.counted("frame")) (\(Seconds.text(declared, sampleRate))), but only "
                + "\(present) (\(Seconds.text(present, sampleRate))) are there. Copy or export the recording again.",
            range: min(end, fileEnd)..<fileEnd, facts: ["declaredFrames": declared, "presentFrames": present])
    }

    /// The file is a video.
    func videoTrack(_ count: Int) -> Defect { .videoTrack(code("video-track"), count) }

    /// What the header states makes the file unreadable.
    func badHeader(_ what: String) -> MeasuringFailure {
        MeasuringFailure(
            code: code("bad-format"),
            message: "the header of the \(name) file \(what), so it cannot be read. Export the recording again.")
    }

    var withoutAudio: MeasuringFailure {
        MeasuringFailure(
            code: code("no-audio"),
            message: "the \(name) file holds no audio (0 frames). Record it again, or copy it again.")
    }

    /// The rate and channels in a plausible range, or a failure that names them.
    func checked(rate: Int, channels: Int) throws(MeasuringFailure) {
        guard rate > 0, rate <= WaveFormat.sampleRateLimit else {
            throw badHeader("states a sample rate of \(rate) Hz")
        }
        guard channels > 0, channels <= WaveFormat.channelLimit else {
            throw badHeader("states \(channels) channels")
        }
    }
}
