package import PreflightModel

/// What a plan does, and what it leaves out, in English.
package enum EnglishPlans {
    /// "Cut off 3.0 s of silence at the beginning".
    package static func sentence(of step: PlannedStep) -> String {
        let facts = Facts(step.facts)
        switch step.code {
        case .rename: return "Rename it \(facts.text("name"))"
        case .trim:
            let parts = [("startSeconds", "beginning"), ("endSeconds", "end")].compactMap { name, place in
                step.facts[name]?.number.map { "\(EnglishAmounts.seconds($0)) of silence at the \(place)" }
            }
            return "Cut off \(Words.list(parts))"
        case .shortenPauses:
            let count = step.facts["pauses"]?.integer ?? 0
            return "Shorten \(count == 1 ? "a pause" : "\(count) pauses") by \(facts.seconds("removedSeconds"))"
                + (count == 1 ? "" : " in all")
        case .dropCutWord:
            return "Cut off \(facts.seconds("endSeconds")) at the end, where the rest of a word is missing"
        case .split:
            return
                "Take piece \(facts.integer("piece")) of \(facts.integer("pieces")), cut in pauses: "
                + "\(facts.clock("fromSeconds")) to \(facts.clock("toSeconds"))"
        case .join:
            let pause = step.facts["pauseSeconds"]?.number ?? 0
            let removed = step.facts["removedSeconds"]?.number ?? 0
            return "Join \(facts.integer("recordings")) recordings"
                + (removed > 0 ? " without \(EnglishAmounts.seconds(removed)) at their ends and in their pauses" : "")
                + (pause > 0 ? ", with up to \(EnglishAmounts.seconds(pause)) of their own silence in between" : "")
        case .repairHeader: return "Write the header again, to match the audio"
        case .selectChannel: return "Keep channel \(facts.integer("channel")) of \(facts.integer("channels"))"
        case .mixToMono: return "Mix \(facts.integer("channels")) channels to mono"
        case .gain:
            let gain = step.facts["gainDB"]?.number ?? 0
            return
                "\(gain < 0 ? "Lower" : "Raise") the level by \(EnglishAmounts.decimal(gain.magnitude, places: 2)) dB"
        case .resample:
            return
                "Convert the sample rate from \(facts.integer("sampleRate")) Hz to \(facts.integer("goalSampleRate")) Hz"
        case .reduceBitDepth:
            let isDithered = step.facts["dithered"]?.text == "yes"
            return "Write \(facts.integer("goalBitDepth")) bits instead of \(facts.integer("bitDepth")), "
                + (isDithered ? "with dither" : "since the other bits are empty")
        case .rewrap:
            let (container, codec) = (facts.text("container"), facts.text("codec"))
            let isSame = container == facts.text("goalContainer")
            return isSame
                ? "Write the file again as \(container)"
                : "Put the samples into \(facts.text("goalContainer")) (from \(container), \(codec))"
        case .decode: return "Decode \(facts.text("codec")) to 16-bit PCM in wav"
        case .encode:
            guard let bitRate = step.facts["bitRate"]?.integer else { return "Encode as \(facts.text("codec"))" }
            return "Encode as \(facts.text("codec")) with \(EnglishAmounts.bitsPerSecond(bitRate))"
        }
    }

    /// "too short, and not joined with others", of one recording or of several.
    package static func sentence(of exclusion: PlannedExclusion) -> String {
        let facts = Facts(exclusion.facts)
        return switch exclusion.code {
        case .unreadable: "cannot be measured, so nothing is made of it"
        case .duplicate: "the same as \(facts.text("other"))"
        case .notAccepted: "not accepted, and nothing that prepare does would change that"
        case .costNotAllowed: "only accepted with --allow \(facts.text("cost"))"
        case .rateTooLow:
            "\(facts.integer("sampleRate")) Hz, but at least \(facts.integer("goalSampleRate")) Hz are needed; converting "
                + "would add no sound"
        case .hasText: "too long, and the text that belongs to it cannot be split"
        case .noPause: "no piece of an allowed length begins and ends in a pause"
        case .tooShort: "too short, and not joined with others"
        case .countReached: "not needed, since no more recordings are accepted"
        case .totalReached: "not needed: all recordings would be too long together"
        case .sizeReached: "not needed: all recordings would be too large together"
        case .noCombination: "not used: no set with it and everything better meets the limits"
        }
    }

    /// "lossless", in front of what is done.
    static func words(_ cost: PreparationCost) -> String {
        switch cost {
        case .lossless: "lossless"
        case .resample: "resampled"
        case .lossy: "lossy"
        }
    }

    /// Facts of a plan with their units; a missing one, as in a document that somebody changed, is 0 or empty.
    private struct Facts {
        private let facts: [String: Fact]

        init(_ facts: [String: Fact]) { self.facts = facts }

        func text(_ name: String) -> String { facts[name]?.text ?? "" }
        func integer(_ name: String) -> String { "\(facts[name]?.integer ?? 0)" }
        func seconds(_ name: String) -> String { EnglishAmounts.seconds(facts[name]?.number ?? 0) }
        func clock(_ name: String) -> String { MeasurementWords.clock(seconds: facts[name]?.number ?? 0) }
    }
}
