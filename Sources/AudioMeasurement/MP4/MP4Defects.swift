import PreflightModel

/// The words for what is wrong with an ISO base media file.
extension Defect {
    /// A table that claims more entries than it has; `claimed` is nil where not even their number is there.
    static func tableCut(_ box: MP4Box, claimed: Int64?, fileByteCount: Int64) -> Defect {
        let entries = claimed.map { $0.counted("entry", "entries") } ?? "a table"
        let isAtEnd = box.end >= fileByteCount || box.isCut
        return Defect(
            code: isAtEnd ? "m4a.truncated" : "m4a.sample-table-mismatch", severity: .error,
            message: "box '\(box.type)' at byte \(box.start) claims \(entries), but "
                + "\(box.payloadByteCount.counted("byte")) "
                + (isAtEnd
                    ? "remain: the file is cut off. Copy it again."
                    : "are in it: the table is damaged. Export the recording again."),
            range: box.start..<box.end, facts: ["claimedEntries": claimed ?? 0, "presentBytes": box.payloadByteCount])
    }

    static func badSizeField(_ box: MP4Box, bits: Int) -> Defect {
        Defect(
            code: "m4a.sample-table-mismatch", severity: .error,
            message: "box '\(box.type)' at byte \(box.start) has sizes of \(bits) bits, but only 4, 8 and 16 bits "
                + "exist. Export the recording again.",
            range: box.start..<box.end, facts: ["fieldBits": Int64(bits)])
    }

    static func boxCut(_ box: MP4Box) -> Defect {
        Defect(
            code: "m4a.truncated", severity: .error,
            message: "box '\(box.type)' at byte \(box.start) claims \(box.claimedByteCount.counted("byte")), but "
                + "\(box.byteCount.counted("byte")) \(box.byteCount.agreed("remains", "remain")): the file is cut off. Copy it again.",
            range: box.start..<box.end,
            facts: ["claimedBytes": box.claimedByteCount, "presentBytes": box.byteCount])
    }

    static func brokenBox(at offset: Int64) -> Defect {
        Defect(
            code: "m4a.damaged", severity: .error,
            message: "the box at byte \(offset) claims a size smaller than its own header, so what follows in 'moov' "
                + "cannot be read. Export the recording again.",
            range: offset..<(offset + 8))
    }

    static func samplesMissing(from offset: Int64, bytes: Int64, duration: ExactDuration, fileByteCount: Int64)
        -> Defect
    {
        let start = max(0, min(offset, fileByteCount))
        return Defect(
            code: "m4a.truncated", severity: .error,
            message: "\(bytes.counted("byte")) of audio (\(duration.seconds) s) \(bytes.agreed("is", "are")) missing: "
                + "the tables place them from byte \(offset) on, but the file ends at byte \(fileByteCount). Copy or "
                + "export it again.",
            range: start..<fileByteCount,
            facts: ["missingBytes": bytes, "missingMilliseconds": duration.frameCount(at: 1000)])
    }

    static func mediaCut(_ box: MP4Box) -> Defect {
        Defect(
            code: "m4a.media-cut", severity: .warning,
            message: "box '\(box.type)' at byte \(box.start) claims \(box.claimedByteCount.counted("byte")), but "
                + "\(box.byteCount.counted("byte")) \(box.byteCount.agreed("remains", "remain")). All audio that the tables list is there; copy the file "
                + "again if there should be more.",
            range: box.start..<box.end,
            facts: ["claimedBytes": box.claimedByteCount, "presentBytes": box.byteCount])
    }

    static func strayBytes(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "m4a.stray-bytes", severity: .note,
            message: "\((range.upperBound - range.lowerBound).counted("byte")) from byte \(range.lowerBound) on "
                + "\((range.upperBound - range.lowerBound).agreed("is", "are")) not boxes, or are boxes cut off by the "
                + "end of the file. Players ignore them.",
            range: range, facts: ["strayBytes": range.upperBound - range.lowerBound])
    }

    static func sampleTableMismatch(_ box: MP4Box, timed: Int64, listed: Int64) -> Defect {
        Defect(
            code: "m4a.sample-table-mismatch", severity: .error,
            message: "the table of durations ('stts') counts \(timed.counted("sample")), but the table of sizes "
                + "('stsz') lists \(listed). Readers will find different lengths; export the recording again.",
            range: box.start..<box.end, facts: ["timedSamples": timed, "listedSamples": listed])
    }

    static func samplesWithoutChunk(_ box: MP4Box, count: Int64, of listed: Int64) -> Defect {
        Defect(
            code: "m4a.sample-table-mismatch", severity: .error,
            message: "\(count) of \(listed.counted("sample")) are not in any chunk ('stsc', 'stco'), so they cannot be "
                + "found. Export the recording again.",
            range: box.start..<box.end, facts: ["unlocatedSamples": count, "listedSamples": listed])
    }

    static func emptySamples(_ box: MP4Box, count: Int64, of total: Int64) -> Defect {
        Defect(
            code: "m4a.empty-samples", severity: .error,
            message: "\(count) of \(total.counted("sample")) have 0 bytes; they are left out of the length. Export the "
                + "recording again.",
            range: box.start..<box.end, facts: ["emptySamples": count, "listedSamples": total])
    }

    static func overlappingSamples(_ box: MP4Box, bytes: Int64, fileByteCount: Int64) -> Defect {
        Defect(
            code: "m4a.overlapping-samples", severity: .error,
            message: "the samples add up to \(bytes.counted("byte")), but the file has \(fileByteCount): some overlap. "
                + "Export the recording again.",
            range: box.start..<box.end, facts: ["sampleBytes": bytes, "fileBytes": fileByteCount])
    }

    static func noSamples(_ box: MP4Box, isFragmented: Bool) -> Defect {
        Defect(
            code: "m4a.no-samples", severity: .error,
            message: "the audio track has no samples"
                + (isFragmented
                    ? ", and no fragment has any: the recorder stopped before it wrote the first one. " : ". ")
                + "Record or export it again.",
            range: box.start..<box.end)
    }

    static func descriptionChange(_ box: MP4Box, count: Int64) -> Defect {
        Defect(
            code: "m4a.format-change", severity: .error,
            message: "the audio track changes between \(count) sample descriptions; it was measured by the first. "
                + "Export the recording in one format.",
            range: box.start..<box.end, facts: ["descriptions": count])
    }

    static func timingMismatch(_ box: MP4Box, timed: Int64, coded: Int64, sampleRate: Int) -> Defect {
        Defect(
            code: "m4a.timing-mismatch", severity: .warning,
            message: "the durations of the samples add up to \(timed.counted("frame")) "
                + "(\(Seconds.text(timed, sampleRate))), but the packets hold \(coded.counted("frame")) "
                + "(\(Seconds.text(coded, sampleRate))). Players may differ; export the recording again.",
            range: box.start..<box.end, facts: ["timedFrames": timed, "codedFrames": coded])
    }

    static func editListMismatch(
        _ box: MP4Box, edit: Presentation.BadEdit, media: Int64, sampleRate: Int
    ) -> Defect {
        Defect(
            code: "m4a.edit-list-mismatch", severity: .warning,
            message: "edit \(edit.index + 1) of the edit list ends at frame \(edit.end) "
                + "(\(Seconds.text(edit.end, sampleRate))) of the media, which has \(media.counted("frame")) "
                + "(\(Seconds.text(media, sampleRate))). The length of the media was used; export the recording again.",
            range: box.start..<box.end, facts: ["editEndFrames": edit.end, "mediaFrames": media])
    }

    static func emptyEdit(_ box: MP4Box, frames: Int64, sampleRate: Int) -> Defect {
        Defect(
            code: "m4a.empty-edit", severity: .note,
            message: "the edit list puts \(frames.counted("frame")) (\(Seconds.text(frames, sampleRate))) of silence "
                + "before the recording. They were not counted; some players play them, most do not.",
            range: box.start..<box.end, facts: ["silenceFrames": frames])
    }

    static func gaplessTagMismatch(_ tag: ITunesGapless, coded: Int64) -> Defect {
        Defect(
            code: "m4a.gapless-tag-mismatch", severity: .warning,
            message: "the iTunSMPB tag states \(tag.delay) + \(tag.frameCount) + \(tag.padding.counted("frame")), but "
                + "the packets hold \(coded.counted("frame")). The tag was ignored; export the recording again.",
            facts: [
                "primingFrames": tag.delay, "paddingFrames": tag.padding, "taggedFrames": tag.frameCount,
                "codedFrames": coded,
            ])
    }

    static func headerMismatch(_ box: MP4Box, declared: ExactDuration, present: ExactDuration) -> Defect {
        Defect(
            code: "m4a.header-mismatch", severity: .warning,
            message: "the headers claim \(declared.seconds) s, but the samples last \(present.seconds) s. "
                + "Export the recording again.",
            range: box.start..<box.end,
            facts: [
                "declaredMilliseconds": declared.frameCount(at: 1000),
                "presentMilliseconds": present.frameCount(at: 1000),
            ])
    }

    static func badTimescale(_ box: MP4Box, sampleRate: Int) -> Defect {
        Defect(
            code: "m4a.no-timescale", severity: .error,
            message: "the track has no timescale; \(sampleRate) Hz was assumed. Export the recording again.",
            range: box.start..<box.end)
    }

    static func multipleAudioTracks(_ count: Int, measured: Track) -> Defect {
        Defect(
            code: "m4a.multiple-audio-tracks", severity: .error,
            message: "there are \(count) audio tracks; only track \(measured.id) was measured, and a service may take "
                + "another. Export the recording with one track.",
            range: measured.box.start..<measured.box.end,
            facts: ["audioTracks": Int64(count), "measuredTrack": Int64(measured.id)])
    }

    static func extraTracks(_ count: Int, handlers: [FourCC]) -> Defect {
        let names = handlers.map { "'\($0)'" }.joined(separator: ", ")
        return Defect(
            code: "m4a.extra-track", severity: .note,
            message:
                "besides the audio there \(count == 1 ? "is another track" : "are \(count) other tracks") (\(names)). "
                + "Export the audio alone if a service refuses the file.",
            facts: ["extraTracks": Int64(count)])
    }

    static func fragmented(_ count: Int64) -> Defect {
        Defect(
            code: "m4a.fragmented", severity: .note,
            message: "the audio is in \(count) movie fragments, which were added up. Some services cannot read "
                + "fragmented files; if so, export the recording as a plain M4A.",
            facts: ["fragments": count])
    }

    static func externalData(_ box: MP4Box) -> Defect {
        Defect(
            code: "m4a.external-data", severity: .error,
            message: "the audio is in another file that this one refers to. Export it as a self-contained file.",
            range: box.start..<box.end)
    }

    static func encrypted(_ description: SampleDescription) -> Defect {
        Defect(
            code: "m4a.encrypted", severity: .error,
            message: "the audio is encrypted ('\(description.box.type)'), so no service can read it. Use a copy "
                + "without protection.",
            range: description.box.start..<description.box.end)
    }

    static func noConfiguration(_ box: MP4Box) -> Defect {
        Defect(
            code: "m4a.no-configuration", severity: .error,
            message: "sample entry '\(box.type)' at byte \(box.start) does not hold what a decoder needs "
                + "(configuration or channels). Export the recording again.",
            range: box.start..<box.end)
    }
}

/// The words for files that cannot be measured at all.
extension MeasuringFailure {
    static func noMovie(_ layout: MP4Layout, fileByteCount: Int64) -> MeasuringFailure {
        if layout.hasItems, layout.mediaByteCount == 0 || layout.firstFragment == nil, layout.cutBox == nil {
            return MeasuringFailure(
                code: "m4a.no-audio", message: "the file holds items such as still pictures, but no movie and no audio."
            )
        }
        var message =
            "the file has no 'moov' box, without which its \(layout.mediaByteCount.counted("byte")) of media cannot be "
            + "decoded: the recorder crashed or was stopped before it finished the file, or the file was cut off"
        if let box = layout.cutBox {
            message +=
                " (box '\(box.type)' at byte \(box.start) claims \(box.claimedByteCount.counted("byte")), but "
                + "\(box.byteCount.counted("byte")) \(box.byteCount.agreed("remains", "remain")))"
        }
        return MeasuringFailure(code: "m4a.no-moov", message: message + ". Record or copy it again.")
    }

    static func movieCut(_ box: MP4Box) -> MeasuringFailure {
        MeasuringFailure(
            code: "m4a.truncated",
            message: "box 'moov' at byte \(box.start) claims \(box.claimedByteCount.counted("byte")), but "
                + "\(box.byteCount.counted("byte")) \(box.byteCount.agreed("remains", "remain")): the file is cut off before its audio track. Copy it again."
        )
    }

    static func noAudio(otherTrackCount: Int) -> MeasuringFailure {
        MeasuringFailure(
            code: "m4a.no-audio",
            message: "the file has "
                + (otherTrackCount == 0 ? "no track at all" : "no audio track, only \(otherTrackCount) of other kinds")
                + ". Export the recording again.")
    }

    static func noDescription(_ box: MP4Box) -> MeasuringFailure {
        MeasuringFailure(
            code: "m4a.no-configuration",
            message: "the audio track at byte \(box.start) has no sample description ('stsd'), so the format of its "
                + "samples is unknown. Copy or export the recording again.")
    }

    static func noSampleRate(_ box: MP4Box) -> MeasuringFailure {
        MeasuringFailure(
            code: "m4a.no-configuration",
            message: "sample entry '\(box.type)' at byte \(box.start) states no sample rate, and neither does the "
                + "track. Export the recording again.")
    }
}
