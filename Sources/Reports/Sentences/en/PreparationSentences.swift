package import PreflightModel

/// Why a new recording cannot be made of others.
extension EnglishSentences {
    /// Why a recording cannot be made, with both numbers and units, and what to do.
    package func message(of refusal: PreparationRefusal) -> String {
        let facts = EnglishFacts(facts: refusal.facts, byteOffset: nil, byteCount: nil)
        return switch refusal.code {
        case .noFrames: "there are no frames to take. Choose another part of the recording."
        case .framesOutside:
            "frame \(facts.number("endFrame")) is behind the end: the recording has "
                + "\(facts.counted("frameCount", "frame")). Measure it again."
        case .formatsDiffer:
            "\(facts.text("codec")) with \(facts.number("sampleRate")) Hz and "
                + "\(facts.counted("channels", "channel")) cannot be joined with \(facts.text("otherCodec")) with "
                + "\(facts.number("otherSampleRate")) Hz and \(facts.counted("otherChannels", "channel")). "
                + "Convert one of them first."
        case .operationsContradict: "the operations contradict each other. Make a new plan."
        case .notDecodable:
            "\(facts.text("codec")) cannot be decoded to its end"
                + (facts.has("decodedFrames") ? " (\(facts.counted("decodedFrames", "frame")) came out)" : "")
                + ". Export the recording again as WAV."
        case .notRepairable:
            "the header of \(facts.text("container")) with \(facts.text("codec")) cannot be repaired without "
                + "changing the audio. Export the recording again."
        case .outputNotStated:
            "parts of \(facts.text("container")) with \(facts.text("codec")) cannot be written in the same format. "
                + "Convert it to WAV."
        case .containerNotWritten:
            "samples are written to WAV and RF64, not to \(facts.text("container")). Choose one of these."
        case .tooLargeForWAV:
            "\(facts.counted("bytes", "byte")) do not fit into a WAV file, which has at most "
                + "\(facts.number("greatestBytes")). Split the recording, or write RF64."
        case .noSuchChannel:
            "there is no channel \(facts.number("channel")): the recording has "
                + "\(facts.counted("channels", "channel")). Choose another one."
        case .rateNotConverted:
            "\(facts.number("sampleRate")) Hz cannot be converted to \(facts.number("goalSampleRate")) Hz: rates from "
                + "1000 to 768000 Hz can. Record again at another rate."
        case .depthNotReduced:
            "\(facts.counted("bitDepth", "bit")) cannot be reduced to \(facts.number("goalBitDepth")): only fewer bits "
                + "can, 16 or 24. Keep the depth."
        case .bitsInUse:
            (facts.has("usedBits")
                ? "the samples use \(facts.counted("usedBits", "bit")), so \(facts.number("goalBitDepth"))"
                : "the samples use more bits than \(facts.number("goalBitDepth")), so these")
                + " are only enough with dither. Allow resampling."
        case .wouldClip:
            "a gain of \(facts.text("gain")) dB would lift the true peak from \(facts.text("truePeak")) dBTP beyond "
                + "full scale. Record again at a higher level, or compress the peaks yourself."
        case .rateNotEncoded:
            "\(facts.text("codec")) cannot have a sample rate of \(facts.number("sampleRate")) Hz. Convert the rate "
                + "first."
        case .channelsNotEncoded:
            "\(facts.text("codec")) cannot have \(facts.counted("channels", "channel")) here. Mix them to mono, or "
                + "keep one."
        case .depthNotEncoded:
            "\(facts.text("codec")) cannot have \(facts.counted("bitDepth", "bit")) here. Reduce the depth to 24 bits."
        case .bitRateNotEncoded:
            "MP3 with \(facts.number("sampleRate")) Hz cannot have \(facts.number("bitRate")) bit/s. Choose one of "
                + "its bit rates."
        case .encoderFailed:
            "\(facts.text("library")) gave up: \(facts.text("cause")). Try again, and report it if it happens again."
        case .codedNotJoined:
            "MP3 and AAC cannot be joined without coding them again. Allow decoding them to WAV."
        case .cutNotMarked:
            "it cannot be cut there without coding it again, since the format cannot say which frames a player skips. "
                + "Allow decoding it to WAV."
        case .gaplessNotCarried:
            "which frames a player skips is stated in a way that cannot be carried over. Allow decoding it elsewhere, "
                + "or export the recording again."
        case .framesInterrupted:
            "its frames have several formats, or are interrupted, so they cannot be copied. Export the recording "
                + "again."
        }
    }
}
