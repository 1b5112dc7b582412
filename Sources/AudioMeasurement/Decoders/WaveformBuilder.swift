import PreflightModel

/// Gathers a waveform from samples as they are decoded, in memory that does not grow with the recording.
struct WaveformBuilder {
    private struct Bucket {
        var peak: Float = 0
        /// The sum of the squares of all samples.
        var energy: Double = 0
        var byteOffset: Int64
    }

    /// All but the last are full.
    private var buckets: [Bucket] = []
    private var framesPerBucket: Int64
    private var frameCount: Int64 = 0
    private var sampleCount: Int64 = 0
    /// Frames that the last bucket still takes.
    private var room: Int64 = 0

    /// Gets ready for about `expectedFrameCount` sample frames.
    init(expectedFrameCount: Int64) {
        let most = Int64(Waveform.greatestBucketCount)
        let (quotient, remainder) = max(1, expectedFrameCount).quotientAndRemainder(dividingBy: most)
        framesPerBucket = quotient + (remainder > 0 ? 1 : 0)
        buckets.reserveCapacity(Waveform.greatestBucketCount)
    }

    /// Adds interleaved samples that were decoded from what was read up to `byteOffset`.
    mutating func add<Sample: WaveformSample>(
        _ samples: UnsafeBufferPointer<Sample>, channelCount: Int, byteOffset: Int64
    ) {
        guard channelCount > 0 else { return }
        var rest = unsafe samples[...]
        while unsafe rest.count >= channelCount {
            if room == 0 { begin(at: byteOffset) }
            let frames = unsafe min(room, Int64(rest.count / channelCount))
            let part = unsafe rest.prefix(Int(frames) * channelCount)
            let loudness = unsafe Sample.loudness(of: UnsafeBufferPointer(rebasing: part))
            buckets[buckets.count - 1].peak = max(buckets[buckets.count - 1].peak, loudness.peak)
            buckets[buckets.count - 1].energy += loudness.energy
            unsafe rest = unsafe rest.dropFirst(part.count)
            room -= frames
            frameCount += frames
            unsafe sampleCount += Int64(part.count)
        }
    }

    private mutating func begin(at byteOffset: Int64) {
        if buckets.count == Waveform.greatestBucketCount { halve() }
        buckets.append(Bucket(byteOffset: max(byteOffset, buckets.last?.byteOffset ?? 0)))
        room = framesPerBucket
    }

    /// Joins each bucket with its neighbour, where a recording is longer than its structure says.
    private mutating func halve() {
        buckets = stride(from: 0, to: buckets.count - 1, by: 2).map { index in
            let (left, right) = (buckets[index], buckets[index + 1])
            return Bucket(
                peak: max(left.peak, right.peak), energy: left.energy + right.energy, byteOffset: left.byteOffset)
        }
        framesPerBucket *= 2
    }

    /// What was gathered, of a recording that begins at `origin` in its file; nil where there were no samples.
    func finish(origin: Int64) -> Waveform? {
        guard frameCount > 0 else { return nil }
        let channels = Double(sampleCount) / Double(frameCount)
        let last = buckets.count - 1
        return Waveform(
            framesPerBucket: framesPerBucket, frameCount: frameCount,
            peaks: buckets.map { Waveform.level(ofAmplitude: Double($0.peak)) },
            means: buckets.indices.map { index in
                let frames = index == last ? framesPerBucket - room : framesPerBucket
                let mean = buckets[index].energy / (Double(max(1, frames)) * channels)
                return Waveform.level(ofAmplitude: mean.squareRoot())
            },
            byteOffsets: buckets.map { $0.byteOffset + origin })
    }
}
