import PreflightModel

/// Everything that is measured of one channel on its own.
@safe struct ChannelMeter {
    private typealias Lanes = SIMD16<Float>

    /// Frames of history, then a block, then zeros.
    private let buffer: UnsafeMutablePointer<Float>
    private static let bufferCount = SampleBlock.history + SampleBlock.capacity + SampleBlock.margin
    /// The peak of the group before the block, then of each group in it.
    private let peaks: UnsafeMutablePointer<Float>
    private static let peakCount = 1 + (SampleBlock.capacity + SampleBlock.margin) / SampleBlock.group
    /// The mean powers of the windows of the level track that ended in the block.
    let windowPowers: UnsafeMutablePointer<Float>
    private(set) var windowCount = 0
    private let groupsPerWindow: Int
    private var groupsInWindow = 0
    private var windowEnergy: Float = 0

    private(set) var energy = 0.0
    private(set) var total = 0.0
    private(set) var peakSquared: Float = 0
    private(set) var truePeakSquared: Float = 0
    private let truePeak: TruePeakFilter
    private var weighting: KWeighting?
    /// The weighted energy of the tenth of a second that is not over yet.
    private var tenthEnergy = 0.0
    /// The weighted energies of the tenths that ended in the block.
    private(set) var tenthEnergies: [Double] = []
    private(set) var flatTops: FlatTops
    private(set) var dropouts: Dropouts
    private(set) var repeats: Repeats

    init(sampleRate: Int, groupsPerWindow: Int, isCompanded: Bool) {
        flatTops = FlatTops(isCompanded: isCompanded)
        unsafe buffer = .allocate(capacity: Self.bufferCount)
        unsafe buffer.initialize(repeating: 0, count: Self.bufferCount)
        unsafe peaks = .allocate(capacity: Self.peakCount)
        unsafe peaks.initialize(repeating: 0, count: Self.peakCount)
        unsafe windowPowers = .allocate(capacity: SampleBlock.capacity / SampleBlock.group + 1)
        self.groupsPerWindow = groupsPerWindow
        truePeak = TruePeakFilter(sampleRate: sampleRate)
        weighting = sampleRate >= KWeighting.leastRate ? KWeighting(sampleRate: sampleRate) : nil
        dropouts = Dropouts(sampleRate: sampleRate)
        repeats = Repeats(sampleRate: sampleRate)
        tenthEnergies.reserveCapacity(8)
    }

    /// Gives all memory back; nothing may be used after it.
    func deallocate() {
        unsafe buffer.deallocate()
        unsafe peaks.deallocate()
        unsafe windowPowers.deallocate()
        truePeak.deallocate()
        repeats.deallocate()
    }

    /// Where the samples of the next block are put.
    var samples: UnsafeMutablePointer<Float> { unsafe buffer + SampleBlock.history }

    /// Measures the `count` samples that were put at `samples`, the last of the recording if they are fewer than a block.
    ///
    /// `tenths` says after how many frames each tenth of a second ends in the block.
    mutating func measure(count: Int, firstFrame: Int64, tenths: [Int], step: Float, isLast: Bool) {
        if count < SampleBlock.capacity {
            unsafe (samples + count).update(repeating: 0, count: SampleBlock.capacity - count + SampleBlock.margin)
            unsafe peaks.advanced(by: 1).update(repeating: 0, count: Self.peakCount - 1)
        }
        let block = unsafe SampleBlock(samples: samples, peaks: peaks + 1, count: count, firstFrame: firstFrame)
        addLevels(block)
        addTruePeak(block, isLast: isLast)
        addLoudness(block, tenths: tenths)
        flatTops.scan(block, channelPeakSquared: peakSquared, step: step)
        dropouts.scan(block)
        repeats.scan(block)
        if isLast {
            flatTops.finish(frameCount: firstFrame + Int64(count), step: step)
            repeats.finish(frameCount: firstFrame + Int64(count))
        } else {
            unsafe buffer.update(from: buffer + SampleBlock.capacity, count: SampleBlock.history)
            unsafe peaks[0] = unsafe peaks[SampleBlock.capacity / SampleBlock.group]
        }
    }

    /// Ends the window that is not over yet.
    mutating func closeWindow(frameCount: Int64) {
        windowCount = 0
        guard groupsInWindow > 0 else { return }
        let group = Int64(SampleBlock.group)
        let first = (frameCount + group - 1) / group * group - Int64(groupsInWindow) * group
        unsafe windowPowers[0] = windowEnergy / Float(max(1, frameCount - first))
        windowCount = 1
    }

    private mutating func addLevels(_ block: SampleBlock) {
        windowCount = 0
        var group = 0
        let groupCount = block.groupCount
        while group < groupCount {
            let end = min(groupCount, group + groupsPerWindow - groupsInWindow)
            groupsInWindow += end - group
            var (sum, squares, greatest) = (Lanes.zero, Lanes.zero, Float.zero)
            while group < end {
                let place = unsafe UnsafeRawPointer(block.samples + group &* SampleBlock.group)
                let values = unsafe place.loadUnaligned(as: Lanes.self)
                let square = values * values
                sum += values
                squares += square
                let peak = Self.greatest(square)
                unsafe peaks[group &+ 1] = peak
                greatest = peak > greatest ? peak : greatest
                group &+= 1
            }
            let energy = squares.sum()
            self.energy += Double(energy)
            total += Double(sum.sum())
            peakSquared = max(peakSquared, greatest)
            windowEnergy += energy
            if groupsInWindow == groupsPerWindow {
                unsafe windowPowers[windowCount] = windowEnergy / Float(groupsPerWindow * SampleBlock.group)
                windowCount += 1
                (windowEnergy, groupsInWindow) = (0, 0)
            }
        }
    }

    @inline(__always)
    private static func greatest(_ lanes: Lanes) -> Float {
        let eight = lanes.lowHalf.replacing(with: lanes.highHalf, where: lanes.highHalf .> lanes.lowHalf)
        let four = eight.lowHalf.replacing(with: eight.highHalf, where: eight.highHalf .> eight.lowHalf)
        let two = four.lowHalf.replacing(with: four.highHalf, where: four.highHalf .> four.lowHalf)
        return two.x > two.y ? two.x : two.y
    }

    private mutating func addTruePeak(_ block: SampleBlock, isLast: Bool) {
        truePeakSquared = max(truePeakSquared, peakSquared)
        let groups = TruePeakFilter.window / SampleBlock.group
        // The points after the last sample need the zeros behind it.
        let end = isLast ? block.count + TruePeakFilter.tapCount : block.count
        var group = 0
        while group * SampleBlock.group < end {
            let near = unsafe block.peaks + group
            let greatest = unsafe max(near[-1], max(max(near[0], near[1]), max(near[2], near[3])))
            if greatest * truePeak.greatestGainSquared > truePeakSquared {
                let square = unsafe truePeak.greatestSquare(block.samples + group * SampleBlock.group)
                if square > truePeakSquared { truePeakSquared = square }
            }
            group += groups
        }
    }

    private mutating func addLoudness(_ block: SampleBlock, tenths: [Int]) {
        tenthEnergies.removeAll(keepingCapacity: true)
        var first = 0
        for end in tenths {
            // Samples are weighted by two; a tenth of an odd number of samples ends one earlier, which shifts it.
            addWeighted(block, first..<(end & ~1))
            tenthEnergies.append(tenthEnergy)
            tenthEnergy = 0
            first = end & ~1
        }
        addWeighted(block, first..<(block.count & ~1))
    }

    private mutating func addWeighted(_ block: SampleBlock, _ range: Range<Int>) {
        unsafe tenthEnergy += weighting?.energy(of: block.samples + range.lowerBound, count: range.count) ?? 0
    }
}
