import PreflightModel

/// What is wrong with FLAC frames and metadata, in native files and in Ogg.
extension EnglishSentences {
    func sentence(_ code: FLACDefectCode, _ facts: EnglishFacts) -> String {
        switch code {
        case .noStreamInfo:
            return
                "the FLAC header holds no readable STREAMINFO block, so rate and channels are unknown. Copy the file "
                + "again, or export it again."
        case .noLength:
            return "STREAMINFO states no length (total samples 0), as when FLAC is written to a pipe. The length was "
                + "found by counting frames."
        case .lengthMismatch:
            return "STREAMINFO claims \(facts.counted("declaredFrames", "sample")) (\(facts.time("declaredFrames"))), "
                + "but the frames hold \(facts.number("presentFrames")) (\(facts.time("presentFrames"))). Encode the "
                + "file again, so that all readers agree."
        case .truncated: return truncatedFLAC(facts)
        case .junk:
            let count = facts.counted("junkBytes", "byte")
            guard facts.has("junkPlaces") else {
                return "\(count) after the last frame \(facts.agreed("junkBytes", "is", "are")) neither a frame nor a "
                    + "tag. The audio is whole; encode the file again to remove "
                    + "\(facts.agreed("junkBytes", "it", "them"))."
            }
            return "\(count) in \(facts.counted("junkPlaces", "place")) \(facts.agreed("junkBytes", "is", "are")) "
                + "neither metadata nor frames. The file was damaged or joined without re-encoding; export it again."
        case .checksum:
            return "\(facts.counted("damagedFrames", "frame")) "
                + "\(facts.agreed("damagedFrames", "does not", "do not")) match "
                + "\(facts.agreed("damagedFrames", "its", "their")) CRC-16: bytes were changed after encoding. Copy or "
                + "export the file again."
        case .missingFrames:
            return "the frame numbers jump \(facts.counted("jumps", "time")); "
                + "\(facts.counted("missingFrames", "sample")) (\(facts.time("missingFrames"))) "
                + "\(facts.agreed("missingFrames", "is", "are")) missing between them. The file was damaged or joined "
                + "without re-encoding; export it again."
        case .startsLate:
            return "the first frame says that it begins at sample \(facts.number("firstFrame")) "
                + "(\(facts.time("firstFrame"))): the start was cut off without re-encoding, or a live stream was "
                + "recorded. Only the samples that are present were counted; encode the file again."
        case .formatChange:
            return "\(facts.counted("differingFrames", "frame")) "
                + "\(facts.agreed("differingFrames", "differs", "differ")) from the stream's "
                + "\(facts.number("sampleRate")) Hz, \(facts.number("channels")) channels, \(facts.number("bits")) bits: "
                + "the first has \(facts.number("firstSampleRate")) Hz, \(facts.number("firstChannels")) channels, "
                + "\(facts.number("firstBits")) bits. Export the file again."
        case .invalidMetadata:
            return "\(violation(facts)), at byte \(facts.place). Most decoders refuse the file; encode it again."
        case .oversizedBlock:
            return "a frame holds \(facts.counted("largestBlock", "sample")), but STREAMINFO says that none holds more "
                + "than \(facts.number("statedBlock")). Decoders may refuse it; encode the file again."
        }
    }

    private func truncatedFLAC(_ facts: EnglishFacts) -> String {
        var message =
            facts.has("incompleteBytes")
            ? "the last frame, at byte \(facts.place), is cut off or damaged after "
                + "\(facts.counted("presentFrames", "whole sample")) (\(facts.time("presentFrames")))"
            : "the frames end after \(facts.counted("presentFrames", "sample")) (\(facts.time("presentFrames")))"
        if facts.has("missingFrames") {
            message +=
                ", but STREAMINFO claims \(facts.number("declaredFrames")): \(facts.time("missingFrames")) are "
                + "missing"
        }
        return message + ". Copy or export the file again."
    }

    private func violation(_ facts: EnglishFacts) -> String {
        switch FLACMetadataProblem(rawValue: facts.text("problem")) {
        case .streamInfoSize:
            "STREAMINFO claims \(facts.counted("claimedBytes", "byte")) instead of \(facts.number("neededBytes"))"
        case .streamInfoNotFirst: "STREAMINFO is not the first metadata block"
        case .streamInfoTwice: "there is another STREAMINFO"
        case .noBlock: "a metadata block was expected, but there is none"
        case nil: "the metadata are invalid"
        }
    }
}
