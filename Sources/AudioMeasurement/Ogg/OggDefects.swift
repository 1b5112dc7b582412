import PreflightModel

extension DefectCode {
    static let oggTruncated: DefectCode = "ogg.truncated"
    static let oggNoEndOfStream: DefectCode = "ogg.no-end-of-stream"
    static let oggPageChecksum: DefectCode = "ogg.page-checksum"
    static let oggMissingPages: DefectCode = "ogg.missing-pages"
    static let oggBrokenPackets: DefectCode = "ogg.broken-packets"
    static let oggInvalidPackets: DefectCode = "ogg.invalid-packets"
    static let oggStrayPages: DefectCode = "ogg.stray-pages"
    static let oggGranuleMismatch: DefectCode = "ogg.granule-mismatch"
    static let oggJunk: DefectCode = "ogg.junk"
    static let oggChained: DefectCode = "ogg.chained"
    static let oggFormatChange: DefectCode = "ogg.format-change"
    static let oggExtraStream: DefectCode = "ogg.extra-stream"
    static let oggMultipleAudioStreams: DefectCode = "ogg.multiple-audio-streams"
}

extension MeasuringFailure {
    static let oggWithoutHeader = MeasuringFailure(
        code: "ogg.no-header",
        message: "is Ogg, but no first page of a stream can be read, so what it holds is unknown. "
            + "Copy the file again, or export it again.")
}

/// The words for what is wrong with Ogg files.
extension Defect {
    static func oggTruncated(cutOff: (range: Range<Int64>, missing: Int64?)?) -> Defect {
        let end = "Copy or export the file again."
        guard let cutOff else {
            return Defect(
                code: .oggTruncated, severity: .error,
                message: "the last packet continues on a page that is missing: the file is cut off. " + end)
        }
        let present = Int64(cutOff.range.count)
        var facts = ["presentBytes": present]
        facts["missingBytes"] = cutOff.missing
        let missing =
            cutOff.missing.map { "\($0) of its \(present + $0) bytes are missing" }
            ?? "only \(present.counted("byte")) of it"
        return Defect(
            code: .oggTruncated, severity: .error,
            message: "the last page, at byte \(cutOff.range.lowerBound), is cut off: \(missing)"
                + (cutOff.missing == nil ? " are there. " : ". ") + end,
            range: cutOff.range, facts: facts)
    }

    static func oggNoEndOfStream(links: Int64) -> Defect {
        Defect(
            code: .oggNoEndOfStream, severity: .note,
            message: "\(links.counted("stream")) \(links.agreed("ends", "end")) without a page that says so. The "
                + "recorder was stopped, or the file was cut off between two pages; listen to check that the end is "
                + "there.",
            facts: ["streams": links])
    }

    static func oggPageChecksum(_ pages: DamagedRegions) -> Defect {
        Defect(
            code: .oggPageChecksum, severity: .error,
            message: "\(pages.count.counted("page")) \(pages.count.agreed("does not", "do not")) match "
                + "\(pages.count.agreed("its", "their")) CRC-32, so decoders drop \(pages.count.agreed("it", "them")): "
                + "bytes were changed. Copy or export the file again.",
            range: pages.first, facts: ["damagedPages": pages.count, "damagedBytes": pages.byteCount])
    }

    static func oggMissingPages(_ gaps: DamagedRegions, missing: Int64) -> Defect {
        Defect(
            code: .oggMissingPages, severity: .error,
            message:
                "the page numbers jump \(gaps.count.counted("time")); \(missing.counted("page")) \(missing.agreed("is", "are")) missing. "
                + "Copy or export the file again.",
            range: gaps.first, facts: ["jumps": gaps.count, "missingPages": missing])
    }

    static func oggBrokenPackets(_ packets: DamagedRegions) -> Defect {
        Defect(
            code: .oggBrokenPackets, severity: .error,
            message: "\(packets.count.counted("packet")) \(packets.count.agreed("is", "are")) not continued on the "
                + "page where \(packets.count.agreed("it", "they")) should be. Export the file again.",
            range: packets.first, facts: ["packets": packets.count])
    }

    static func oggInvalidPackets(_ packets: DamagedRegions, codec: Codec) -> Defect {
        Defect(
            code: .oggInvalidPackets, severity: .error,
            message: "\(packets.count.counted("packet")) \(packets.count.agreed("is", "are")) not \(codec) and cannot "
                + "be decoded. Export the file again.",
            range: packets.first, facts: ["packets": packets.count])
    }

    static func oggStrayPages(_ pages: DamagedRegions) -> Defect {
        Defect(
            code: .oggStrayPages, severity: .error,
            message: "\(pages.count.counted("page")) \(pages.count.agreed("belongs", "belong")) to a stream that does "
                + "not begin in this file. Export the file again.",
            range: pages.first, facts: ["pages": pages.count, "strayBytes": pages.byteCount])
    }

    static func oggGranuleMismatch(ahead: Int64, behind: Int64, sampleRate: Int, at offset: Int64) -> Defect {
        Defect(
            code: .oggGranuleMismatch, severity: .warning,
            message: "the times of pages (granule positions) are \(Seconds.text(ahead, sampleRate)) longer and "
                + "\(Seconds.text(behind, sampleRate)) shorter than the packets in them. The packets were counted; "
                + "readers that rely on the times report a different length. Export the file again.",
            range: offset..<offset, facts: ["aheadFrames": ahead, "behindFrames": behind])
    }

    static func oggJunk(_ regions: DamagedRegions) -> Defect {
        Defect(
            code: .oggJunk, severity: .error,
            message: "\(regions.byteCount.counted("byte")) in \(regions.count.counted("place")) "
                + "\(regions.byteCount.agreed("is", "are")) not in any page. The file was damaged; copy or export it "
                + "again.",
            range: regions.first, facts: ["junkBytes": regions.byteCount, "junkPlaces": regions.count])
    }

    static func oggTrailingGarbage(_ range: Range<Int64>) -> Defect {
        Defect(
            code: .trailingGarbage, severity: .note,
            message: "\(range.count.counted("byte")) after the last page \(range.count.agreed("does not", "do not")) "
                + "belong to any stream. \(range.count.agreed("It does", "They do")) not change the audio.",
            range: range, facts: ["garbageBytes": Int64(range.count)])
    }

    static func oggChained(links: Int64, second: Int64?) -> Defect {
        Defect(
            code: .oggChained, severity: .note,
            message: "\(links.counted("stream")) \(links.agreed("follows", "follow")) one another; their lengths were "
                + "added. Some readers play only the first: encode the file again as one stream.",
            range: second.map { $0..<$0 }, facts: ["streams": links])
    }

    static func oggFormatChange(from first: OggFormat, to next: OggFormat, at offset: Int64) -> Defect {
        Defect(
            code: .oggFormatChange, severity: .error,
            message: "the stream at byte \(offset) has \(next.sampleRate) Hz, \(next.channelCount) channels "
                + "(\(next.codec)), the first one \(first.sampleRate) Hz, \(first.channelCount) channels (\(first.codec)). "
                + "Convert them to one format.",
            range: offset..<offset,
            facts: ["firstSampleRate": Int64(first.sampleRate), "nextSampleRate": Int64(next.sampleRate)])
    }

    static func oggExtraStream(count: Int64, name: String) -> Defect {
        Defect(
            code: .oggExtraStream, severity: .note,
            message:
                "besides the audio there \(count == 1 ? "is another stream" : "are \(count) other streams, the first"): "
                + "\(name). Export the audio alone if the receiver expects a sound file.",
            facts: ["streams": count])
    }

    static func oggMultipleAudioStreams(count: Int64, at offset: Int64?) -> Defect {
        Defect(
            code: .oggMultipleAudioStreams, severity: .error,
            message: "\(count + 1) audio streams run side by side; only the first was measured. Export the one you "
                + "want.",
            range: offset.map { $0..<$0 }, facts: ["audioStreams": count + 1])
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
        if extraStreamCount > 0 { defects.append(.oggExtraStream(count: extraStreamCount, name: extraStreamName)) }
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
