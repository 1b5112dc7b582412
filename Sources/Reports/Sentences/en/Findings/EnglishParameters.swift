import PreflightModel

extension EnglishFindings {
    /// Parameters and their values.
    static func ofParameter(_ finding: Finding) -> Sentence? {
        let name = finding.parameter ?? ""
        let title = finding.facts["title"]?.text.map { " (\($0))" } ?? ""
        let value = "\"\(finding.measured?.fact.text ?? "")\""
        let limit = EnglishLimits.text(of: finding) ?? ""
        let refused = Sentence("\(value) is not \(limit)", "Give \(limit).")
        switch finding.code {
        case .parameterGiven: return Sentence("given")
        case .parameterNeeded:
            return Sentence("needed to submit: the parameter \(name)\(title)", "Give it as --parameter \(name)=VALUE.")
        case .parameterEmpty:
            return Sentence(
                "the parameter \(name) is empty, and it is needed to submit\(title)",
                "Give it as --parameter \(name)=VALUE.")
        case .parameterAlone:
            let role = finding.limit?.facts["role"]?.text
            let parameter = finding.limit?.facts["parameter"]?.text ?? ""
            let how = role.map { "\($0)=PATH" } ?? "--parameter \(parameter)=VALUE"
            return Sentence(
                "\(name) is given, but \(EnglishLimits.companion(finding.limit)) that belongs to it is not",
                "Give it as \(how), or leave \(name) out.")
        case .parameterUnknown:
            let known = finding.facts["known"]?.list ?? []
            return Sentence(
                "\(finding.profileName) has no parameter \"\(name)\"",
                finding.facts["nearest"]?.text.map { "Did you mean \"\($0)\"?" }
                    ?? (known.isEmpty
                        ? "It has no parameters: leave it out." : "Known: \(known.joined(separator: ", "))."))
        case .valueAccepted: return Sentence(value)
        case .patternDiffers:
            let words = finding.limit?.facts["patternWords"]?.text
            return Sentence(
                "\(value) \(EnglishPatterns.notMatched(finding))",
                words.map { "Give \($0)." } ?? "Give a value that does.")
        case .patternUndecided: return EnglishPatterns.undecided(value, finding)
        case .notOneOf:
            return Sentence(
                refused.message, finding.facts["nearest"]?.text.map { "Did you mean \"\($0)\"?" } ?? refused.remedy)
        case .notInteger, .addressNotAccepted: return refused
        case .notBoolean: return Sentence("\(value) is neither true nor false", "Give true or false.")
        case .notAddress: return Sentence("\(value) is not an absolute URL without spaces", "Give \(limit).")
        case .notOSSObject:
            return Sentence(refused.message, "Copy the address of the object from the console of OSS.")
        case .notMediaIDs:
            let isList = finding.limit?.facts["number"]?.text == "several"
            return Sentence(refused.message, isList ? "Join the IDs with commas, without spaces." : refused.remedy)
        case .notHeader:
            return Sentence(
                "\(refused.message), and it is sent in the header of a request", "Leave the other characters out.")
        case .withoutPunctuation:
            return Sentence("\(value) does not end with a punctuation mark", "Add one at the end.")
        case .chineseCharacter:
            return Sentence(
                "\(value) contains the Chinese character \"\(finding.text("character"))\"",
                "Leave Chinese characters out.")
        default: return nil
        }
    }
}
