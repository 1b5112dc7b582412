import PreflightModel

/// Adds frames up and watches their numbers: the same for native FLAC and for FLAC in Ogg.
struct FLACFrameClock {
    let info: FLACStreamInfo

    /// Samples of each channel in all frames so far.
    private(set) var frameCount: Int64 = 0
    /// How many FLAC frames there were.
    private(set) var blockCount: Int64 = 0
    /// Where the last frame ends by its own number, in samples from the start of the stream.
    private(set) var endPosition: Int64 = 0
    /// The number of the first frame, in samples.
    private(set) var startPosition: Int64 = 0
    /// Where the first frame begins in the file.
    private(set) var firstOffset: Int64 = 0
    /// Where the last frame ends in the file.
    private(set) var endOffset: Int64 = 0
    /// Samples of each channel in the greatest frame.
    private(set) var largestBlock: Int64 = 0
    /// How often a number did not follow the one before.
    private(set) var jumpCount: Int64 = 0
    /// Samples skipped by these jumps; repetitions do not count.
    private(set) var missingFrameCount: Int64 = 0
    private(set) var firstJump: Range<Int64>?
    /// Frames with another rate, depth or number of channels than the stream.
    private(set) var changeCount: Int64 = 0
    private(set) var firstChange: (range: Range<Int64>, header: FLACFrameHeader)?

    private var last: FLACFrameHeader?
    /// Numbers count samples; nil until the second frame tells, in old streams of variable block size that do not say.
    private var countsSamples: Bool?
    private var nominalBlockSize: Int64 = 0

    init(_ info: FLACStreamInfo) { self.info = info }

    /// The number that the next frame must have is this one, or one of these before the second frame.
    func follows(_ header: FLACFrameHeader) -> Bool {
        guard let last else { return header.number == 0 }
        switch countsSamples {
        case true?: return header.number == last.number + Int64(last.blockSize)
        case false?: return header.number == last.number + 1
        case nil: return header.number == last.number + 1 || header.number == last.number + Int64(last.blockSize)
        }
    }

    /// Takes the frame at `range` in.
    mutating func add(_ header: FLACFrameHeader, range: Range<Int64>) {
        if !header.agrees(with: info) {
            changeCount += 1
            if firstChange == nil { firstChange = (range, header) }
        }
        let isFirst = last == nil
        if let last, !follows(header) {
            jumpCount += 1
            if firstJump == nil { firstJump = range }
            if header.number > last.number {
                missingFrameCount = missingFrameCount.addingSaturated(max(0, position(header) - endPosition))
            }
        }
        settleNumbering(header)
        if isFirst {
            startPosition = position(header)
            firstOffset = range.lowerBound
        }
        largestBlock = max(largestBlock, Int64(header.blockSize))
        endOffset = range.upperBound
        frameCount += Int64(header.blockSize)
        blockCount += 1
        endPosition = position(header) + Int64(header.blockSize)
        last = header
    }

    private mutating func settleNumbering(_ header: FLACFrameHeader) {
        if let last {
            if countsSamples == nil {
                countsSamples = header.number != last.number + 1
                if countsSamples == true { nominalBlockSize = 1 }
            }
        } else if header.countsSamples {
            countsSamples = true
            nominalBlockSize = 1
        } else {
            nominalBlockSize = Int64(header.blockSize)
            // The smallest block is not the greatest, yet the frame says that all are alike: written before 2008.
            if info.minimumBlockSize == info.maximumBlockSize || info.minimumBlockSize == 0 {
                countsSamples = false
                if header.number > 0 { nominalBlockSize = max(nominalBlockSize, Int64(info.maximumBlockSize)) }
            }
        }
    }

    /// Where the frame begins, in samples; numbers have 36 bits and blocks 16, so the product fits.
    private func position(_ header: FLACFrameHeader) -> Int64 { header.number * nominalBlockSize }
}
