import PreflightModel

/// What can be wrong with a stream of MPEG audio frames.
extension Defect {
    static func mpegTruncated(
        declaredFrames: Int64, actualFrames: Int64, missing: ExactDuration, missingBytes: Int64, at end: Int64
    ) -> Defect {
        Defect(
            MPEGDefectCode.truncated, .error, at: end..<end,
            [
                "declaredFrames": .count(declaredFrames), "actualFrames": .count(actualFrames),
                "missingBytes": .count(missingBytes),
                // Rounded down.
                "missingMilliseconds": .count(missing.frameCount(at: 1000)),
            ])
    }

    static func mpegLastFrameCut(range: Range<Int64>, missingBytes: Int64) -> Defect {
        Defect(
            MPEGDefectCode.truncated, .error, at: range,
            ["missingBytes": .count(missingBytes), "presentBytes": .count(range.upperBound - range.lowerBound)])
    }

    static func mpegHeaderMismatch(declaredFrames: Int64, actualFrames: Int64, range: Range<Int64>) -> Defect {
        Defect(
            MPEGDefectCode.headerMismatch, .warning, at: range,
            ["declaredFrames": .count(declaredFrames), "actualFrames": .count(actualFrames)])
    }

    static func mpegNoVBRHeader(frames: Int64) -> Defect {
        Defect(MPEGDefectCode.noVBRHeader, .note, ["actualFrames": .count(frames)])
    }

    static func mpegFreeFormat(byteCount: Int, at offset: Int64) -> Defect {
        Defect(
            MPEGDefectCode.freeFormat, .note, at: offset..<(offset + Int64(byteCount)),
            ["frameBytes": .count(byteCount)])
    }

    static func mpegFormatChange(from old: MPEGFrameHeader, to new: MPEGFrameHeader, at offset: Int64) -> Defect {
        let facts = old.facts("old").merging(new.facts("new")) { one, _ in one }
        return Defect(MPEGDefectCode.formatChange, .error, at: offset..<(offset + 4), facts)
    }

    static func mpegEmbeddedInfoFrame(range: Range<Int64>) -> Defect {
        Defect(MPEGDefectCode.embeddedInfoFrame, .note, at: range)
    }

    static func mpegJunk(range: Range<Int64>, isZero: Bool) -> Defect {
        Defect(
            MPEGDefectCode.junk, isZero ? .note : .warning, at: range,
            isZero ? ["zeroBytes": .count(range.upperBound - range.lowerBound)] : [:])
    }

    static func mpegTagSize(claimed: Int64, at offset: Int64, audio: Int64) -> Defect {
        Defect(
            TagDefectCode.sizeMismatch, .warning, at: offset..<audio,
            ["claimedEnd": .count(claimed), "audioStart": .count(audio)])
    }

    static func mpegGaplessAbsurd(delay: Int64, padding: Int64, coded: Int64) -> Defect {
        Defect(
            MPEGDefectCode.gaplessAbsurd, .warning,
            ["delayFrames": .count(delay), "paddingFrames": .count(padding), "codedFrames": .count(coded)])
    }

    static func trailingGarbage(range: Range<Int64>) -> Defect { .trailing(.frames, range) }
}

extension MPEGFrameHeader {
    /// The format as facts whose names begin with `prefix`.
    fileprivate func facts(_ prefix: String) -> [String: Fact] {
        [
            "\(prefix)Version": .text(versionName), "\(prefix)Layer": .count(layer),
            "\(prefix)SampleRate": .count(sampleRate), "\(prefix)Channels": .count(channelCount),
        ]
    }
}

extension MeasuringFailure {
    static func mpegNoFrames(behindTag end: Int64) -> MeasuringFailure {
        MeasuringFailure(MPEGDefectCode.noFrames, ["claimedEnd": .count(end)])
    }
}
