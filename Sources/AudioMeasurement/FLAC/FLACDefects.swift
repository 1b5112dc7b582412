import PreflightModel

extension DefectCode {
    static let flacNoLength: DefectCode = "flac.no-length"
    static let flacLengthMismatch: DefectCode = "flac.length-mismatch"
    static let flacTruncated: DefectCode = "flac.truncated"
    static let flacJunk: DefectCode = "flac.junk"
    static let flacChecksum: DefectCode = "flac.checksum"
    static let flacMissingFrames: DefectCode = "flac.missing-frames"
    static let flacStartsLate: DefectCode = "flac.starts-late"
    static let flacFormatChange: DefectCode = "flac.format-change"
    static let flacInvalidMetadata: DefectCode = "flac.invalid-metadata"
    static let flacOversizedBlock: DefectCode = "flac.oversized-block"
}

extension MeasuringFailure {
    static let flacWithoutStreamInfo = MeasuringFailure(
        code: "flac.no-streaminfo",
        message: "the FLAC header holds no readable STREAMINFO block, so rate and channels are unknown. "
            + "Copy the file again, or export it again.")
}

/// The words for what is wrong with FLAC frames, in native files and in Ogg.
extension Defect {
    static let flacNoLength = Defect(
        code: .flacNoLength, severity: .note,
        message: "STREAMINFO states no length (total samples 0), as when FLAC is written to a pipe. The length was "
            + "found by counting frames.")

    static func flacLengthMismatch(declared: Int64, present: Int64, sampleRate: Int) -> Defect {
        Defect(
            code: .flacLengthMismatch, severity: .warning,
            message: "STREAMINFO claims \(declared.counted("sample")) (\(Seconds.text(declared, sampleRate))), but the "
                + "frames hold \(present) (\(Seconds.text(present, sampleRate))). Encode the file again, so that all "
                + "readers agree.",
            facts: ["declaredFrames": declared, "presentFrames": present])
    }

    static func flacTruncated(
        present: Int64, declared: Int64?, cutOff: Range<Int64>?, sampleRate: Int, at end: Int64
    ) -> Defect {
        var message: String
        var facts = ["presentFrames": present]
        if let cutOff {
            message =
                "the last frame, at byte \(cutOff.lowerBound), is cut off or damaged after "
                + "\(present.counted("whole sample")) (\(Seconds.text(present, sampleRate)))"
            facts["incompleteBytes"] = Int64(cutOff.count)
        } else {
            message = "the frames end after \(present.counted("sample")) (\(Seconds.text(present, sampleRate)))"
        }
        if let declared, declared > present {
            let missing = declared - present
            facts["declaredFrames"] = declared
            facts["missingFrames"] = missing
            message += ", but STREAMINFO claims \(declared): \(Seconds.text(missing, sampleRate)) are missing"
        }
        return Defect(
            code: .flacTruncated, severity: .error, message: message + ". Copy or export the file again.",
            range: cutOff ?? end..<end, facts: facts)
    }

    static func flacJunk(_ regions: DamagedRegions) -> Defect {
        Defect(
            code: .flacJunk, severity: .error,
            message: "\(regions.byteCount.counted("byte")) in \(regions.count.counted("place")) "
                + "\(regions.byteCount.agreed("is", "are")) neither metadata nor frames. The file was damaged or "
                + "joined without re-encoding; export it again.",
            range: regions.first, facts: ["junkBytes": regions.byteCount, "junkPlaces": regions.count])
    }

    static func flacTrailingJunk(_ range: Range<Int64>) -> Defect {
        Defect(
            code: .flacJunk, severity: .warning,
            message: "\(range.count.counted("byte")) after the last frame \(range.count.agreed("is", "are")) neither a "
                + "frame nor a tag. The audio is whole; encode the file again to remove "
                + "\(range.count.agreed("it", "them")).",
            range: range, facts: ["junkBytes": Int64(range.count)])
    }

    static func flacChecksum(frames: Int64, first: Range<Int64>?) -> Defect {
        Defect(
            code: .flacChecksum, severity: .error,
            message: "\(frames.counted("frame")) \(frames.agreed("does not", "do not")) match "
                + "\(frames.agreed("its", "their")) CRC-16: bytes were changed after encoding. Copy or export the file "
                + "again.",
            range: first, facts: ["damagedFrames": frames])
    }

    static func flacMissingFrames(jumps: Int64, missing: Int64, sampleRate: Int, first: Range<Int64>?) -> Defect {
        Defect(
            code: .flacMissingFrames, severity: .error,
            message: "the frame numbers jump \(jumps.counted("time")); \(missing.counted("sample")) "
                + "(\(Seconds.text(missing, sampleRate))) \(missing.agreed("is", "are")) missing between them. The file was damaged or joined "
                + "without re-encoding; export it again.",
            range: first, facts: ["jumps": jumps, "missingFrames": missing])
    }

    static func flacStartsLate(position: Int64, sampleRate: Int, at offset: Int64) -> Defect {
        Defect(
            code: .flacStartsLate, severity: .warning,
            message: "the first frame says that it begins at sample \(position) "
                + "(\(Seconds.text(position, sampleRate))): the start was cut off without re-encoding, or a live "
                + "stream was recorded. Only the samples that are present were counted; encode the file again.",
            range: offset..<offset, facts: ["firstFrame": position])
    }

    static func flacFormatChange(
        frames: Int64, range: Range<Int64>, header: FLACFrameHeader, info: FLACStreamInfo
    ) -> Defect {
        Defect(
            code: .flacFormatChange, severity: .error,
            message: "\(frames.counted("frame")) \(frames.agreed("differs", "differ")) from the stream's "
                + "\(info.sampleRate) Hz, \(info.channelCount) channels, \(info.bitDepth) bits: the first has "
                + "\(header.sampleRate ?? info.sampleRate) Hz, \(header.channelCount) channels, "
                + "\(header.bitDepth ?? info.bitDepth) bits. Export the file again.",
            range: range, facts: ["differingFrames": frames])
    }

    static func flacInvalidMetadata(_ violation: FLACMetadata.Violation) -> Defect {
        let what: String
        let at: Int64
        switch violation {
        case .streamInfoSize(let size, let offset):
            (what, at) = ("STREAMINFO claims \(size.counted("byte")) instead of \(FLACStreamInfo.byteCount)", offset)
        case .streamInfoNotFirst(let offset): (what, at) = ("STREAMINFO is not the first metadata block", offset)
        case .streamInfoTwice(let offset): (what, at) = ("there is another STREAMINFO", offset)
        case .noBlock(let offset): (what, at) = ("a metadata block was expected, but there is none", offset)
        }
        return Defect(
            code: .flacInvalidMetadata, severity: .error,
            message: "\(what), at byte \(at). Most decoders refuse the file; encode it again.", range: at..<at)
    }

    static func flacOversizedBlock(largest: Int64, stated: Int64) -> Defect {
        Defect(
            code: .flacOversizedBlock, severity: .error,
            message: "a frame holds \(largest.counted("sample")), but STREAMINFO says that none holds more than "
                + "\(stated). Decoders may refuse it; encode the file again.",
            facts: ["largestBlock": largest, "statedBlock": stated])
    }
}

extension FLACFrameClock {
    /// What the numbers and formats of the frames say.
    var defects: [Defect] {
        var defects: [Defect] = []
        if startPosition > 0, blockCount > 0 {
            defects.append(
                .flacStartsLate(position: startPosition, sampleRate: info.sampleRate, at: firstOffset))
        }
        if jumpCount > 0 {
            defects.append(
                .flacMissingFrames(
                    jumps: jumpCount, missing: missingFrameCount, sampleRate: info.sampleRate, first: firstJump))
        }
        if let firstChange {
            defects.append(
                .flacFormatChange(
                    frames: changeCount, range: firstChange.range, header: firstChange.header, info: info))
        }
        if largestBlock > max(Int64(info.maximumBlockSize), 16) {
            defects.append(.flacOversizedBlock(largest: largestBlock, stated: Int64(info.maximumBlockSize)))
        }
        return defects
    }
}

extension FLACFrameWalk {
    /// Whether anything is wrong that makes a decoder's count differ from ours.
    var isDamaged: Bool {
        cutOff != nil || badChecks.count > 0 || junk.count > 0 || clock.jumpCount > 0 || clock.changeCount > 0
            || clock.startPosition > 0 || clock.largestBlock > Int64(clock.info.maximumBlockSize)
    }

    /// Everything that is wrong, in the order of the file as far as it has one.
    func defects(metadata: FLACMetadata) -> [Defect] {
        let info = clock.info
        let declared = info.totalFrameCount
        var defects = metadata.violations.map { Defect.flacInvalidMetadata($0) }
        if declared == 0 { defects.append(.flacNoLength) }
        if junk.count > 0 { defects.append(.flacJunk(junk)) }
        defects += clock.defects
        if badChecks.count > 0 { defects.append(.flacChecksum(frames: badChecks.count, first: badChecks.first)) }
        let reached = max(clock.frameCount, clock.endPosition)
        let agrees = declared == 0 || declared == clock.frameCount || declared == clock.endPosition
        if cutOff != nil || metadata.isCutOff || clock.blockCount == 0 || (!agrees && declared > reached) {
            defects.append(
                .flacTruncated(
                    present: clock.frameCount, declared: declared > 0 ? declared : nil, cutOff: cutOff?.range,
                    sampleRate: info.sampleRate, at: audio.upperBound))
        } else if !agrees {
            defects.append(
                .flacLengthMismatch(declared: declared, present: clock.frameCount, sampleRate: info.sampleRate))
        }
        if let trailing { defects.append(.flacTrailingJunk(trailing)) }
        return defects
    }
}
