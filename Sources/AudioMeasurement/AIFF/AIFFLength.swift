import PreflightModel

/// How many sample frames an AIFF file holds: by its sound data, with `COMM` for what only `COMM` can say.
struct AIFFLength {
    /// The frames in the bytes that are there.
    let codedFrameCount: Int64
    /// The frames that are to be played.
    let frameCount: Int64
    /// The frames that `COMM` claims; nil where the sound data has a placeholder for its size.
    let declaredFrameCount: Int64?
    /// Whether nothing but `COMM` says how long the recording is.
    let isBelieved: Bool
    private(set) var defects: [Defect] = []

    init(common: AIFFCommon, unit: (bytes: Int64, frames: Int64)?, sound: AudioChunk) {
        isBelieved = unit == nil
        let claimed = sound.state == .streaming ? nil : sound.state == .unfinalised ? 0 : common.frameCount
        guard let unit else {
            (codedFrameCount, frameCount, declaredFrameCount) = (common.frameCount, common.frameCount, claimed)
            if sound.state == .truncated { addTruncated(sound, missing: nil, common) }
            return
        }
        let coded = Int64(clamping: Int128(sound.byteCount / unit.bytes) * Int128(unit.frames))
        codedFrameCount = coded
        let held = sound.declared.map { Int64(clamping: Int128($0 / unit.bytes) * Int128(unit.frames)) } ?? coded
        // Writers differ in whether COMM counts the packets of compressed sound or the frames in them.
        let fill = unit.frames - 1
        let stated =
            common.frameCount <= held && held - common.frameCount <= fill
            ? common.frameCount : Int64(clamping: Int128(common.frameCount) * Int128(unit.frames))
        declaredFrameCount = claimed == nil || sound.state == .unfinalised ? claimed : stated

        switch sound.state {
        case .truncated:
            frameCount = min(coded, stated)
            addTruncated(sound, missing: max(held, stated) - coded, common)
        case .streaming:
            frameCount = coded
            defects.append(ChunkedContainer.aiff.streamingSize(sound.range))
        case .unfinalised:
            frameCount = coded
            defects.append(ChunkedContainer.aiff.unfinalised(sound.range))
        case .complete:
            // Where COMM claims fewer frames, some readers stop there and others play on: both lengths are kept.
            frameCount = stated > 0 ? min(coded, stated) : coded
            if stated > coded || coded - stated > fill {
                defects.append(.aiffLengthMismatch(claimed: stated, held: coded, sampleRate: common.sampleRate))
            }
            let partial = sound.byteCount % unit.bytes
            if partial > 0 {
                defects.append(
                    ChunkedContainer.aiff.partialFrame(
                        bytes: partial, of: unit.bytes, end: sound.range.upperBound))
            }
        }
    }

    private mutating func addTruncated(_ sound: AudioChunk, missing: Int64?, _ common: AIFFCommon) {
        defects.append(
            ChunkedContainer.aiff.truncated(
                sound.range, declared: sound.declared ?? 0, missingFrames: missing, sampleRate: common.sampleRate))
    }
}
