import PreflightModel

extension Finding {
    /// What a rule says of its subject, as a finding.
    init(_ rule: Rule, _ judgement: Judgement, role: String, path: RecordingPath?, profile: String) {
        // Too close to call is shown, not fatal; advice stays advice.
        let severity = judgement.isTooCloseToCall ? min(rule.severity, .warning) : rule.severity
        self.init(
            rule: rule.id, severity: severity, outcome: judgement.outcome, role: role, path: path,
            measured: judgement.measured, limit: judgement.limit ?? rule.limit, minimum: judgement.minimum,
            maximum: judgement.maximum, headroom: judgement.headroom,
            message: judgement.message(in: profile, severity: rule.severity),
            remedy: judgement.outcome == .pass || judgement.outcome == .notApplicable
                ? nil : rule.remedy ?? judgement.remedy,
            source: rule.source)
    }
}

extension Judgement {
    /// The message with the profile's name in it, and with the verb that its severity calls for: only an error says what
    /// the vendor takes, the rest is advice.
    func message(in profile: String, severity: Severity) -> String {
        var text = ""
        for scalar in message.unicodeScalars {
            switch String(scalar) {
            case Judgement.profilePlaceholder: text += profile
            case Judgement.accepts: text += severity == .error ? "accepts" : "advises"
            case Judgement.asksFor: text += severity == .error ? "asks for" : "advises"
            case Judgement.allows: text += severity == .error ? "allows" : "advises"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
