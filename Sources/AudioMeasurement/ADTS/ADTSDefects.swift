import PreflightModel

/// The words for what can be wrong with a stream of ADTS frames.
extension Defect {
    static func adtsTruncated(range: Range<Int64>, missingBytes: Int64) -> Defect {
        let present = range.upperBound - range.lowerBound
        return Defect(
            code: "adts.truncated", severity: .error,
            message: "the last AAC frame at byte \(range.lowerBound) is \((present + missingBytes).counted("byte")) "
                + "long, but only \(present.counted("byte")) of it \(present.agreed("is", "are")) there: the file is cut off. Copy or export it "
                + "again.",
            range: range, facts: ["missingBytes": missingBytes, "presentBytes": present])
    }

    static func adtsJunk(range: Range<Int64>) -> Defect {
        let count = range.upperBound - range.lowerBound
        return Defect(
            code: "adts.junk", severity: .warning,
            message: "\(count.counted("byte")) at byte \(range.lowerBound) \(count.agreed("is", "are")) neither AAC "
                + "frames nor a tag; a decoder may click, stop or leave a gap there. Listen to it, or export it again.",
            range: range)
    }

    static func adtsFormatChange(from old: ADTSHeader, to new: ADTSHeader, at offset: Int64) -> Defect {
        Defect(
            code: "adts.format-change", severity: .error,
            message: "the stream changes from \(old.description) to \(new.description) at byte \(offset): two "
                + "recordings were joined without encoding. Export them as one.",
            range: offset..<(offset + Int64(ADTSHeader.byteCount)),
            facts: ["oldSampleRate": Int64(old.sampleRate), "newSampleRate": Int64(new.sampleRate)])
    }

    static func adtsImplicitSBRPossible(coreRate: Int) -> Defect {
        Defect(
            code: .aacImplicitSBRPossible, severity: .note,
            message: "the header says AAC at \(coreRate) Hz. It may hide SBR (HE-AAC), which only decoding shows: the "
                + "rate is then \(coreRate * 2) Hz, and the length is the same.",
            facts: ["coreSampleRate": Int64(coreRate)])
    }

    static let adtsChannelsUnknown = Defect(
        code: "adts.channels-unknown", severity: .warning,
        message: "the headers do not state the number of channels (configuration 0), and neither does the first frame. "
            + "Two are assumed. Export it again.")
}

extension MeasuringFailure {
    static func adtsNoFrames(behindTag end: Int64) -> MeasuringFailure {
        MeasuringFailure(
            code: "adts.no-frames",
            message: "no AAC frames follow after byte \(end). Copy or export it again.")
    }
}
