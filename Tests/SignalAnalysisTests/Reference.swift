import CEbur128

/// What libebur128 finds, against which loudness and true peak are held.
struct Reference {
    var loudness = 0.0
    var loudnessRange = 0.0
    /// With full scale as 1, the greatest of all channels.
    var truePeak = 0.0

    init(_ samples: [Float], sampleRate: Int, channelCount: Int) {
        let mode = EBUR128_MODE_I.rawValue | EBUR128_MODE_LRA.rawValue | EBUR128_MODE_TRUE_PEAK.rawValue
        var state = ebur128_init(UInt32(channelCount), UInt(sampleRate), Int32(mode))
        defer { ebur128_destroy(&state) }
        _ = samples.withUnsafeBufferPointer {
            ebur128_add_frames_float(state, $0.baseAddress, samples.count / channelCount)
        }
        ebur128_loudness_global(state, &loudness)
        ebur128_loudness_range(state, &loudnessRange)
        for channel in 0..<channelCount {
            var peak = 0.0
            ebur128_true_peak(state, UInt32(channel), &peak)
            truePeak = max(truePeak, peak)
        }
    }
}
