public import PreflightModel

extension Profile {
    /// Holds every rule against the input and says what each one says.
    ///
    /// A pure function: no file is read and no clock is asked. Findings about a whole set come first, then those about
    /// zips, then those about recordings and documents in the order of input, then those about parameters.
    public func check(_ input: CheckInput, tool: Report.Tool) -> Report {
        var results: [Finding] = []
        for role in roles { results += SetChecks(profile: self, role: role, input: input).findings }
        results += sharedFindings(input)
        results += refusedFindings(input)
        results += packageFindings(input)
        results += ArchiveChecks(profile: self, input: input).findings
        results += recordingFindings(input)
        results += documentFindings(input)
        results += ParameterChecks(profile: self, input: input).findings
        if !input.archives.isEmpty { results = ArchivePlaces(input).placed(results) }
        let findings = results.filter { $0.outcome == .fail || $0.outcome == .open }
        return Report(
            tool: tool,
            profile: Report.ProfileReference(
                id: id, title: title, revision: revision, sha256: sha256, extends: extends),
            verdict: Verdict(findings, failOn: input.failOn),
            findings: findings, passes: results.filter { $0.outcome == .pass || $0.outcome == .notApplicable },
            totals: roles.compactMap { totals(of: $0, in: input) }, recordings: input.recordings,
            unreadable: input.unreadable, leftOut: input.leftOut,
            archives: input.archives.isEmpty ? nil : input.archives.map(\.item))
    }

    private func totals(of role: Role, in input: CheckInput) -> Report.Totals? {
        let recordings = input.recordings.filter { $0.role == role.name }.map(\.measurement)
        guard !recordings.isEmpty else { return nil }
        return Report.Totals(
            role: role.name, recordingCount: recordings.count,
            duration: TotalDuration(recordings.lazy.map(\.duration)).seconds,
            byteCount: recordings.lazy.map(\.byteCount).byteTotal)
    }

    private func documentFindings(_ input: CheckInput) -> [Finding] {
        input.documents.flatMap { document in
            TranscriptFindings.content(of: document) + DocumentFindings.content(of: document)
                + (role(named: document.role)?.rules ?? []).compactMap { rule in
                    guard let condition = rule.documentCondition else { return nil }
                    return Finding(
                        rule, condition.judge(document), role: document.role, path: document.path, profile: id)
                }
        }
    }

    /// The files in folders that no role takes, where the profile refuses them.
    private func refusedFindings(_ input: CheckInput) -> [Finding] {
        guard package.others == .refused else { return [] }
        return input.leftOut.map { file in
            Finding(
                rule: "package-others", severity: .error, outcome: .fail, path: file.path,
                message: "\(id) does not accept this file",
                remedy: "Remove it from the folder.", source: package.source)
        }
    }

    /// What `package` would make of the files; a zip that somebody else made is judged as it is.
    private func packageFindings(_ input: CheckInput) -> [Finding] {
        guard input.archives.isEmpty else { return [] }
        let recordings = input.recordings.map {
            PackagedFile(role: $0.role, path: $0.measurement.path, byteCount: $0.measurement.byteCount)
        }
        let documents = input.documents.map { PackagedFile(role: $0.role, path: $0.path, byteCount: $0.byteCount) }
        return packageFindings(
            for: (recordings + documents).filter { package.roles.contains($0.role) },
            isWhole: !input.unreadable.contains { package.roles.contains($0.role) })
    }

    /// The minimums that a file without audio does not reach.
    private func belowMinimum(_ unreadable: RoledUnreadable, _ rules: [Rule]) -> [Finding] {
        guard unreadable.recording.code.meansNoAudio else { return [] }
        return rules.compactMap { rule in
            // A rule for some formats says nothing of a file that has none.
            guard case .recording(let condition) = rule.demand, rule.scope == Rule.Scope(),
                let judgement = (condition as? DurationCondition)?.judge(.zero, .zero), judgement.outcome == .fail
            else { return nil }
            return Finding(rule, judgement, role: unreadable.role, path: unreadable.recording.path, profile: id)
        }
    }

    /// Recordings that are given in two roles. What each is for differs, so one of the two is a mistake as a rule.
    private func sharedFindings(_ input: CheckInput) -> [Finding] {
        var first: [String: RoledRecording] = [:]
        return roles.flatMap { role in
            let own = input.recordings.filter { $0.role == role.name }
            let shared = own.compactMap { recording -> Finding? in
                guard let sha256 = recording.measurement.sha256, let other = first[sha256] else { return nil }
                return Finding(
                    rule: "shared-recording", severity: .warning, outcome: .fail, role: role.name,
                    path: recording.measurement.path,
                    message: "the same bytes as \(other.measurement.path), which is given as \(other.role)",
                    remedy: "Give a recording of its own as \(role.name). This is advice of this tool, not a rule of "
                        + "\(id): its documents say nothing of it here.")
            }
            for recording in own {
                if let sha256 = recording.measurement.sha256, first[sha256] == nil { first[sha256] = recording }
            }
            return shared
        }
    }

    private func recordingFindings(_ input: CheckInput) -> [Finding] {
        let rules = Dictionary(roles.map { ($0.name, $0.rules) }, uniquingKeysWith: { first, _ in first })
        var findings: [Finding] = []
        for unreadable in input.unreadable {
            findings.append(.unreadable(unreadable))
            findings += belowMinimum(unreadable, rules[unreadable.role] ?? [])
        }
        for recording in input.recordings {
            findings += recording.measurement.defects.compactMap { Finding.defect($0, of: recording) }
            if recording.measurement.method == .declared { findings.append(.unverified(recording)) }
            if recording.measurement.holdsNoAudio { findings.append(.silent(recording)) }
            for rule in rules[recording.role] ?? [] {
                guard case .recording(let condition) = rule.demand else { continue }
                let judgement =
                    rule.scope.contains(recording.measurement)
                    ? condition.judge(recording.measurement)
                    : .notApplicable("the rule is for other formats than \(recording.measurement.container)")
                findings.append(
                    Finding(rule, judgement, role: recording.role, path: recording.measurement.path, profile: id))
            }
        }
        return findings
    }
}

extension Verdict {
    /// The verdict over findings: `fail` with any failed one at or above `failOn` (and any that is too close to call,
    /// where `failOn` asks for that); else `undetermined` with any open one of severity error; else `pass`.
    public init(_ findings: [Finding], failOn: Severity = .error) {
        let fails = findings.contains { finding in
            finding.severity >= failOn
                && (finding.outcome == .fail || (finding.outcome == .open && finding.severity < .error))
        }
        let isOpen = findings.contains { $0.outcome == .open && $0.severity == .error }
        self = fails ? .fail : isOpen ? .undetermined : .pass
    }
}

/// The rules that concern all recordings of a role together: how many, how long, how large.
private struct SetChecks {
    let profile: Profile
    let role: Role
    let input: CheckInput

    var findings: [Finding] {
        let recordings = input.recordings.filter { $0.role == role.name }.map(\.measurement)
        let unreadable = input.unreadable.filter { $0.role == role.name }
        let documentCount = input.documents.filter { $0.role == role.name }.count
        let given = recordings.count + unreadable.count + documentCount
        let substitutes = role.substitutes(in: input.parameters)
        guard given > 0 else {
            if substitutes.count > 1 { return [givenTwice(substitutes)] }
            if let substitute = substitutes.first { return [unmeasured(substitute)] + companions }
            return role.count.lowerBound > 0 ? [missing] : []
        }
        var findings = [countFinding(given)]
        if !substitutes.isEmpty { findings.append(givenTwice(substitutes)) }
        findings += TranscriptFindings(profile: profile, role: role, input: input)?.pairing ?? []
        findings += companions
        // A file without audio adds nothing to a length, and that is known.
        let unreadableCount = unreadable.count { !$0.recording.code.meansNoAudio }
        for rule in role.rules {
            guard case .set(let condition) = rule.demand else { continue }
            var judgement = condition.judge(recordings)
            // What is missing might bring the set up to a minimum, or over a maximum.
            if unreadableCount > 0, !judgement.isOverMaximum {
                judgement.outcome = .open
                judgement.isTooCloseToCall = false
                judgement.message +=
                    "; \(Amounts.counted(Int64(unreadableCount), "recording", "recordings")) could not be measured"
                judgement.remedy = "Fix or leave out what could not be measured."
            }
            findings.append(Finding(rule, judgement, role: role.name, path: nil, profile: profile.id))
        }
        return findings + duplicates(among: recordings)
    }

    /// The same bytes under two names would count twice in every total.
    private func duplicates(among recordings: [RecordingMeasurement]) -> [Finding] {
        var first: [String: RecordingPath] = [:]
        return recordings.compactMap { recording in
            guard let sha256 = recording.sha256 else { return nil }
            guard let other = first[sha256] else {
                first[sha256] = recording.path
                return nil
            }
            return Finding(
                rule: "duplicate-recording", severity: .warning, outcome: .fail, role: role.name, path: recording.path,
                message: other == recording.path
                    ? "given twice: it is counted twice in every total"
                    : "the same bytes as \(other): it is counted twice in every total",
                remedy: other == recording.path ? "Give it once." : "Leave one of the two out.")
        }
    }

    /// A submission needs every role, a package what is made of recordings; a check only judges what it is given.
    private var missing: Finding {
        let isForPackage = input.isForPackage && role.kind != .document
        let isDemanded = input.isComplete || isForPackage
        return Finding(
            rule: "\(role.name)-count", severity: isDemanded ? .error : .note,
            outcome: isDemanded ? .fail : .open, role: role.name, limit: role.countText,
            message: "needed to \(isForPackage ? "package" : "submit"): \(role.title) (role \(role.name), "
                + "\(role.countText))",
            remedy: role.transcribes.map { partner in
                "Put a .txt of the same name beside each recording in the folder that is given as \(partner), or give "
                    + "them as \(role.name)=PATH."
            } ?? "Give it as \(role.name)=PATH\(orElse).", source: role.source)
    }

    /// What may be given instead of a file.
    private var orElse: String {
        (role.addressParameter.map { ", or its address as --parameter \($0)=ADDRESS" } ?? "")
            + (role.mediaParameter.map { ", or the vendor's ID of media that it already has as --parameter \($0)=ID" }
                ?? "")
    }

    /// The vendor may take what is elsewhere, and nobody knows before it has tried.
    private func unmeasured(_ substitute: Role.Substitute) -> Finding {
        let what =
            switch substitute.kind {
            case .address: "what is at \(substitute.value)"
            case .media: "what the vendor has as \(substitute.value)"
            }
        return Finding(
            rule: "\(role.name)-unmeasured", severity: .warning, outcome: .open, role: role.name,
            parameter: substitute.parameter,
            message: "\(what) was not measured, so none of the rules on \(role.name) was checked",
            remedy: "Check the recording itself as \(role.name)=PATH first.", source: role.source)
    }

    /// A recording is given in two ways.
    private func givenTwice(_ substitutes: [Role.Substitute]) -> Finding {
        let message =
            if substitutes.count > 1 {
                "\(substitutes.map(\.parameter).joined(separator: " and ")) are both given as \(role.name)"
            } else if substitutes.first?.kind == .media {
                "a file is given as \(role.name), and \(substitutes.first?.parameter ?? "") names media that the vendor has"
            } else {
                "a file is given as \(role.name), and \(substitutes.first?.parameter ?? "") gives the address of another"
            }
        return Finding(
            rule: "\(role.name)-given-twice", severity: .error, outcome: .fail, role: role.name,
            parameter: substitutes.first?.parameter, message: message, remedy: "Give only one of them.",
            source: role.source)
    }

    private var companions: [Finding] {
        guard let parameter = role.requiredParameter, input.parameters[parameter] == nil else { return [] }
        return [withoutParameter(parameter)]
    }

    private func countFinding(_ given: Int) -> Finding {
        let measured = Quantity(
            value: Double(given), unit: .recordings, text: Amounts.counted(Int64(given), "file", "files"))
        let isEnough = given >= role.count.lowerBound
        let isAllowed = role.count.contains(given)
        let difference = isEnough ? given - role.count.upperBound : role.count.lowerBound - given
        return Finding(
            rule: "\(role.name)-count", severity: .error, outcome: isAllowed ? .pass : .fail, role: role.name,
            measured: measured, limit: role.countText,
            message: isAllowed
                ? measured.text
                : "\(measured.text) as \(role.name), but the vendor accepts \(role.countText) (\(difference) "
                    + "\(isEnough ? "too many" : "missing"))",
            remedy: isAllowed
                ? nil
                : isEnough
                    ? "Leave \(difference) out, or give them another role as ROLE=PATH." : "Add \(difference) more.",
            source: role.source)
    }

    private func withoutParameter(_ parameter: String) -> Finding {
        Finding(
            rule: "\(role.name)-requires-\(parameter)", severity: .error, outcome: .fail, role: role.name,
            message: "a recording is given as \(role.name), but the parameter \(parameter) that belongs to it is not",
            remedy: "Give it as --parameter \(parameter)=VALUE, or leave the recording out.", source: role.source)
    }
}

/// The rules on parameters.
private struct ParameterChecks {
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

extension Finding {
    /// What a rule says of its subject, as a finding.
    fileprivate init(_ rule: Rule, _ judgement: Judgement, role: String, path: RecordingPath?, profile: String) {
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

    /// A recording that could not be measured: nothing can be decided about it, but that there is no audio in it where
    /// that is what was found.
    fileprivate static func unreadable(_ unreadable: RoledUnreadable) -> Finding {
        Finding(
            rule: unreadable.recording.code.rawValue, severity: .error,
            outcome: unreadable.recording.code.meansNoAudio ? .fail : .open, role: unreadable.role,
            path: unreadable.recording.path, message: unreadable.recording.message)
    }

    /// A recording that was measured, and holds nothing to hear.
    fileprivate static func silent(_ recording: RoledRecording) -> Finding {
        Finding(
            rule: "no-audio", severity: .error, outcome: .fail, role: recording.role, path: recording.measurement.path,
            message: "holds no audio: a header and 0 sample frames.", remedy: "Record or export it again.")
    }

    /// A recording of which only the header was believed: a pass on that would be worth nothing.
    fileprivate static func unverified(_ recording: RoledRecording) -> Finding {
        Finding(
            rule: "length-unverified", severity: .error, outcome: .open, role: recording.role,
            path: recording.measurement.path,
            message: "the length is only what the header claims; nothing in the file confirms it.",
            remedy: "Measure it at depth scan or decode. If that was done, export it in a format that can be measured, "
                + "such as WAV."
        )
    }

    /// A defect as a finding; nil for notes, which change nothing.
    fileprivate static func defect(_ defect: Defect, of recording: RoledRecording) -> Finding? {
        guard defect.severity > .note else { return nil }
        // Readers that trust the header see no audio at all, so nobody can say what the vendor will see.
        let leavesLengthInDoubt = defect.code == "wav.unfinalised"
        return Finding(
            rule: defect.code.rawValue, severity: leavesLengthInDoubt ? .error : defect.severity,
            outcome: leavesLengthInDoubt ? .open : .fail, role: recording.role, path: recording.measurement.path,
            message: defect.message)
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
