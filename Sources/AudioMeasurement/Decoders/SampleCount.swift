import PreflightModel

/// What decoding a recording to its last sample brought to light.
struct SampleCount {
    /// Sample frames that the decoder put out, priming and padding included.
    var frameCount: Int64
    /// Whether the decoder came to the end; when it gave up, a defect says where.
    var isComplete = true
    /// The rate of the decoder's output in hertz, where it may differ from what the walker said (implicit SBR).
    var sampleRate: Int?
    /// Channels of the decoder's output, where they may differ (parametric stereo).
    var channelCount: Int?
    /// The rate below SBR in hertz, where SBR was found.
    var coreSampleRate: Int?
    /// Whether packets were inspected for SBR, so that `aac.implicit-sbr-possible` is settled.
    var settlesSBR = false
    var defects: [Defect] = []
}
