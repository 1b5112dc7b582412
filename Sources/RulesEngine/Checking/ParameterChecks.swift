import PreflightModel

/// The rules on parameters.
struct ParameterChecks {
    let profile: Profile
    let input: CheckInput

    var findings: [Finding] {
        profile.parameters.flatMap { findings(for: $0) } + unknown
    }

    private func findings(for parameter: Parameter) -> [Finding] {
        guard let value = input.parameters[parameter.name] else {
            return parameter.isRequired ? [missing(parameter)] : []
        }
        if value.isEmpty, parameter.isRequired { return [empty(parameter)] }
        var findings = parameter.conditions.map { condition in
            let judgement = condition.judge(value)
            return Finding(
                rule: "\(parameter.name)-\(condition.keyword)",
                severity: judgement.isTooCloseToCall ? min(parameter.severity, .warning) : parameter.severity,
                outcome: judgement.outcome, parameter: parameter.name, measured: judgement.measured,
                limit: condition.limit, minimum: judgement.minimum, maximum: judgement.maximum,
                headroom: judgement.headroom,
                message: judgement.message(in: profile.id, severity: parameter.severity),
                remedy: judgement.remedy, source: parameter.source)
        }
        if let companion = parameter.companion, !isGiven(companion) {
            findings.append(alone(parameter, companion))
        }
        if findings.isEmpty {
            findings.append(
                Finding(
                    rule: "\(parameter.name)-given", severity: parameter.severity, outcome: .pass,
                    parameter: parameter.name, message: "given", source: parameter.source))
        }
        return findings
    }

    private func isGiven(_ companion: Parameter.Companion) -> Bool {
        switch companion {
        case .parameter(let name): input.parameters[name] != nil
        case .role(let name):
            input.recordings.contains { $0.role == name } || input.unreadable.contains { $0.role == name }
                || input.documents.contains { $0.role == name }
                || profile.role(named: name)?.substitutes(in: input.parameters).isEmpty == false
        }
    }

    private func missing(_ parameter: Parameter) -> Finding {
        Finding(
            rule: "\(parameter.name)-required", severity: input.isComplete ? .error : .note,
            outcome: input.isComplete ? .fail : .open, parameter: parameter.name, limit: "required",
            message: "needed to submit: the parameter \(parameter.name)" + (parameter.title.map { " (\($0))" } ?? ""),
            remedy: "Give it as --parameter \(parameter.name)=VALUE.", source: parameter.source)
    }

    /// A value was meant, as by a variable of a shell that is not set.
    private func empty(_ parameter: Parameter) -> Finding {
        Finding(
            rule: "\(parameter.name)-required", severity: .error, outcome: .fail, parameter: parameter.name,
            limit: "required",
            message: "the parameter \(parameter.name) is empty, and it is needed to submit"
                + (parameter.title.map { " (\($0))" } ?? ""),
            remedy: "Give it as --parameter \(parameter.name)=VALUE.", source: parameter.source)
    }

    private func alone(_ parameter: Parameter, _ companion: Parameter.Companion) -> Finding {
        let (what, how) =
            switch companion {
            case .role(let name): ("a recording in the role \(name)", "\(name)=PATH")
            case .parameter(let name): ("the parameter \(name)", "--parameter \(name)=VALUE")
            }
        return Finding(
            rule: "\(parameter.name)-requires", severity: parameter.severity, outcome: .fail,
            parameter: parameter.name, limit: "together with \(what)",
            message: "\(parameter.name) is given, but \(what) that belongs to it is not",
            remedy: "Give it as \(how), or leave \(parameter.name) out.", source: parameter.source)
    }

    /// A mistyped parameter would be refused by the vendor, or ignored in silence.
    private var unknown: [Finding] {
        let known = profile.parameters.map(\.name)
        return input.parameters.keys.sorted().filter { !known.contains($0) }.map { name in
            let near = Words.nearest(to: name, among: known)
            return Finding(
                rule: "unknown-parameter", severity: .error, outcome: .fail, parameter: name,
                message: "\(profile.id) has no parameter \"\(name)\"",
                remedy: near.map { "Did you mean \"\($0)\"?" }
                    ?? (known.isEmpty
                        ? "It has no parameters: leave it out." : "Known: \(known.joined(separator: ", "))."))
        }
    }
}
