import PreflightModel

/// How many sample frames a WAVE file holds: by its data, with `fact` for what only `fact` can say.
struct WaveLength {
    /// The frames in the bytes that are there.
    let codedFrameCount: Int64?
    /// The frames without the fill of the last block.
    let frameCount: Int64?
    /// The frames that the headers claim; nil where they claim none.
    let declaredFrameCount: Int64?
    /// Whether nothing but the `fact` chunk says how long the recording is.
    let isBelieved: Bool
    private(set) var defects: [Defect] = []

    private let coding: WaveCoding
    private let data: AudioChunk
    private let fact: Int64?
    private let form: WaveForm

    init(coding: WaveCoding, layout: WaveLayout, data: AudioChunk) {
        self.coding = coding
        self.data = data
        form = layout.form
        fact = layout.factCount.map { Int64(clamping: $0) }
        let coded = coding.frameCount(of: data.byteCount)
        let declared = data.declared.flatMap { coding.frameCount(of: $0) }
        isBelieved = coded == nil
        guard let coded else {
            // A fact of 0 or all bits set is a placeholder.
            let count = fact.flatMap { $0 > 0 && $0 < Int64(UInt32.max) ? $0 : nil }
            (codedFrameCount, frameCount, declaredFrameCount) = (count, count, count)
            return
        }
        codedFrameCount = coded
        guard let fact, let declared, fact > 0, fact <= declared, declared - fact <= coding.fill(in: layout.form) else {
            (frameCount, declaredFrameCount) = (coded, declared)
            return
        }
        frameCount = min(coded, fact)
        declaredFrameCount = fact
    }

    /// Adds what is wrong with the length, in words that need the sample rate.
    mutating func addDefects(format: WaveFormat) {
        let rate = format.sampleRate
        if data.state == .truncated, let declared = data.declared {
            let missing = (declaredFrameCount ?? 0) - (frameCount ?? 0)
            defects.append(
                ChunkedContainer.wave.truncated(
                    data.range, declared: declared, missingFrames: isBelieved ? nil : missing, sampleRate: rate))
        }
        addBlockDefects(format: format)
        guard !isBelieved, let fact, let declaredFrameCount, data.state == .complete || data.state == .truncated,
            fact != declaredFrameCount
        else { return }
        defects.append(.waveFactMismatch(fact: fact, frames: declaredFrameCount, sampleRate: rate))
    }

    /// How many bytes at the end of the data may fill the data up to the next chunk, which FFmpeg counts as data.
    private var countedPadding: Int64 {
        guard form == .w64 || form == .rf64 || form == .bw64, data.byteCount % form.alignment == 0 else { return 0 }
        return form.alignment - 1
    }

    private mutating func addBlockDefects(format: WaveFormat) {
        switch coding.framing {
        case .frames(let bytes):
            if format.blockAlign != bytes {
                defects.append(
                    .waveBlockAlignMismatch(declared: format.blockAlign, computed: bytes, range: format.range))
            }
            let rest = data.byteCount % Int64(bytes)
            if rest > countedPadding, data.state != .truncated,
                declaredFrameCount == nil || declaredFrameCount != fact
            {
                defects.append(
                    ChunkedContainer.wave.partialFrame(
                        bytes: rest, of: Int64(bytes), end: data.range.upperBound))
            }
        case .blocks(let block):
            let stated = Int64(format.statedBlockFrameCount)
            if stated > 0, stated != block.frameCount {
                defects.append(
                    .waveBlockLengthMismatch(declared: stated, computed: block.frameCount, range: format.range))
            }
        case .packed, .mpeg, .unknown:
            break
        }
    }
}
