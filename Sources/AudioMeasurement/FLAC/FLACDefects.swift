import PreflightModel

extension MeasuringFailure {
    static let flacWithoutStreamInfo = MeasuringFailure(FLACDefectCode.noStreamInfo)
}

/// What is wrong with FLAC frames, in native files and in Ogg.
extension Defect {
    static let flacNoLength = Defect(FLACDefectCode.noLength, .note)

    static func flacLengthMismatch(declared: Int64, present: Int64, sampleRate: Int) -> Defect {
        Defect(
            FLACDefectCode.lengthMismatch, .warning,
            ["declaredFrames": .count(declared), "presentFrames": .count(present), "sampleRate": .count(sampleRate)])
    }

    static func flacTruncated(
        present: Int64, declared: Int64?, cutOff: Range<Int64>?, sampleRate: Int, at end: Int64
    ) -> Defect {
        var facts: [String: Fact] = ["presentFrames": .count(present), "sampleRate": .count(sampleRate)]
        if let cutOff { facts["incompleteBytes"] = .count(cutOff.count) }
        if let declared, declared > present {
            facts["declaredFrames"] = .count(declared)
            facts["missingFrames"] = .count(declared - present)
        }
        return Defect(FLACDefectCode.truncated, .error, at: cutOff ?? end..<end, facts)
    }

    static func flacJunk(_ regions: DamagedRegions) -> Defect {
        Defect(
            FLACDefectCode.junk, .error, at: regions.first,
            ["junkBytes": .count(regions.byteCount), "junkPlaces": .count(regions.count)])
    }

    static func flacTrailingJunk(_ range: Range<Int64>) -> Defect {
        Defect(FLACDefectCode.junk, .warning, at: range, ["junkBytes": .count(range.count)])
    }

    static func flacChecksum(frames: Int64, first: Range<Int64>?) -> Defect {
        Defect(FLACDefectCode.checksum, .error, at: first, ["damagedFrames": .count(frames)])
    }

    static func flacMissingFrames(jumps: Int64, missing: Int64, sampleRate: Int, first: Range<Int64>?) -> Defect {
        Defect(
            FLACDefectCode.missingFrames, .error, at: first,
            ["jumps": .count(jumps), "missingFrames": .count(missing), "sampleRate": .count(sampleRate)])
    }

    static func flacStartsLate(position: Int64, sampleRate: Int, at offset: Int64) -> Defect {
        Defect(
            FLACDefectCode.startsLate, .warning, at: offset..<offset,
            ["firstFrame": .count(position), "sampleRate": .count(sampleRate)])
    }

    static func flacFormatChange(
        frames: Int64, range: Range<Int64>, header: FLACFrameHeader, info: FLACStreamInfo
    ) -> Defect {
        Defect(
            FLACDefectCode.formatChange, .error, at: range,
            [
                "differingFrames": .count(frames), "sampleRate": .count(info.sampleRate),
                "channels": .count(info.channelCount), "bits": .count(info.bitDepth),
                "firstSampleRate": .count(header.sampleRate ?? info.sampleRate),
                "firstChannels": .count(header.channelCount), "firstBits": .count(header.bitDepth ?? info.bitDepth),
            ])
    }

    static func flacInvalidMetadata(_ violation: FLACMetadata.Violation) -> Defect {
        var facts: [String: Fact] = [:]
        let (problem, place): (FLACMetadataProblem, Int64)
        switch violation {
        case .streamInfoSize(let size, let offset):
            (problem, place) = (.streamInfoSize, offset)
            facts = ["claimedBytes": .count(size), "neededBytes": .count(FLACStreamInfo.byteCount)]
        case .streamInfoNotFirst(let offset): (problem, place) = (.streamInfoNotFirst, offset)
        case .streamInfoTwice(let offset): (problem, place) = (.streamInfoTwice, offset)
        case .noBlock(let offset): (problem, place) = (.noBlock, offset)
        }
        facts["problem"] = .text(problem.rawValue)
        return Defect(FLACDefectCode.invalidMetadata, .error, at: place..<place, facts)
    }

    static func flacOversizedBlock(largest: Int64, stated: Int64) -> Defect {
        Defect(
            FLACDefectCode.oversizedBlock, .error, ["largestBlock": .count(largest), "statedBlock": .count(stated)])
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
