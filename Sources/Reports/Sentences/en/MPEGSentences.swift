import PreflightModel

/// What is wrong with streams of MPEG audio frames.
extension EnglishSentences {
    func sentence(_ code: MPEGDefectCode, _ facts: EnglishFacts) -> String {
        switch code {
        case .noFrames:
            return "there is a tag that claims to end at byte \(facts.number("claimedEnd")), but no known audio frames "
                + "follow. Copy or export it again."
        case .truncated:
            if facts.has("declaredFrames") {
                return "the header announces \(facts.counted("declaredFrames", "MPEG frame")), but the file ends after "
                    + "\(facts.number("actualFrames")) whole ones: \(facts.milliseconds("missingMilliseconds")) and "
                    + "\(facts.counted("missingBytes", "byte")) are missing. Copy or export it again."
            }
            return "the last MPEG frame \(cutFrame(facts))"
        case .headerMismatch:
            return "the Xing or VBRI header announces \(facts.counted("declaredFrames", "MPEG frame")), but there are "
                + "\(facts.number("actualFrames")): players that believe it show a wrong length. Rewrite the file "
                + "without encoding it again, or export it again."
        case .noVBRHeader:
            return "the bit rate varies over \(facts.counted("actualFrames", "MPEG frame")) and no Xing or VBRI header "
                + "states their number: players that estimate show a wrong length. The length given here is counted."
        case .freeFormat:
            return "the stream is in free format (frames of \(facts.counted("frameBytes", "byte")) without padding), "
                + "which many decoders cannot read. Export it again with a usual bit rate."
        case .formatChange:
            return "the stream changes from \(mpegFormat("old", facts)) to \(mpegFormat("new", facts)) at byte "
                + "\(facts.place): two recordings were joined without encoding. Export them as one."
        case .embeddedInfoFrame:
            return "there is another Xing or VBRI header at byte \(facts.place): recordings were joined without "
                + "encoding. It is not counted as audio."
        case .junk:
            if facts.has("zeroBytes") {
                return "\(facts.counted("zeroBytes", "zero byte")) at byte \(facts.place) "
                    + "\(facts.agreed("zeroBytes", "is", "are")) neither MPEG frames nor a tag; decoders skip them."
            }
            return "\(facts.size) at byte \(facts.place) \(facts.agreed("is", "are")) neither MPEG frames nor a tag; a "
                + "decoder may click, stop or leave a gap there. Listen to it, or export it again."
        case .gaplessAbsurd:
            return "the gapless information claims \(facts.counted("delayFrames", "frame")) of delay and "
                + "\(facts.counted("paddingFrames", "frame")) of padding, but only "
                + "\(facts.counted("codedFrames", "frame")) \(facts.agreed("codedFrames", "is", "are")) coded: it was "
                + "ignored. Export it again."
        }
    }

    /// "at byte 5 is 180 bytes long, but only 30 bytes of it are there: …".
    func cutFrame(_ facts: EnglishFacts) -> String {
        let whole = facts.sum("presentBytes", "missingBytes", "byte")
        return "at byte \(facts.place) is \(whole) long, but only \(facts.counted("presentBytes", "byte")) of it "
            + "\(facts.agreed("presentBytes", "is", "are")) there: the file is cut off. Copy or export it again."
    }

    private func mpegFormat(_ which: String, _ facts: EnglishFacts) -> String {
        let channels = facts.counted("\(which)Channels", "channel")
        let rate = facts.number("\(which)SampleRate")
        guard let layer = facts.integer("\(which)Layer").flatMap({ Int(exactly: $0) }), (1...3).contains(layer) else {
            return "\(rate) Hz, \(channels)"
        }
        let roman = String(repeating: "I", count: layer)
        return "MPEG-\(facts.text("\(which)Version")) layer \(roman), \(rate) Hz, \(channels)"
    }

    func sentence(_ code: TagDefectCode, _ facts: EnglishFacts) -> String {
        switch code {
        case .sizeMismatch:
            "the ID3v2 or APE tag at byte \(facts.place) claims to end at byte \(facts.number("claimedEnd")), but the "
                + "audio begins at byte \(facts.number("audioStart")): some players skip sound or play noise. Rewrite "
                + "the tag."
        }
    }
}
