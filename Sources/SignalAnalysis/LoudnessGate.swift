#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The loudness of windows, gathered for gating, in memory that does not grow with the recording.
///
/// Windows are sorted into classes of 0.05 LU with the sum of their powers, so that a mean over classes is exact; only at
/// the relative gate may a class fall to the other side as a whole.
struct LoudnessGate {
    /// Windows below it are never counted (BS.1770-4: −70 LKFS).
    static let absolute = -70.0
    private static let classesPerLU = 20.0
    private static let classCount = 1600

    private var counts = [Int32](repeating: 0, count: classCount)
    private var powers = [Double](repeating: 0, count: classCount)

    /// The loudness of a weighted power in LUFS.
    static func loudness(_ power: Double) -> Double { -0.691 + 10 * log10(power) }

    /// Adds the weighted power of a window.
    mutating func add(_ power: Double) {
        guard power > 0 else { return }
        let loudness = Self.loudness(power)
        guard loudness >= Self.absolute else { return }
        let index = min(Self.classCount - 1, Int((loudness - Self.absolute) * Self.classesPerLU))
        counts[index] += 1
        powers[index] += power
    }

    /// The classes that lie above the gate that is `relative` LU below the mean of all.
    private func gated(relative: Double) -> (count: Int, power: Double, classes: [Int]) {
        func sums(_ classes: [Int]) -> (Int, Double) {
            classes.reduce((0, 0.0)) { ($0.0 + Int(counts[$1]), $0.1 + powers[$1]) }
        }
        let filled = counts.indices.filter { counts[$0] > 0 }
        let (count, power) = sums(filled)
        guard count > 0 else { return (0, 0, []) }
        let gate = power / Double(count) * pow(10, relative / 10)
        let above = filled.filter { powers[$0] / Double(counts[$0]) >= gate }
        let (countAbove, powerAbove) = sums(above)
        return (countAbove, powerAbove, above)
    }

    /// The integrated loudness in LUFS, gated 10 LU below the mean; nil where nothing is above the absolute gate.
    var integrated: Double? {
        let gated = gated(relative: -10)
        return gated.count > 0 ? Self.loudness(gated.power / Double(gated.count)) : nil
    }

    /// The loudness range in LU of windows of 3 s, gated 20 LU below the mean, from the 10th to the 95th percentile (EBU
    /// Tech 3342); nil where nothing is above the absolute gate.
    var range: Double? {
        let gated = gated(relative: -20)
        guard gated.count > 0 else { return nil }
        func percentile(_ part: Double) -> Double {
            var rank = Int(Double(gated.count - 1) * part + 0.5)
            for index in gated.classes {
                rank -= Int(counts[index])
                if rank < 0 { return Self.loudness(powers[index] / Double(counts[index])) }
            }
            return Self.absolute
        }
        return percentile(0.95) - percentile(0.1)
    }
}
