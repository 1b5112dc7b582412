import PreflightModel

extension EnglishSentences {
    /// What is wrong with a header or a chunk, as in "the header …".
    func problem(_ facts: EnglishFacts) -> String {
        guard let problem = HeaderProblem(rawValue: facts.text("problem")) else { return "makes no sense" }
        switch problem {
        case .cutOff: return "is cut off"
        case .missing: return "is missing"
        case .tooShort:
            let present = facts.counted("presentBytes", "byte")
            guard facts.has("neededBytes") else { return "has \(present), which is too few" }
            return "has \(present); it needs \(facts.number("neededBytes"))"
        case .tooShortAtLeast:
            return "has \(facts.counted("presentBytes", "byte")); it needs at least \(facts.number("neededBytes"))"
        case .tooShortExtensible:
            return "is extensible, but has \(facts.counted("presentBytes", "byte")); that form needs "
                + facts.number("neededBytes")
        case .unknownSubFormat: return "names an unknown sub-format"
        case .sampleRate: return "states a sample rate of \(facts.number("sampleRate")) Hz"
        case .invalidSampleRate: return "states an invalid sample rate"
        case .unknownSampleRate: return "states a sample rate that is not known"
        case .channels: return "states \(facts.number("channels")) channels"
        case .channelsOfCoding:
            return "states \(facts.number("channels")) channels, which its coding does not allow"
        case .bits: return "states \(facts.number("bits")) bits per sample"
        case .bitsOfCoding:
            return "states \(facts.number("bits")) bits per sample for "
                + EnglishFormatNames.coding(facts.text("coding"))
        case .bytesPerSample: return "states \(facts.counted("sampleBytes", "byte")) per sample"
        case .blockTooSmall:
            return "states blocks of \(facts.counted("blockBytes", "byte")), which are too small for a block's own "
                + "header"
        case .packetsOfPCM:
            return "states packets of \(facts.counted("packetBytes", "byte")) with "
                + "\(facts.counted("packetFrames", "frame")), which PCM cannot have"
        case .tooManyFrames: return "claims more frames than any recording has"
        case .audioInsideHeader:
            return "claims that the audio begins at byte \(facts.number("audioStart")), inside the header"
        case .partsDiffer: return "has parts that do not belong together"
        case .lastFrameTooLong: return "states a last frame that is longer than the others"
        case .noFrameCount: return "does not say how many DST frames there are"
        case .noAudioTrack: return "names no audio track"
        case .noLength: return "does not state the length"
        case .noAudio: return "names no audio"
        }
    }
}
