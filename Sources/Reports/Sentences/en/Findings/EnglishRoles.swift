import PreflightModel

extension EnglishFindings {
    /// Roles, and recordings that are given more than once.
    static func ofRole(_ finding: Finding) -> Sentence? {
        let role = finding.role ?? ""
        let parameter = finding.parameter ?? ""
        switch finding.code {
        case .roleNeededToSubmit, .roleNeededToPackage:
            let purpose = finding.code == .roleNeededToPackage ? "package" : "submit"
            return Sentence(
                "needed to \(purpose): \(finding.text("title")) (role \(role), \(EnglishLimits.text(of: finding) ?? ""))",
                wayToGive(finding))
        case .roleWithoutParameter:
            let needed = finding.text("parameter")
            return Sentence(
                "a recording is given as \(role), but the parameter \(needed) that belongs to it is not",
                "Give it as --parameter \(needed)=VALUE, or leave the recording out.")
        case .roleGivenByParameters:
            let names = (finding.facts["parameters"]?.list ?? []).joined(separator: " and ")
            return Sentence("\(names) are both given as \(role)", "Give only one of them.")
        case .roleGivenAsMedia:
            return Sentence(
                "a file is given as \(role), and \(parameter) names media that the vendor has", "Give only one of them."
            )
        case .roleGivenAsAddress:
            return Sentence(
                "a file is given as \(role), and \(parameter) gives the address of another", "Give only one of them.")
        case .addressUnmeasured, .mediaUnmeasured:
            let value = finding.text("value")
            let what = finding.code == .addressUnmeasured ? "what is at \(value)" : "what the vendor has as \(value)"
            return Sentence(
                "\(what) was not measured, so none of the rules on \(role) was checked",
                "Check the recording itself as \(role)=PATH first.")
        case .duplicateRecording:
            return Sentence(
                "the same bytes as \(finding.text("other")): it is counted twice in every total",
                "Leave one of the two out.")
        case .duplicateAudio:
            return Sentence(
                "sounds exactly like \(finding.text("other")), though the files differ: its speech is counted twice",
                "Leave one of the two out.")
        case .recordingGivenTwice:
            return Sentence("given twice: it is counted twice in every total", "Give it once.")
        case .recordingsUnhashed:
            let count = finding.measured?.fact.integer ?? 0
            return Sentence(
                "\(EnglishAmounts.counted(count, "recording", "recordings")) \(count == 1 ? "has" : "have") no SHA-256 in the "
                    + "measurements, so it is not known whether the same recording was given twice",
                "Measure again with --hash, or at depth decode.")
        case .recordingChanged:
            return Sentence(
                "was measured twice with different content (SHA-256 \(finding.text("other")) and "
                    + "\(finding.text("sha256")))",
                "Measure it again, and leave the old measurements out.")
        case .sharedRecording:
            return Sentence(
                "the same bytes as \(finding.text("other")), which is given as \(finding.text("otherRole"))",
                "Give a recording of its own as \(role). This is advice of this tool, not a rule of "
                    + "\(finding.profileName): its documents say nothing of it here.")
        default: return nil
        }
    }

    private static func wayToGive(_ finding: Finding) -> String {
        let role = finding.role ?? ""
        if let partner = finding.facts["transcribes"]?.text {
            return
                "Put a .txt of the same name beside each recording in the folder that is given as \(partner), or give "
                + "them as \(role)=PATH."
        }
        let address = finding.facts["addressParameter"]?.text
            .map { ", or its address as --parameter \($0)=ADDRESS" }
        let media = finding.facts["mediaParameter"]?.text
            .map { ", or the vendor's ID of media that it already has as --parameter \($0)=ID" }
        return "Give it as \(role)=PATH\(address ?? "")\(media ?? "")."
    }
}
