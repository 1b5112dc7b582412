package import PreflightModel

/// The rules on parameters.
struct ParameterChecks {
    let profile: Profile
    let input: CheckInput
    let sets: RecordingSets

    var findings: [Finding] {
        profile.parameters.flatMap { findings(for: $0) } + unknown
    }

    private func findings(for parameter: Parameter) -> [Finding] {
        guard let value = input.parameters[parameter.name] else {
            return parameter.isRequired ? [missing(parameter)] : []
        }
        if value.isEmpty, parameter.isRequired { return [empty(parameter)] }
        var findings = parameter.conditions.map { condition in
            Finding(parameter, condition, condition.judge(value), profile: profile.id)
        }
        if let companion = parameter.companion, !isGiven(companion) {
            findings.append(alone(parameter, companion))
        }
        if findings.isEmpty {
            findings.append(
                Finding(
                    rule: "\(parameter.name)-given", code: .parameterGiven, severity: parameter.severity,
                    outcome: .pass, parameter: parameter.name, source: parameter.source))
        }
        return findings
    }

    private func isGiven(_ companion: Parameter.Companion) -> Bool {
        switch companion {
        case .parameter(let name): input.parameters[name] != nil
        case .role(let name):
            sets[name].recordingCount > 0 || input.unreadable.contains { $0.role == name }
                || input.documents.contains { $0.role == name }
                || profile.role(named: name)?.substitutes(in: input.parameters).isEmpty == false
        }
    }

    private func missing(_ parameter: Parameter) -> Finding {
        Finding(
            rule: "\(parameter.name)-required", code: .parameterNeeded, severity: input.isComplete ? .error : .note,
            outcome: input.isComplete ? .fail : .open, parameter: parameter.name, limit: Self.required,
            facts: Self.title(of: parameter), source: parameter.source)
    }

    /// A value was meant, as by a variable of a shell that is not set.
    private func empty(_ parameter: Parameter) -> Finding {
        Finding(
            rule: "\(parameter.name)-required", code: .parameterEmpty, severity: .error, outcome: .fail,
            parameter: parameter.name, limit: Self.required, facts: Self.title(of: parameter),
            source: parameter.source)
    }

    private static let required = RuleLimit(kind: "required")

    private static func title(of parameter: Parameter) -> [String: Fact] {
        parameter.title.map { ["title": .text($0)] } ?? [:]
    }

    private func alone(_ parameter: Parameter, _ companion: Parameter.Companion) -> Finding {
        Finding(
            rule: "\(parameter.name)-requires", code: .parameterAlone, severity: parameter.severity, outcome: .fail,
            parameter: parameter.name, limit: companion.limit, source: parameter.source)
    }

    /// A mistyped parameter would be refused by the vendor, or ignored in silence.
    private var unknown: [Finding] {
        let known = profile.parameters.map(\.name)
        return input.parameters.keys.sorted().filter { !known.contains($0) }.map { name in
            var facts: [String: Fact] = ["profile": .text(profile.id), "known": .list(known)]
            facts["nearest"] = Words.nearest(to: name, among: known).map { .text($0) }
            return Finding(
                rule: "unknown-parameter", code: .parameterUnknown, severity: .error, outcome: .fail, parameter: name,
                facts: facts)
        }
    }
}

extension Parameter.Companion {
    /// What must be given together with a parameter.
    package var limit: RuleLimit {
        switch self {
        case .role(let name): RuleLimit(kind: "requires", facts: ["role": .text(name)])
        case .parameter(let name): RuleLimit(kind: "requires", facts: ["parameter": .text(name)])
        }
    }
}
