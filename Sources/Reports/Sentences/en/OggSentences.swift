import PreflightModel

/// What is wrong with the pages and streams of Ogg files.
extension EnglishSentences {
    func sentence(_ code: OggDefectCode, _ facts: EnglishFacts) -> String {
        switch code {
        case .noHeader:
            return
                "is Ogg, but no first page of a stream can be read, so what it holds is unknown. Copy the file again, "
                + "or export it again."
        case .truncated: return truncatedOgg(facts)
        case .noEndOfStream:
            return
                "\(facts.counted("streams", "stream")) \(facts.agreed("streams", "ends", "end")) without a page that "
                + "says so. The recorder was stopped, or the file was cut off between two pages; listen to check that "
                + "the end is there."
        case .pageChecksum:
            return
                "\(facts.counted("damagedPages", "page")) \(facts.agreed("damagedPages", "does not", "do not")) match "
                + "\(facts.agreed("damagedPages", "its", "their")) CRC-32, so decoders drop "
                + "\(facts.agreed("damagedPages", "it", "them")): bytes were changed. Copy or export the file again."
        case .missingPages:
            return "the page numbers jump \(facts.counted("jumps", "time")); \(facts.counted("missingPages", "page")) "
                + "\(facts.agreed("missingPages", "is", "are")) missing. Copy or export the file again."
        case .brokenPackets:
            return "\(facts.counted("packets", "packet")) \(facts.agreed("packets", "is", "are")) not continued on the "
                + "page where \(facts.agreed("packets", "it", "they")) should be. Export the file again."
        case .invalidPackets:
            return "\(facts.counted("packets", "packet")) \(facts.agreed("packets", "is", "are")) not "
                + "\(facts.text("codec")) and cannot be decoded. Export the file again."
        case .strayPages:
            return "\(facts.counted("pages", "page")) \(facts.agreed("pages", "belongs", "belong")) to a stream that "
                + "does not begin in this file. Export the file again."
        case .granuleMismatch:
            return "the times of pages (granule positions) are \(facts.time("aheadFrames")) longer and "
                + "\(facts.time("behindFrames")) shorter than the packets in them. The packets were counted; readers "
                + "that rely on the times report a different length. Export the file again."
        case .junk:
            return "\(facts.counted("junkBytes", "byte")) in \(facts.counted("junkPlaces", "place")) "
                + "\(facts.agreed("junkBytes", "is", "are")) not in any page. The file was damaged; copy or export it "
                + "again."
        case .chained:
            return "\(facts.counted("streams", "stream")) \(facts.agreed("streams", "follows", "follow")) one another; "
                + "their lengths were added. Some readers play only the first: encode the file again as one stream."
        case .formatChange:
            return "the stream at byte \(facts.place) has \(facts.number("nextSampleRate")) Hz, "
                + "\(facts.number("nextChannels")) channels (\(facts.text("nextCodec"))), the first one "
                + "\(facts.number("firstSampleRate")) Hz, \(facts.number("firstChannels")) channels "
                + "(\(facts.text("firstCodec"))). Convert them to one format."
        case .extraStream:
            let isOne = facts.integer("streams") == 1
            return "besides the audio there "
                + (isOne ? "is another stream" : "are \(facts.number("streams")) other streams, the first")
                + ": \(EnglishFormatNames.stream(facts.text("stream"))). Export the audio alone if the receiver expects a sound file."
        case .multipleAudioStreams:
            return
                "\(facts.number("audioStreams")) audio streams run side by side; only the first was measured. Export "
                + "the one you want."
        }
    }

    private func truncatedOgg(_ facts: EnglishFacts) -> String {
        let remedy = "Copy or export the file again."
        guard facts.has("presentBytes") else {
            return "the last packet continues on a page that is missing: the file is cut off. \(remedy)"
        }
        let end = "the last page, at byte \(facts.place), is cut off: "
        guard facts.has("missingBytes") else {
            return "\(end)only \(facts.counted("presentBytes", "byte")) of it are there. \(remedy)"
        }
        let whole = facts.sum("presentBytes", "missingBytes", "byte")
        return "\(end)\(facts.number("missingBytes")) of its \(whole) are missing. \(remedy)"
    }
}
