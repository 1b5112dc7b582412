import PreflightModel

/// The outline of a waveform as the path of an SVG.
enum WaveformPath {
    /// How many points an outline has at most: two pixels each on a wide screen, and 500 recordings stay small.
    static let greatestPointCount = 500
    /// Half the height of the drawing: the amplitude of full scale.
    static let fullScale = 100

    /// The heights above the middle line, from 0 to `fullScale`, of the peaks and of the means.
    static func heights(of waveform: Waveform) -> (peaks: [Int], means: [Int]) {
        let count = min(waveform.peaks.count, waveform.means.count)
        guard count > 0 else { return ([], []) }
        let points = min(count, greatestPointCount)
        var (peaks, means): ([Int], [Int]) = ([], [])
        for point in 0..<points {
            let buckets = (point * count / points)..<((point + 1) * count / points)
            var (peak, energy) = (0.0, 0.0)
            for bucket in buckets {
                peak = max(peak, Waveform.amplitude(ofLevel: waveform.peaks[bucket]))
                let mean = Waveform.amplitude(ofLevel: waveform.means[bucket])
                energy += mean * mean
            }
            peaks.append(height(peak))
            means.append(height((energy / Double(buckets.count)).squareRoot()))
        }
        return (peaks, means)
    }

    private static func height(_ amplitude: Double) -> Int { Int((min(1, amplitude) * Double(fullScale)).rounded()) }

    /// A closed path above the middle line, one unit of width a point; the half below is its mirror image. Steps are relative,
    /// and so mostly two digits.
    static func path(_ heights: [Int]) -> String {
        guard let first = heights.first else { return "" }
        var path = "M0 \(fullScale)V\(fullScale - first)l1 0"
        var previous = first
        for height in heights.dropFirst() {
            path += step(1, previous - height)
            previous = height
        }
        return path + "V\(fullScale)z"
    }

    private static func step(_ x: Int, _ y: Int) -> String {
        " \(x)\(y < 0 ? "" : " ")\(y)"
    }
}
