import PreflightModel

extension EnglishFindings {
    /// Whether a recording says its text.
    static func ofSaidText(_ finding: Finding) -> Sentence? {
        let check = "Listen to it with the text before you; record it again, or correct the text."
        switch finding.code {
        case .textAgrees: return Sentence("says \(text(finding)), as far as can be heard")
        case .textDiffers:
            return Sentence(
                "likely says something else than \(text(finding)): \(rate(finding)) of its sounds are not heard"
                    + worst(finding), check)
        case .textSwapped:
            let other = finding.text("other")
            return Sentence(
                "likely says \(other), not \(text(finding))",
                "Look whether the texts of two recordings were swapped, and give each recording its own.")
        case .wordsDiffer:
            return Sentence("likely says other words than \(text(finding)): \(differences(finding))", check)
        case .textUnsure:
            return Sentence(
                "may say something else than \(text(finding)): \(rate(finding)) of its sounds are not heard"
                    + worst(finding),
                check)
        case .wordsNotCompared: return notCompared(finding)
        default: return nil
        }
    }

    /// "the text 3.txt", "PromptText", "the text of tencent-vod-clone".
    private static func text(_ finding: Finding) -> String {
        finding.facts["textFile"]?.text.map { "the text \($0)" } ?? finding.facts["textParameter"]?.text
            ?? "the text that \(finding.profileName.isEmpty ? "the profile" : finding.profileName) asks for"
    }

    /// "71 %".
    private static func rate(_ finding: Finding) -> String {
        guard let rate = finding.facts["differenceRate"]?.number, rate.magnitude < 1e6 else { return "many" }
        return "\(Int((min(1, rate) * 100).rounded())) %"
    }

    /// ", such as those of “number” (at 0:02.310)": the word of which the most is not heard.
    private static func worst(_ finding: Finding) -> String {
        func lost(_ word: SaidWord) -> Double { (word.error ?? 0) * Double(word.written.count) }
        let words = finding.saidWords.filter { $0.error ?? 0 >= WordLimits.wordError }
        guard let worst = words.max(by: { lost($0) < lost($1) }) else { return "" }
        return ", such as those of “\(worst.written)” (at \(time(worst.start)))"
    }

    private static func differences(_ finding: Finding) -> String {
        var parts = (finding.facts["differences"]?.list ?? []).compactMap { notation -> String? in
            let fields = notation.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
            guard fields.count == 3, let start = Double(fields[0]) else { return nil }
            let place = "at \(time(start))"
            if fields[1] == "missing" { return "“\(fields[2])” is not heard (\(place))" }
            return fields[2].isEmpty
                ? "before the first word, more is said than the text has (\(place))"
                : "after “\(fields[2])”, more is said than the text has (\(place))"
        }
        let others = finding.facts["otherDifferences"]?.integer ?? 0
        if others > 0 { parts.append("\(EnglishAmounts.grouped(others)) more differences") }
        return parts.joined(separator: "; ")
    }

    private static func notCompared(_ finding: Finding) -> Sentence {
        let count = finding.facts["recordings"]?.integer ?? 1
        let what =
            count == 1
            ? "what is said was not compared with the text"
            : "what is said in \(EnglishAmounts.grouped(count)) recordings was not compared with their texts"
        let (why, remedy): (String, String?) =
            switch finding.text("reason") {
            case "depth": ("nobody listened", "Check at depth listen.")
            case "not-installed":
                ("no phone recogniser is installed", "Install one with scripts/install-words, then check again.")
            case "not-loaded":
                ("the phone recogniser cannot be loaded", "Install it again with scripts/install-words.")
            case "language":
                ("its language is unknown, or is none that can be compared", "Compare them yourself.")
            case "no-pronunciations":
                (
                    "nothing here pronounces its language",
                    "Install espeak-ng (apt-get install espeak-ng), then check again."
                )
            case "brief": ("too little of it can be compared", "Compare them yourself.")
            case "cut": ("the text is too long", "Compare them yourself.")
            case "too-long": ("the recording is longer than 10 min", "Compare them yourself.")
            case "timed-out": ("the phone recogniser did not answer in time", "Check again.")
            case "crashed":
                ("the phone recogniser failed", "Check again, or install it again with scripts/install-words.")
            default:
                (
                    "the phone recogniser gave an answer that cannot be one",
                    "Install it again with scripts/install-words."
                )
            }
        return Sentence("\(what): \(why)", remedy)
    }
}
