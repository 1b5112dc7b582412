import PreflightModel

/// What can be wrong with a stream of ADTS frames.
extension Defect {
    static func adtsTruncated(range: Range<Int64>, missingBytes: Int64) -> Defect {
        Defect(
            ADTSDefectCode.truncated, .error, at: range,
            ["missingBytes": .count(missingBytes), "presentBytes": .count(range.upperBound - range.lowerBound)])
    }

    static func adtsJunk(range: Range<Int64>) -> Defect { Defect(ADTSDefectCode.junk, .warning, at: range) }

    static func adtsFormatChange(from old: ADTSHeader, to new: ADTSHeader, at offset: Int64) -> Defect {
        Defect(
            ADTSDefectCode.formatChange, .error, at: offset..<(offset + Int64(ADTSHeader.byteCount)),
            old.facts("old").merging(new.facts("new")) { one, _ in one })
    }

    static func adtsImplicitSBRPossible(coreRate: Int) -> Defect {
        Defect(
            DecodingDefectCode.implicitSBRPossible, .note,
            ["coreSampleRate": .count(coreRate), "container": .text(Container.adts.rawValue)])
    }

    static let adtsChannelsUnknown = Defect(ADTSDefectCode.channelsUnknown, .warning)
}

extension ADTSHeader {
    /// The format as facts whose names begin with `prefix`.
    fileprivate func facts(_ prefix: String) -> [String: Fact] {
        [
            "\(prefix)ObjectType": .count(objectType), "\(prefix)SampleRate": .count(sampleRate),
            "\(prefix)ChannelConfiguration": .count(channelConfiguration),
        ]
    }
}

extension MeasuringFailure {
    static func adtsNoFrames(behindTag end: Int64) -> MeasuringFailure {
        MeasuringFailure(ADTSDefectCode.noFrames, ["claimedEnd": .count(end)])
    }
}
