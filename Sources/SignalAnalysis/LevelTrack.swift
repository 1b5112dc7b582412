import PreflightModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The level of the loudest channel over time, in windows of about 10 ms, from which silences are told.
///
/// What counts as silent depends on the recording, and is only known at its end; so the levels are kept, a byte each. Beyond
/// about 22 minutes, neighbours are joined, and windows are 20 ms long, and so on.
struct LevelTrack {
    /// How far below the level of the sound a window is silent, in decibels.
    ///
    /// The weakest consonants are about 30 dB below vowels (Fletcher, 1953, gives 28 dB between the strongest and the weakest
    /// sound of English), and what a room adds in a usable recording is 40 dB and more below.
    static let belowSound = 35.0
    /// Nothing above this level in dBFS is silence in a quiet recording; 16 bits end 16 dB below it.
    static let leastSilenceLevel = -80.0
    /// The shortest pause in seconds: closures within words are shorter (Goldman-Eisler, 1968).
    static let leastPause = 0.25

    private static let greatestCount = 1 << 17
    private static let stepsPerDecibel = 2.0

    /// Windows as they come in: a multiple of the group, the nearest to 10 ms.
    let groupsPerWindow: Int
    private let sampleRate: Int
    /// 0 is nothing but zeros, 255 is an RMS of 0 dBFS or more, and each step below it is half a decibel.
    private var levels: [UInt8] = []
    /// Windows that each level stands for.
    private var windowsPerLevel: Int64 = 1
    private var windowCount: Int64 = 0

    init(sampleRate: Int) {
        self.sampleRate = sampleRate
        groupsPerWindow = min(1 << 20, max(1, (sampleRate + 50 * SampleBlock.group) / (100 * SampleBlock.group)))
    }

    /// Adds the mean power of the next window in the channel where it is greatest.
    mutating func add(_ power: Float) {
        let level: UInt8 =
            power > 0 ? UInt8(max(1, min(255, 255 + Self.stepsPerDecibel * 10 * log10(Double(power))))) : 0
        let (index, rest) = windowCount.quotientAndRemainder(dividingBy: windowsPerLevel)
        windowCount += 1
        if rest > 0 {
            levels[Int(index)] = max(levels[Int(index)], level)
            return
        }
        if levels.count == Self.greatestCount {
            for index in 0..<(Self.greatestCount / 2) { levels[index] = max(levels[2 * index], levels[2 * index + 1]) }
            levels.removeLast(Self.greatestCount / 2)
            windowsPerLevel *= 2
        }
        levels.append(level)
    }

    private static func decibels(_ level: UInt8) -> Double { (Double(level) - 255) / stepsPerDecibel }

    /// The level in dBFS below which a window is silent; nil where there is no sound.
    ///
    /// The level of the sound is that above and below which lies half of the energy.
    private func silenceLevel() -> Double? {
        var energies = [Double](repeating: 0, count: 256)
        for level in levels where level > 0 { energies[Int(level)] += pow(10, Self.decibels(level) / 10) }
        let total = energies.reduce(0, +)
        guard total > 0 else { return nil }
        var sum = 0.0
        let median = energies.indices.reversed().first { index in
            sum += energies[index]
            return sum >= total / 2
        }
        return median.map { max(Self.leastSilenceLevel, Self.decibels(UInt8($0)) - Self.belowSound) }
    }

    /// The silences of a recording of so many frames.
    func silences(frameCount: Int64) -> Silences {
        let framesPerLevel = windowsPerLevel * Int64(groupsPerWindow * SampleBlock.group)
        func frame(_ index: Int) -> Int64 { min(frameCount, Int64(index) * framesPerLevel) }
        let silenceLevel = silenceLevel()
        let least = silenceLevel.map { UInt8(max(1, 255 + Self.stepsPerDecibel * $0)) } ?? 255
        var silences = Silences(level: silenceLevel)
        var start: Int?
        for index in levels.indices {
            if levels[index] == 0 { silences.zeroFrames += frame(index + 1) - frame(index) }
            guard levels[index] >= least else {
                if start == nil { start = index }
                continue
            }
            if let first = start {
                let count = frame(index) - frame(first)
                silences.frames += count
                if first == 0 {
                    silences.leadingFrames = count
                } else if Double(count) >= Self.leastPause * Double(sampleRate) {
                    silences.pauses.add(start: frame(first), frameCount: count)
                }
            }
            start = nil
        }
        if let first = start {
            let count = frameCount - frame(first)
            silences.frames += count
            silences.trailingFrames = count
            if first == 0 { silences.leadingFrames = count }
        }
        return silences
    }
}

/// What is silent in a recording, in frames.
struct Silences {
    /// The level in dBFS below which it is silent; nil where there is no sound.
    var level: Double?
    var leadingFrames: Int64 = 0
    var trailingFrames: Int64 = 0
    var frames: Int64 = 0
    var zeroFrames: Int64 = 0
    var pauses = RunList()
}
