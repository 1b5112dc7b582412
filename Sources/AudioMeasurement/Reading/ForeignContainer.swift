import PreflightModel

/// What is wrong with a file of a container that has no decoder here.
extension ForeignContainer {
    /// Why the samples are not decoded.
    var undecoded: SampleSource { .none(DecodingObstacle(.noDecoder, ["container": .text(rawValue)])) }

    /// Fewer sample frames are there than the headers claim; `end` is where the whole audio ends.
    func truncated(declared: Int64, present: Int64, sampleRate: Int, end: Int64, fileEnd: Int64) -> Defect {
        Defect(
            ForeignDefectCode(self, .truncated), .error, at: min(end, fileEnd)..<fileEnd,
            ["declaredFrames": .count(declared), "presentFrames": .count(present), "sampleRate": .count(sampleRate)])
    }

    /// Bytes that do not form a whole frame; nothing where there are none.
    func partialFrame(_ rest: Range<Int64>) -> [Defect] {
        rest.isEmpty ? [] : [Defect(ForeignDefectCode(self, .partialFrame), .warning, at: rest)]
    }

    /// The file is a video.
    func videoTrack(_ count: Int) -> Defect {
        Defect(ForeignDefectCode(self, .videoTrack), .warning, ["videoTracks": .count(count)])
    }

    /// What the header states makes the file unreadable.
    func badHeader(_ problem: HeaderProblem, _ facts: [String: Fact] = [:]) -> MeasuringFailure {
        MeasuringFailure(
            ForeignDefectCode(self, .badFormat),
            facts.merging(["problem": .text(problem.rawValue)]) { given, _ in given })
    }

    var withoutAudio: MeasuringFailure { MeasuringFailure(ForeignDefectCode(self, .noAudio)) }

    /// The rate and channels in a plausible range, or a failure that names them.
    func checked(rate: Int, channels: Int) throws(MeasuringFailure) {
        guard rate > 0, rate <= WaveFormat.sampleRateLimit else {
            throw badHeader(.sampleRate, ["sampleRate": .count(rate)])
        }
        guard channels > 0, channels <= WaveFormat.channelLimit else {
            throw badHeader(.channels, ["channels": .count(channels)])
        }
    }
}
