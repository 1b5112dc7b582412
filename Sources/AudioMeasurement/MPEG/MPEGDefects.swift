import PreflightModel

/// The words for what can be wrong with a stream of MPEG audio frames.
extension Defect {
    static func mpegTruncated(
        declaredFrames: Int64, actualFrames: Int64, missing: ExactDuration, missingBytes: Int64, at end: Int64
    ) -> Defect {
        Defect(
            code: "mp3.truncated", severity: .error,
            message: "the header announces \(declaredFrames.counted("MPEG frame")), but the file ends after "
                + "\(actualFrames) whole ones: \(Seconds.text(missing.milliseconds, 1000)) and "
                + "\(missingBytes.counted("byte")) are missing. Copy or export it again.",
            range: end..<end,
            facts: [
                "declaredFrames": declaredFrames, "actualFrames": actualFrames, "missingBytes": missingBytes,
                "missingMilliseconds": missing.milliseconds,
            ])
    }

    static func mpegLastFrameCut(range: Range<Int64>, missingBytes: Int64) -> Defect {
        let present = range.upperBound - range.lowerBound
        return Defect(
            code: "mp3.truncated", severity: .error,
            message: "the last MPEG frame at byte \(range.lowerBound) is \((present + missingBytes).counted("byte")) "
                + "long, but only \(present.counted("byte")) of it \(present.agreed("is", "are")) there: the file is cut off. Copy or export it "
                + "again.",
            range: range, facts: ["missingBytes": missingBytes, "presentBytes": present])
    }

    static func mpegHeaderMismatch(declaredFrames: Int64, actualFrames: Int64, range: Range<Int64>) -> Defect {
        Defect(
            code: "mp3.header-mismatch", severity: .warning,
            message: "the Xing or VBRI header announces \(declaredFrames.counted("MPEG frame")), but there are "
                + "\(actualFrames): players that believe it show a wrong length. Rewrite the file without encoding it "
                + "again, or export it again.",
            range: range, facts: ["declaredFrames": declaredFrames, "actualFrames": actualFrames])
    }

    static func mpegNoVBRHeader(frames: Int64) -> Defect {
        Defect(
            code: "mp3.no-vbr-header", severity: .note,
            message: "the bit rate varies over \(frames.counted("MPEG frame")) and no Xing or VBRI header states their "
                + "number: players that estimate show a wrong length. The length given here is counted.",
            facts: ["actualFrames": frames])
    }

    static func mpegFreeFormat(byteCount: Int, at offset: Int64) -> Defect {
        Defect(
            code: "mp3.free-format", severity: .note,
            message: "the stream is in free format (frames of \(byteCount.counted("byte")) without padding), which "
                + "many decoders cannot read. Export it again with a usual bit rate.",
            range: offset..<(offset + Int64(byteCount)), facts: ["frameBytes": Int64(byteCount)])
    }

    static func mpegFormatChange(from old: MPEGFrameHeader, to new: MPEGFrameHeader, at offset: Int64) -> Defect {
        Defect(
            code: "mp3.format-change", severity: .error,
            message: "the stream changes from \(old.description) to \(new.description) at byte \(offset): two "
                + "recordings were joined without encoding. Export them as one.",
            range: offset..<(offset + 4),
            facts: [
                "oldSampleRate": Int64(old.sampleRate), "newSampleRate": Int64(new.sampleRate),
                "oldChannels": Int64(old.channelCount), "newChannels": Int64(new.channelCount),
            ])
    }

    static func mpegEmbeddedInfoFrame(range: Range<Int64>) -> Defect {
        Defect(
            code: "mp3.embedded-info-frame", severity: .note,
            message: "there is another Xing or VBRI header at byte \(range.lowerBound): recordings were joined "
                + "without encoding. It is not counted as audio.",
            range: range)
    }

    static func mpegJunk(range: Range<Int64>, isZero: Bool) -> Defect {
        let count = range.upperBound - range.lowerBound
        return isZero
            ? Defect(
                code: "mp3.junk", severity: .note,
                message: "\(count.counted("zero byte")) at byte \(range.lowerBound) \(count.agreed("is", "are")) "
                    + "neither MPEG frames nor a tag; decoders skip them.",
                range: range)
            : Defect(
                code: "mp3.junk", severity: .warning,
                message: "\(count.counted("byte")) at byte \(range.lowerBound) \(count.agreed("is", "are")) neither "
                    + "MPEG frames nor a tag; a decoder may click, stop or leave a gap there. Listen to it, or export "
                    + "it again.",
                range: range)
    }

    static func mpegTagSize(claimed: Int64, at offset: Int64, audio: Int64) -> Defect {
        Defect(
            code: "id3.size-mismatch", severity: .warning,
            message: "the ID3v2 or APE tag at byte \(offset) claims to end at byte \(claimed), but the audio begins at "
                + "byte \(audio): some players skip sound or play noise. Rewrite the tag.",
            range: offset..<audio, facts: ["claimedEnd": claimed, "audioStart": audio])
    }

    static func mpegGaplessAbsurd(delay: Int64, padding: Int64, coded: Int64) -> Defect {
        Defect(
            code: "mp3.gapless-absurd", severity: .warning,
            message: "the gapless information claims \(delay.counted("frame")) of delay and "
                + "\(padding.counted("frame")) of padding, but only \(coded.counted("frame")) \(coded.agreed("is", "are")) coded: it was "
                + "ignored. Export it again.",
            facts: ["delayFrames": delay, "paddingFrames": padding, "codedFrames": coded])
    }

    static func trailingGarbage(range: Range<Int64>) -> Defect {
        let count = range.upperBound - range.lowerBound
        return Defect(
            code: .trailingGarbage, severity: .note,
            message: "\(count.counted("byte")) at byte \(range.lowerBound), after the audio, "
                + "\(count.agreed("is", "are")) neither audio nor a tag. \(count.agreed("It does", "They do")) not "
                + "change the length.",
            range: range)
    }
}

extension MeasuringFailure {
    static func mpegNoFrames(behindTag end: Int64) -> MeasuringFailure {
        MeasuringFailure(
            code: "mp3.no-frames",
            message: "there is a tag that claims to end at byte \(end), but no known audio frames follow. Copy or "
                + "export it again.")
    }
}

extension ExactDuration {
    /// Rounded down.
    fileprivate var milliseconds: Int64 { frameCount(at: 1000) }
}
