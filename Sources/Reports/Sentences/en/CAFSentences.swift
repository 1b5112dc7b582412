import PreflightModel

/// What is wrong with CAF files alone.
extension EnglishSentences {
    func sentence(_ code: CAFDefectCode, _ facts: EnglishFacts) -> String {
        switch code {
        case .lengthMismatch:
            "the packet table claims \(facts.number("declaredFrames")) valid frames "
                + "(\(facts.time("declaredFrames"))), but the packets hold \(facts.number("presentFrames")) "
                + "(\(facts.time("presentFrames"))), and that was used. Export the recording again."
        case .partialPacket:
            "the audio ends with \(facts.number("partialBytes")) of the \(facts.counted("packetBytes", "byte")) of a "
                + "frame or packet, which were not counted. Export the recording again if its end matters."
        case .packetsMissing:
            "the packet table claims \(facts.counted("declaredPackets", "packet")), but only "
                + "\(facts.number("presentPackets")) fit into the audio. The recording is damaged; copy or export it "
                + "again."
        case .bytesWithoutPacket:
            "\(facts.counted("unknownBytes", "byte")) at the end of the audio "
                + "\(facts.agreed("unknownBytes", "does not", "do not")) belong to any packet of the packet table and "
                + "\(facts.agreed("unknownBytes", "was", "were")) not measured. Export the recording again."
        case .noPacketTable:
            "the CAF file holds \(facts.text("codec")) but no packet table, so its packets cannot be found; it may be "
                + "cut off. Copy or export the recording again."
        }
    }
}
