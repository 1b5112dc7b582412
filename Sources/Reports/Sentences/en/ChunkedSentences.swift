import PreflightModel

/// What WAVE, AIFF, CAF and AU files have wrong in common.
extension EnglishSentences {
    func sentence(_ code: ChunkedDefectCode, _ facts: EnglishFacts) -> String {
        let container = code.container
        let holder = container.sizeHolder
        switch code.kind {
        case .truncated:
            let missing = facts.has("missingFrames") ? " (\(facts.time("missingFrames")) of audio)" : ""
            return "\(holder) claims \(facts.counted("declaredBytes", "byte")) of audio, but only "
                + "\(facts.number("presentBytes")) are there: \(facts.counted("missingBytes", "byte"))\(missing) "
                + "\(facts.agreed("missingBytes", "is", "are")) missing. Copy or export the recording again."
        case .unfinalised:
            return "\(holder) claims 0 bytes of audio, but \(facts.counted("presentBytes", "byte")) "
                + "\(facts.agreed("presentBytes", "follows", "follow")): the recorder never finished the header. "
                + "Measured to the end of the file. Open and save the recording again; its end may be lost."
        case .streamingSize:
            let placeholder = facts.has("placeholderBytes") ? " (\(facts.counted("placeholderBytes", "byte")))" : ""
            return "\(holder) states a placeholder\(placeholder) instead of its size, as programs that write to a pipe "
                + "do. It was measured from the \(facts.counted("presentBytes", "byte")) that are present. Save the "
                + "recording again, so that other readers find its length."
        case .partialFrame:
            guard facts.has("frameBytes") else {
                return
                    "the audio ends with \(facts.counted("partialBytes", "byte")) that do not form a whole frame and "
                    + "were not counted. The recording was cut inside a frame; export it again if its end matters."
            }
            return
                "the audio ends with \(facts.number("partialBytes")) of the \(facts.counted("frameBytes", "byte")) of "
                + "a frame or packet, which were not counted. Export the recording again if its end matters."
        case .multipleData:
            return
                "\(extra(container.dataChunk, facts)). Only the first \(container.dataChunk) chunk was measured, and "
                + "readers differ. Export the recording again with one."
        case .multipleFormat:
            return "\(extra(container.formatChunk, facts)). The first one was used, and readers differ. Export the "
                + "recording again with one."
        case .chunkOverflow:
            let claim = facts.has("declaredBytes") ? facts.counted("declaredBytes", "byte") : "a size beyond any disk"
            return "the chunk \"\(facts.text("chunk"))\" at byte \(facts.place) claims \(claim), but only "
                + "\(facts.counted("presentBytes", "byte")) \(facts.agreed("presentBytes", "follows", "follow")). What "
                + "comes after it cannot be found; save the recording again."
        case .noAudio:
            if facts.text("statedCoding") == "mpeg" {
                return
                    "the format chunk says MPEG audio, but the data holds no frame of it. Export the recording again."
            }
            let isClaimed = (facts.integer("declaredBytes") ?? 0) > 0
            let claim = isClaimed ? ", though its header claims \(facts.counted("declaredBytes", "byte")) of it" : ""
            return "the \(container.title) file holds no audio (0 frames)\(claim). Record it again, or copy it again."
        case .noFormat:
            return "the \(container.title) file has \(facts.has("dataChunks") ? "audio, but " : "")no "
                + "\(container.formatChunk) chunk, so its sample rate is unknown. Export the recording again."
        case .noData:
            return "the \(container.title) file has no \(container.dataChunk) chunk, so no audio was found. Export or "
                + "copy the recording again."
        case .badFormat:
            return "\(container.part(facts)) \(problem(facts)), so the \(container.title) file cannot be read. Export "
                + "the recording again."
        }
    }

    private func extra(_ chunk: String, _ facts: EnglishFacts) -> String {
        let count =
            facts.integer("extraChunks") == 1
            ? "there is a second \(chunk) chunk" : "there are \(facts.number("extraChunks")) more \(chunk) chunks"
        return "\(count), first at byte \(facts.place)"
    }
}

extension ChunkedContainer {
    fileprivate var title: String {
        switch self {
        case .wave: "WAVE"
        case .aiff: "AIFF"
        case .caf: "CAF"
        case .au: "AU"
        }
    }

    /// What states the size of the audio.
    fileprivate var sizeHolder: String {
        switch self {
        case .wave, .caf: "the data chunk"
        case .aiff: "the SSND chunk"
        case .au: "the AU header"
        }
    }

    fileprivate var dataChunk: String { self == .aiff ? "SSND" : "data" }

    fileprivate var formatChunk: String {
        switch self {
        case .wave: "format"
        case .aiff: "COMM"
        case .caf, .au: "desc"
        }
    }

    /// What states something that makes the file unreadable.
    fileprivate func part(_ facts: EnglishFacts) -> String {
        switch self {
        case .caf: "the \(facts.text("chunk")) chunk"
        case .au: "the header"
        case .wave, .aiff: "the \(formatChunk) chunk"
        }
    }
}
