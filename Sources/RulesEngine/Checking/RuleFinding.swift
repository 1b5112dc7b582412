package import PreflightModel

extension Finding {
    /// What a rule says of its subject, as a finding.
    package init(_ rule: Rule, _ judgement: Judgement, role: String, path: RecordingPath?, profile: String) {
        self.init(
            rule: rule.id, judgement, severity: rule.severity, limit: rule.limit, profile: profile,
            remedy: rule.remedy, source: rule.source)
        self.role = role
        self.path = path
    }

    /// What a condition says of a parameter, as a finding.
    package init(
        _ parameter: Parameter, _ condition: any ParameterCondition, _ judgement: Judgement, profile: String
    ) {
        self.init(
            rule: "\(parameter.name)-\(condition.keyword)", judgement, severity: parameter.severity,
            limit: condition.limit, profile: profile, remedy: nil, source: parameter.source)
        self.parameter = parameter.name
    }

    private init(
        rule: String, _ judgement: Judgement, severity: Severity, limit: RuleLimit, profile: String, remedy: String?,
        source: RuleSource
    ) {
        // Too close to call is shown, not fatal; advice stays advice.
        self.init(
            rule: rule, code: judgement.code, severity: judgement.isTooCloseToCall ? min(severity, .warning) : severity,
            outcome: judgement.outcome, measured: judgement.measured, limit: limit, headroom: judgement.headroom,
            facts: judgement.facts, ownMessage: judgement.message, source: source)
        guard outcome == .fail || outcome == .open else { return }
        facts["profile"] = .text(profile)
        if let remedy { facts["remedy"] = .text(remedy) }
    }
}
