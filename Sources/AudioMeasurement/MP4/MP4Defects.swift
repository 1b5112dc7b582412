import PreflightModel

/// What is wrong with an ISO base media file.
extension Defect {
    private init(
        _ code: MP4DefectCode, _ severity: Severity, _ box: MP4Box, _ facts: [String: Fact] = [:]
    ) {
        self.init(code, severity, at: box.start..<box.end, facts)
    }

    /// A table that claims more entries than it has; `claimed` is nil where not even their number is there.
    static func tableCut(_ box: MP4Box, claimed: Int64?, fileByteCount: Int64) -> Defect {
        let isAtEnd = box.end >= fileByteCount || box.isCut
        return Defect(
            isAtEnd ? .truncated : .sampleTableMismatch, .error, box,
            [
                "box": .text("\(box.type)"), "claimedEntries": .count(claimed ?? 0),
                "presentBytes": .count(box.payloadByteCount),
            ])
    }

    static func badSizeField(_ box: MP4Box, bits: Int) -> Defect {
        Defect(.sampleTableMismatch, .error, box, ["box": .text("\(box.type)"), "fieldBits": .count(bits)])
    }

    static func boxCut(_ box: MP4Box) -> Defect { Defect(.truncated, .error, box, box.cutFacts) }

    static func brokenBox(at offset: Int64) -> Defect {
        Defect(MP4DefectCode.damaged, .error, at: offset..<(offset + 8))
    }

    static func samplesMissing(from offset: Int64, bytes: Int64, duration: ExactDuration, fileByteCount: Int64)
        -> Defect
    {
        let start = max(0, min(offset, fileByteCount))
        return Defect(
            MP4DefectCode.truncated, .error, at: start..<fileByteCount,
            [
                "missingBytes": .count(bytes), "missingMilliseconds": .count(duration.frameCount(at: 1000)),
                "missingSeconds": .number(duration.seconds), "audioStart": .count(offset),
                "fileBytes": .count(fileByteCount),
            ])
    }

    static func mediaCut(_ box: MP4Box) -> Defect { Defect(.mediaCut, .warning, box, box.cutFacts) }

    static func strayBytes(_ range: Range<Int64>) -> Defect {
        Defect(
            MP4DefectCode.strayBytes, .note, at: range, ["strayBytes": .count(range.upperBound - range.lowerBound)])
    }

    static func sampleTableMismatch(_ box: MP4Box, timed: Int64, listed: Int64) -> Defect {
        Defect(.sampleTableMismatch, .error, box, ["timedSamples": .count(timed), "listedSamples": .count(listed)])
    }

    static func samplesWithoutChunk(_ box: MP4Box, count: Int64, of listed: Int64) -> Defect {
        Defect(
            .sampleTableMismatch, .error, box, ["unlocatedSamples": .count(count), "listedSamples": .count(listed)])
    }

    static func emptySamples(_ box: MP4Box, count: Int64, of total: Int64) -> Defect {
        Defect(.emptySamples, .error, box, ["emptySamples": .count(count), "listedSamples": .count(total)])
    }

    static func overlappingSamples(_ box: MP4Box, bytes: Int64, fileByteCount: Int64) -> Defect {
        Defect(.overlappingSamples, .error, box, ["sampleBytes": .count(bytes), "fileBytes": .count(fileByteCount)])
    }

    static func noSamples(_ box: MP4Box, isFragmented: Bool) -> Defect {
        Defect(.noSamples, .error, box, isFragmented ? ["form": "fragmented"] : [:])
    }

    static func descriptionChange(_ box: MP4Box, count: Int64) -> Defect {
        Defect(.formatChange, .error, box, ["descriptions": .count(count)])
    }

    static func timingMismatch(_ box: MP4Box, timed: Int64, coded: Int64, sampleRate: Int) -> Defect {
        Defect(
            .timingMismatch, .warning, box,
            ["timedFrames": .count(timed), "codedFrames": .count(coded), "sampleRate": .count(sampleRate)])
    }

    static func editListMismatch(
        _ box: MP4Box, edit: Presentation.BadEdit, media: Int64, sampleRate: Int
    ) -> Defect {
        Defect(
            .editListMismatch, .warning, box,
            [
                "edit": .count(edit.index + 1), "editEndFrames": .count(edit.end), "mediaFrames": .count(media),
                "sampleRate": .count(sampleRate),
            ])
    }

    static func emptyEdit(_ box: MP4Box, frames: Int64, sampleRate: Int) -> Defect {
        Defect(.emptyEdit, .note, box, ["silenceFrames": .count(frames), "sampleRate": .count(sampleRate)])
    }

    static func gaplessTagMismatch(_ tag: ITunesGapless, coded: Int64) -> Defect {
        Defect(
            MP4DefectCode.gaplessTagMismatch, .warning,
            [
                "primingFrames": .count(tag.delay), "paddingFrames": .count(tag.padding),
                "taggedFrames": .count(tag.frameCount), "codedFrames": .count(coded),
            ])
    }

    static func headerMismatch(_ box: MP4Box, declared: ExactDuration, present: ExactDuration) -> Defect {
        Defect(
            .headerMismatch, .warning, box,
            [
                "declaredMilliseconds": .count(declared.frameCount(at: 1000)),
                "presentMilliseconds": .count(present.frameCount(at: 1000)),
                "declaredSeconds": .number(declared.seconds), "presentSeconds": .number(present.seconds),
            ])
    }

    static func badTimescale(_ box: MP4Box, sampleRate: Int) -> Defect {
        Defect(.noTimescale, .error, box, ["sampleRate": .count(sampleRate)])
    }

    static func multipleAudioTracks(_ count: Int, measured: Track) -> Defect {
        Defect(
            .multipleAudioTracks, .error, measured.box,
            ["audioTracks": .count(count), "measuredTrack": .count(measured.id)])
    }

    static func videoTracks(_ count: Int) -> Defect {
        Defect(MP4DefectCode.videoTrack, .warning, ["videoTracks": .count(count)])
    }

    static func extraTracks(_ count: Int, handlers: [FourCC]) -> Defect {
        Defect(
            MP4DefectCode.extraTrack, .note,
            ["extraTracks": .count(count), "handlers": .list(handlers.map { "\($0)" })])
    }

    static func fragmented(_ count: Int64) -> Defect {
        Defect(MP4DefectCode.fragmented, .note, ["fragments": .count(count)])
    }

    static func externalData(_ box: MP4Box) -> Defect { Defect(.externalData, .error, box) }

    static func encrypted(_ description: SampleDescription) -> Defect {
        Defect(.encrypted, .error, description.box, ["box": .text("\(description.box.type)")])
    }

    static func noConfiguration(_ box: MP4Box) -> Defect {
        Defect(
            .noConfiguration, .error, box,
            ["lacking": .text(MP4Lack.configuration.rawValue), "box": .text("\(box.type)")])
    }
}

extension MP4Box {
    /// What a box claims, and what there is of it.
    fileprivate var cutFacts: [String: Fact] {
        ["box": .text("\(type)"), "claimedBytes": .count(claimedByteCount), "presentBytes": .count(byteCount)]
    }

    /// The same with its place, for what has no byte range.
    fileprivate var placedCutFacts: [String: Fact] {
        cutFacts.merging(["boxStart": .count(start)]) { given, _ in given }
    }
}

/// Why files cannot be measured at all.
extension MeasuringFailure {
    static func noMovie(_ layout: MP4Layout, fileByteCount: Int64) -> MeasuringFailure {
        if layout.hasItems, layout.mediaByteCount == 0 || layout.firstFragment == nil, layout.cutBox == nil {
            return MeasuringFailure(MP4DefectCode.noAudio)
        }
        var facts = layout.cutBox?.placedCutFacts ?? [:]
        facts["mediaBytes"] = .count(layout.mediaByteCount)
        return MeasuringFailure(MP4DefectCode.noMovie, facts)
    }

    static func movieCut(_ box: MP4Box) -> MeasuringFailure {
        MeasuringFailure(MP4DefectCode.truncated, box.placedCutFacts)
    }

    static func noAudio(otherTrackCount: Int) -> MeasuringFailure {
        MeasuringFailure(MP4DefectCode.noAudio, ["otherTracks": .count(otherTrackCount)])
    }

    static func noDescription(_ box: MP4Box) -> MeasuringFailure {
        MeasuringFailure(
            MP4DefectCode.noConfiguration,
            ["lacking": .text(MP4Lack.description.rawValue), "boxStart": .count(box.start)])
    }

    static func noSampleRate(_ box: MP4Box) -> MeasuringFailure {
        MeasuringFailure(
            MP4DefectCode.noConfiguration,
            [
                "lacking": .text(MP4Lack.sampleRate.rawValue), "box": .text("\(box.type)"),
                "boxStart": .count(box.start),
            ])
    }
}
