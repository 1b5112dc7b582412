import PreflightModel

/// What is wrong with WAVE files of every form, and with them alone.
extension EnglishSentences {
    func sentence(_ code: WaveDefectCode, _ facts: EnglishFacts) -> String {
        let form = facts.text("form")
        switch code {
        case .sizeMismatch:
            if facts.has("unknownBytes") {
                return "\(facts.counted("unknownBytes", "byte")) from byte \(facts.place) on "
                    + "\(facts.agreed("unknownBytes", "does not", "do not")) belong to any chunk, although the \(form) "
                    + "size covers them; \(facts.agreed("unknownBytes", "it was", "they were")) not measured. If they "
                    + "are audio, the header was never finished: open and save the recording again."
            }
            let claim =
                facts.has("declaredBytes")
                ? facts.counted("declaredBytes", "byte") : "an unknown size (a placeholder)"
            return "the \(form) header claims \(claim) for the whole file, which has "
                + "\(facts.counted("presentBytes", "byte")). The data chunk is complete and was measured; save the "
                + "recording again to fix the header."
        case .missingPad:
            let isOne = facts.integer("count") == 1
            return "\(isOne ? "a chunk" : "\(facts.number("count")) chunks") of odd size "
                + "\(isOne ? "lacks its" : "lack their") pad byte, first at byte \(facts.place). Most readers tolerate "
                + "it."
        case .factMismatch:
            return "the fact chunk claims \(facts.counted("factFrames", "frame")) (\(facts.time("factFrames"))), but "
                + "the data holds \(facts.number("dataFrames")) (\(facts.time("dataFrames"))), and that was used. Save "
                + "the recording again."
        case .blockAlignMismatch:
            return "the format chunk claims frames of \(facts.counted("declaredBytes", "byte")), but its channels and "
                + "bits give \(facts.number("computedBytes")), which was used. Readers differ; export the recording "
                + "again."
        case .blockLengthMismatch:
            return
                "the format chunk claims \(facts.counted("declaredFrames", "frame")) in a block, but a block of that "
                + "size holds \(facts.number("computedFrames")), which was used. Readers differ; export the recording "
                + "again."
        case .streamMismatch:
            return "the format chunk claims \(facts.number("declaredSampleRate")) Hz and "
                + "\(facts.number("declaredChannels")) channels, but the MPEG frames have \(facts.number("sampleRate")) "
                + "Hz and \(facts.number("channels")), and those were used. Readers differ; export the recording again."
        case .unsupportedCodec:
            return "the WAVE file holds \(facts.text("codec")), whose length cannot be measured here. Export it as PCM."
        case .sizeNotSentinel:
            return "the data chunk states \(facts.counted("dataBytes", "byte")) itself and "
                + "\(facts.counted("ds64Bytes", "byte")) in ds64; its own size was used, since only 4294967295 refers "
                + "to ds64 (EBU Tech 3306)."
        case .noSizes:
            return "the \(form) file has no ds64 chunk before its data, where its sizes belong. Save the recording "
                + "again."
        }
    }
}
