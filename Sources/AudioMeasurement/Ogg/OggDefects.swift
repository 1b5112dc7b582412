import PreflightModel

extension MeasuringFailure {
    static let oggWithoutHeader = MeasuringFailure(OggDefectCode.noHeader)
}

/// What is wrong with Ogg files.
extension Defect {
    static func oggTruncated(cutOff: (range: Range<Int64>, missing: Int64?)?) -> Defect {
        var facts: [String: Fact] = [:]
        if let cutOff {
            facts["presentBytes"] = .count(cutOff.range.count)
            facts["missingBytes"] = cutOff.missing.map { .count($0) }
        }
        return Defect(OggDefectCode.truncated, .error, at: cutOff?.range, facts)
    }

    static func oggNoEndOfStream(links: Int64) -> Defect {
        Defect(OggDefectCode.noEndOfStream, .note, ["streams": .count(links)])
    }

    static func oggPageChecksum(_ pages: DamagedRegions) -> Defect {
        Defect(
            OggDefectCode.pageChecksum, .error, at: pages.first,
            ["damagedPages": .count(pages.count), "damagedBytes": .count(pages.byteCount)])
    }

    static func oggMissingPages(_ gaps: DamagedRegions, missing: Int64) -> Defect {
        Defect(
            OggDefectCode.missingPages, .error, at: gaps.first,
            ["jumps": .count(gaps.count), "missingPages": .count(missing)])
    }

    static func oggBrokenPackets(_ packets: DamagedRegions) -> Defect {
        Defect(OggDefectCode.brokenPackets, .error, at: packets.first, ["packets": .count(packets.count)])
    }

    static func oggInvalidPackets(_ packets: DamagedRegions, codec: Codec) -> Defect {
        Defect(
            OggDefectCode.invalidPackets, .error, at: packets.first,
            ["packets": .count(packets.count), "codec": .text(codec.rawValue)])
    }

    static func oggStrayPages(_ pages: DamagedRegions) -> Defect {
        Defect(
            OggDefectCode.strayPages, .error, at: pages.first,
            ["pages": .count(pages.count), "strayBytes": .count(pages.byteCount)])
    }

    static func oggGranuleMismatch(ahead: Int64, behind: Int64, sampleRate: Int, at offset: Int64) -> Defect {
        Defect(
            OggDefectCode.granuleMismatch, .warning, at: offset..<offset,
            ["aheadFrames": .count(ahead), "behindFrames": .count(behind), "sampleRate": .count(sampleRate)])
    }

    static func oggJunk(_ regions: DamagedRegions) -> Defect {
        Defect(
            OggDefectCode.junk, .error, at: regions.first,
            ["junkBytes": .count(regions.byteCount), "junkPlaces": .count(regions.count)])
    }

    static func oggTrailingGarbage(_ range: Range<Int64>) -> Defect {
        .trailing(.pages, range, ["garbageBytes": .count(range.count)])
    }

    static func oggChained(links: Int64, second: Int64?) -> Defect {
        Defect(OggDefectCode.chained, .note, at: second.map { $0..<$0 }, ["streams": .count(links)])
    }

    static func oggFormatChange(from first: OggFormat, to next: OggFormat, at offset: Int64) -> Defect {
        Defect(
            OggDefectCode.formatChange, .error, at: offset..<offset,
            first.facts("first").merging(next.facts("next")) { one, _ in one })
    }

    static func oggExtraStream(_ kind: OggStreamKind, count: Int64) -> Defect {
        Defect(OggDefectCode.extraStream, .note, ["streams": .count(count), "stream": .text(kind.rawValue)])
    }

    static func oggMultipleAudioStreams(count: Int64, at offset: Int64?) -> Defect {
        Defect(
            OggDefectCode.multipleAudioStreams, .error, at: offset.map { $0..<$0 },
            ["audioStreams": .count(count + 1)])
    }
}

extension OggFormat {
    /// The format as facts whose names begin with `prefix`.
    fileprivate func facts(_ prefix: String) -> [String: Fact] {
        [
            "\(prefix)SampleRate": .count(sampleRate), "\(prefix)Channels": .count(channelCount),
            "\(prefix)Codec": .text(codec.rawValue),
        ]
    }
}

extension OggWalk {
    /// Whether anything is wrong that makes a decoder's count differ from ours.
    var isDamaged: Bool {
        !faults.isEmpty || cutOff != nil || lastPacketIsCutOff || badPages.count > 0 || junk.count > 0
            || strayPages.count > 0 || firstMismatch != nil || mappingDefects.contains { $0.severity == .error }
    }

    /// Everything that is wrong.
    var defects: [Defect] {
        var defects: [Defect] = []
        let rate = format?.sampleRate ?? 1
        if junk.count > 0 { defects.append(.oggJunk(junk)) }
        if let extraStreamKind { defects.append(.oggExtraStream(extraStreamKind, count: extraStreamCount)) }
        if rivalStreamCount > 0 {
            defects.append(.oggMultipleAudioStreams(count: rivalStreamCount, at: firstRival))
        }
        if linkCount > 1 { defects.append(.oggChained(links: linkCount, second: secondLink)) }
        if let format, let firstChange {
            defects.append(.oggFormatChange(from: format, to: firstChange.format, at: firstChange.offset))
        }
        if badPages.count > 0 { defects.append(.oggPageChecksum(badPages)) }
        if faults.gaps.count > 0 { defects.append(.oggMissingPages(faults.gaps, missing: faults.missingPages)) }
        if faults.brokenPackets.count > 0 { defects.append(.oggBrokenPackets(faults.brokenPackets)) }
        if faults.invalidPackets.count > 0, let format {
            defects.append(.oggInvalidPackets(faults.invalidPackets, codec: format.codec))
        }
        if strayPages.count > 0 { defects.append(.oggStrayPages(strayPages)) }
        if let firstMismatch {
            defects.append(
                .oggGranuleMismatch(
                    ahead: aheadFrameCount, behind: behindFrameCount, sampleRate: rate, at: firstMismatch))
        }
        defects += mappingDefects
        if cutOff != nil || lastPacketIsCutOff {
            defects.append(.oggTruncated(cutOff: cutOff))
        } else if endlessLinkCount > 0 {
            defects.append(.oggNoEndOfStream(links: endlessLinkCount))
        }
        if let trailing { defects.append(.oggTrailingGarbage(trailing)) }
        return defects
    }
}
