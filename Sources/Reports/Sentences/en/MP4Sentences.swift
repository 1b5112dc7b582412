import PreflightModel

/// What is wrong with files of the ISO base media format.
extension EnglishSentences {
    func sentence(_ code: MP4DefectCode, _ facts: EnglishFacts) -> String {
        switch code {
        case .noMovie: return noMovie(facts)
        case .noAudio:
            switch facts.integer("otherTracks") {
            case nil: return "the file holds items such as still pictures, but no movie and no audio."
            case 0: return "the file has no track at all. Export the recording again."
            case .some(let count):
                return "the file has no audio track, only \(count) of other kinds. Export the recording again."
            }
        case .noConfiguration: return noConfiguration(facts)
        case .truncated: return truncatedMP4(facts)
        case .damaged:
            return
                "the box at byte \(facts.place) claims a size smaller than its own header, so what follows in 'moov' "
                + "cannot be read. Export the recording again."
        case .mediaCut:
            return "\(cutBox(facts)). All audio that the tables list is there; copy the file again if there should be "
                + "more."
        case .strayBytes:
            return "\(facts.counted("strayBytes", "byte")) from byte \(facts.place) on "
                + "\(facts.agreed("strayBytes", "is", "are")) not boxes, or are boxes cut off by the end of the file. "
                + "Players ignore them."
        case .sampleTableMismatch: return sampleTable(facts)
        case .emptySamples:
            return "\(facts.number("emptySamples")) of \(facts.counted("listedSamples", "sample")) have 0 bytes; they "
                + "are left out of the length. Export the recording again."
        case .overlappingSamples:
            return "the samples add up to \(facts.counted("sampleBytes", "byte")), but the file has "
                + "\(facts.number("fileBytes")): some overlap. Export the recording again."
        case .noSamples:
            return "the audio track has no samples"
                + (facts.text("form") == "fragmented"
                    ? ", and no fragment has any: the recorder stopped before it wrote the first one. " : ". ")
                + "Record or export it again."
        case .formatChange:
            return
                "the audio track changes between \(facts.number("descriptions")) sample descriptions; it was measured "
                + "by the first. Export the recording in one format."
        case .timingMismatch:
            return "the durations of the samples add up to \(facts.counted("timedFrames", "frame")) "
                + "(\(facts.time("timedFrames"))), but the packets hold \(facts.counted("codedFrames", "frame")) "
                + "(\(facts.time("codedFrames"))). Players may differ; export the recording again."
        case .editListMismatch:
            return "edit \(facts.number("edit")) of the edit list ends at frame \(facts.number("editEndFrames")) "
                + "(\(facts.time("editEndFrames"))) of the media, which has \(facts.counted("mediaFrames", "frame")) "
                + "(\(facts.time("mediaFrames"))). The length of the media was used; export the recording again."
        case .emptyEdit:
            return "the edit list puts \(facts.counted("silenceFrames", "frame")) (\(facts.time("silenceFrames"))) of "
                + "silence before the recording. They were not counted; some players play them, most do not."
        case .gaplessTagMismatch:
            return "the iTunSMPB tag states \(facts.number("primingFrames")) + \(facts.number("taggedFrames")) + "
                + "\(facts.counted("paddingFrames", "frame")), but the packets hold "
                + "\(facts.counted("codedFrames", "frame")). The tag was ignored; export the recording again."
        case .headerMismatch:
            return "the headers claim \(facts.seconds("declaredSeconds")), but the samples last "
                + "\(facts.seconds("presentSeconds")). Export the recording again."
        case .noTimescale:
            return
                "the track has no timescale; \(facts.number("sampleRate")) Hz was assumed. Export the recording again."
        case .multipleAudioTracks:
            return "there are \(facts.number("audioTracks")) audio tracks; only track \(facts.number("measuredTrack")) "
                + "was measured, and a service may take another. Export the recording with one track."
        case .videoTrack: return video(facts)
        case .extraTrack:
            let isOne = facts.integer("extraTracks") == 1
            return "besides the audio there "
                + (isOne ? "is another track" : "are \(facts.number("extraTracks")) other tracks")
                + " (\(facts.names("handlers"))). Export the audio alone if a service refuses the file."
        case .fragmented:
            return "the audio is in \(facts.number("fragments")) movie fragments, which were added up. Some services "
                + "cannot read fragmented files; if so, export the recording as a plain M4A."
        case .externalData:
            return "the audio is in another file that this one refers to. Export it as a self-contained file."
        case .encrypted:
            return "the audio is encrypted ('\(facts.text("box"))'), so no service can read it. Use a copy without "
                + "protection."
        }
    }

    /// There is video beside the audio that is measured.
    func video(_ facts: EnglishFacts) -> String {
        let isOne = facts.integer("videoTracks") == 1
        return "the file is a video: besides the audio it has "
            + (isOne ? "a video track" : "\(facts.number("videoTracks")) video tracks")
            + ". A service that expects audio may refuse it, and the video counts in its size. Export the audio alone."
    }

    /// "box 'moov' at byte 36 claims 983 bytes, but 304 bytes remain".
    private func cutBox(_ facts: EnglishFacts) -> String {
        "box '\(facts.text("box"))' at byte \(place(of: facts)) claims \(facts.counted("claimedBytes", "byte")), but "
            + "\(facts.counted("presentBytes", "byte")) \(facts.agreed("presentBytes", "remains", "remain"))"
    }

    /// Where the box begins; what could not be measured has no place of its own.
    private func place(of facts: EnglishFacts) -> String {
        facts.has("boxStart") ? facts.number("boxStart") : facts.place
    }

    private func noMovie(_ facts: EnglishFacts) -> String {
        let cut = facts.has("box") ? " (\(cutBox(facts)))" : ""
        return
            "the file has no 'moov' box, without which its \(facts.counted("mediaBytes", "byte")) of media cannot be "
            + "decoded: the recorder crashed or was stopped before it finished the file, or the file was cut off\(cut). "
            + "Record or copy it again."
    }

    private func noConfiguration(_ facts: EnglishFacts) -> String {
        switch MP4Lack(rawValue: facts.text("lacking")) {
        case .description:
            "the audio track at byte \(place(of: facts)) has no sample description ('stsd'), so the format of its "
                + "samples is unknown. Copy or export the recording again."
        case .sampleRate:
            "sample entry '\(facts.text("box"))' at byte \(place(of: facts)) states no sample rate, and neither does "
                + "the track. Export the recording again."
        case .configuration, nil:
            "sample entry '\(facts.text("box"))' at byte \(place(of: facts)) does not hold what a decoder needs "
                + "(configuration or channels). Export the recording again."
        }
    }

    private func truncatedMP4(_ facts: EnglishFacts) -> String {
        if facts.has("missingBytes") {
            return "\(facts.counted("missingBytes", "byte")) of audio (\(facts.seconds("missingSeconds"))) "
                + "\(facts.agreed("missingBytes", "is", "are")) missing: the tables place them from byte "
                + "\(facts.number("audioStart")) on, but the file ends at byte \(facts.number("fileBytes")). Copy or "
                + "export it again."
        }
        if facts.has("claimedEntries") { return "\(cutTable(facts)) remain: the file is cut off. Copy it again." }
        let isMovie = facts.has("boxStart")
        return "\(cutBox(facts)): the file is cut off\(isMovie ? " before its audio track" : ""). Copy it again."
    }

    private func cutTable(_ facts: EnglishFacts) -> String {
        // Where not even the number of entries is there, none is claimed.
        let claim =
            facts.integer("claimedEntries") == 0 ? "a table" : facts.counted("claimedEntries", "entry", "entries")
        return "box '\(facts.text("box"))' at byte \(facts.place) claims \(claim), but "
            + facts.counted("presentBytes", "byte")
    }

    private func sampleTable(_ facts: EnglishFacts) -> String {
        if facts.has("timedSamples") {
            return
                "the table of durations ('stts') counts \(facts.counted("timedSamples", "sample")), but the table of "
                + "sizes ('stsz') lists \(facts.number("listedSamples")). Readers will find different lengths; export "
                + "the recording again."
        }
        if facts.has("unlocatedSamples") {
            return "\(facts.number("unlocatedSamples")) of \(facts.counted("listedSamples", "sample")) are not in any "
                + "chunk ('stsc', 'stco'), so they cannot be found. Export the recording again."
        }
        if facts.has("fieldBits") {
            return
                "box '\(facts.text("box"))' at byte \(facts.place) has sizes of \(facts.number("fieldBits")) bits, but "
                + "only 4, 8 and 16 bits exist. Export the recording again."
        }
        return "\(cutTable(facts)) are in it: the table is damaged. Export the recording again."
    }
}
