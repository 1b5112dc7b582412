import PreflightModel

/// What is wrong with files whose containers have no decoder here.
extension EnglishSentences {
    func sentence(_ code: ForeignDefectCode, _ facts: EnglishFacts) -> String {
        let title = Self.title(of: code.container)
        switch code.kind {
        case .truncated:
            return
                "the header claims \(facts.counted("declaredFrames", "frame")) (\(facts.time("declaredFrames"))), but "
                + "only \(facts.number("presentFrames")) (\(facts.time("presentFrames"))) are there. Copy or export the "
                + "recording again."
        case .partialFrame:
            return
                "\(facts.size) from byte \(facts.place) on \(facts.agreed("does not", "do not")) form a whole frame and "
                + "\(facts.agreed("was", "were")) not counted. Copy or export the recording again."
        case .videoTrack: return video(facts)
        case .noAudio: return "the \(title) file holds no audio (0 frames). Record it again, or copy it again."
        case .badFormat:
            return
                "the header of the \(title) file \(problem(facts)), so it cannot be read. Export the recording again."
        }
    }

    static func title(of container: ForeignContainer) -> String {
        switch container {
        case .ac3: "AC-3"
        case .amr: "AMR"
        case .asf: "ASF"
        case .dsdiff: "DSDIFF"
        case .dsf: "DSF"
        case .matroska: "Matroska"
        case .monkeysAudio: "Monkey's Audio"
        case .musepack: "Musepack"
        case .trueAudio: "True Audio"
        case .wavPack: "WavPack"
        }
    }
}
