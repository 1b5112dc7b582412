import PreflightModel

/// What is wrong with streams of ADTS frames.
extension EnglishSentences {
    func sentence(_ code: ADTSDefectCode, _ facts: EnglishFacts) -> String {
        switch code {
        case .noFrames:
            "no AAC frames follow after byte \(facts.number("claimedEnd")). Copy or export it again."
        case .truncated: "the last AAC frame \(cutFrame(facts))"
        case .junk:
            "\(facts.size) at byte \(facts.place) \(facts.agreed("is", "are")) neither AAC frames nor a tag; a decoder "
                + "may click, stop or leave a gap there. Listen to it, or export it again."
        case .formatChange:
            "the stream changes from \(adtsFormat("old", facts)) to \(adtsFormat("new", facts)) at byte "
                + "\(facts.place): two recordings were joined without encoding. Export them as one."
        case .channelsUnknown:
            "the headers do not state the number of channels (configuration 0), and neither does the first frame. Two "
                + "are assumed. Export it again."
        }
    }

    private func adtsFormat(_ which: String, _ facts: EnglishFacts) -> String {
        "AAC type \(facts.number("\(which)ObjectType")), \(facts.number("\(which)SampleRate")) Hz, channel "
            + "configuration \(facts.number("\(which)ChannelConfiguration"))"
    }
}
