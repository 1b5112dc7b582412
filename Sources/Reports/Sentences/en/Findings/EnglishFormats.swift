import PreflightModel

extension EnglishFindings {
    /// Formats and names of recordings and documents.
    static func ofFormat(_ finding: Finding) -> Sentence? {
        let measured = EnglishQuantities.measured(of: finding) ?? ""
        let limit = EnglishLimits.text(of: finding) ?? ""
        let refused = "\(measured), but \(finding.profileName) \(finding.accepts) \(limit)"
        switch finding.code {
        case .otherFormat: return Sentence("the rule is for other formats than \(finding.text("container"))")
        case .withoutNumber:
            return Sentence("\(finding.text("codec")) has no \(Self.number(finding.limit?.kind ?? ""))")
        case .containerAccepted, .codecAccepted, .documentFormatAccepted, .fileNameAccepted: return Sentence(measured)
        case .containerNotAccepted: return Sentence(refused, "Export the recording as \(limit).")
        case .codecNotAccepted: return Sentence(refused, "Export the recording as \(limit) audio.")
        case .documentFormatNotAccepted: return Sentence(refused, "Save the document as \(limit).")
        case .documentFormatUnknown: return Sentence("the document was not looked into")
        case .documentMissing: return Sentence("there is no document to judge")
        case .bitRateUnknown:
            return Sentence(
                "the bit rate is unknown; \(finding.profileName) \(finding.accepts) \(limit)",
                "Check whether the recording is empty.")
        case .sampleRateHidden:
            let doubled = EnglishAmounts.hertz((finding.measured?.fact.integer ?? 0) * 2)
            return Sentence(
                "\(measured), or \(doubled) if the AAC stream uses SBR, which its header does not say; "
                    + "\(finding.profileName) \(finding.accepts) \(limit)",
                "Measure it with its samples decoded (--depth decode).")
        case .fileNameDiffers:
            return Sentence("the file name \"\(measured)\" \(EnglishPatterns.notMatched(finding))", "Rename the file.")
        case .fileNameUndecided: return EnglishPatterns.undecided("the file name \"\(measured)\"", finding)
        case .fileNameForbidden:
            return Sentence(
                "the file name \"\(measured)\" has the character \"\(finding.text("character"))\", which is not allowed",
                "Rename the file.")
        case .namesUnique: return Sentence("every file name is used once" + incompleteness(of: finding))
        case .nameRepeated:
            let count = finding.facts["otherNames"]?.integer ?? 0
            let others = count > 0 ? " and \(EnglishAmounts.counted(count, "other name", "other names"))" : ""
            return Sentence(
                "the file name \"\(finding.text("name"))\"\(others) \(count > 0 ? "are" : "is") used more than once, but "
                    + "\(finding.profileName) \(finding.accepts) each name once",
                "Rename the files so that no two have the same name.")
        default: return nil
        }
    }

    private static func number(_ kind: String) -> String {
        switch kind {
        case NumberCodes.sampleRate.kind: "sample rate"
        case NumberCodes.bitDepth.kind: "bit depth"
        case NumberCodes.bitRate.kind: "bit rate"
        default: kind
        }
    }
}

/// What is said of patterns: their words where the profile gives them, or else the expression.
enum EnglishPatterns {
    /// "does not match ^…$", or "is not 8 to 20 letters".
    static func notMatched(_ finding: Finding) -> String {
        guard let limit = finding.limit else { return "does not match" }
        return limit.facts["patternWords"]?.text.map { "is not \($0)" } ?? "does not match \(shown(limit))"
    }

    static func undecided(_ subject: String, _ finding: Finding) -> Sentence {
        Sentence(
            "\(subject) cannot be matched against \(finding.limit.map(shown) ?? ""): that takes too many steps",
            "Write the pattern without nested repetitions.")
    }

    /// The beginning of a long expression.
    static func shown(_ limit: RuleLimit) -> String {
        let text = limit.facts["pattern"]?.text ?? ""
        return text.unicodeScalars.count > 80 ? "\(text.prefix(77))…" : text
    }
}
