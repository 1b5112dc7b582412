package import PreflightModel

/// The rules that concern all recordings of a role together: how many, how long, how large.
struct SetChecks {
    let profile: Profile
    let role: Role
    let input: CheckInput
    let sets: RecordingSets

    var findings: [Finding] {
        let recordings = sets[role.name]
        let unreadable = input.unreadable.filter { $0.role == role.name }
        let documentCount = input.documents.filter { $0.role == role.name }.count
        let given = recordings.recordingCount + unreadable.count + documentCount
        let substitutes = role.substitutes(in: input.parameters)
        guard given > 0 else {
            if substitutes.count > 1 { return [givenTwice(substitutes)] }
            if let substitute = substitutes.first { return [unmeasured(substitute)] + companions }
            return role.count.lowerBound > 0 ? [missing] : []
        }
        var findings = [countFinding(given)]
        if !substitutes.isEmpty { findings.append(givenTwice(substitutes)) }
        findings += TranscriptChecks(profile: profile, role: role, input: input, sets: sets)?.pairing ?? []
        findings += companions
        // A file without audio adds nothing to a length, and that is known.
        let unreadableCount = unreadable.count { !$0.recording.kind.meansNoAudio }
        for rule in role.rules {
            guard case .set(let condition) = rule.demand else { continue }
            var judgement = condition.judge(recordings)
            // What is missing might bring the set up to a minimum, or over a maximum.
            if unreadableCount > 0, !judgement.isOverMaximum {
                judgement.outcome = .open
                judgement.isTooCloseToCall = false
                judgement.facts["unmeasuredRecordings"] = .integer(Int64(unreadableCount))
            }
            findings.append(Finding(rule, judgement, role: role.name, path: nil, profile: profile.id))
        }
        return findings + recordings.duplicates.map { duplicate($0.recording.path, of: $0.first.path) }
            + recordings.audioDuplicates.map { soundsLike($0.recording.path, $0.first.path) }
    }

    /// The same bytes under two names would count twice in every total.
    private func duplicate(_ path: RecordingPath, of other: RecordingPath) -> Finding {
        let isSame = other == path
        return Finding(
            rule: "duplicate-recording", code: isSame ? .recordingGivenTwice : .duplicateRecording, severity: .warning,
            outcome: .fail, role: role.name, path: path, facts: isSame ? [:] : ["other": .text(other.description)])
    }

    /// The same samples in another container, or with other tags, count twice too.
    private func soundsLike(_ path: RecordingPath, _ other: RecordingPath) -> Finding {
        Finding(
            rule: "duplicate-audio", code: .duplicateAudio, severity: .warning, outcome: .fail, role: role.name,
            path: path, facts: ["other": .text(other.description)])
    }

    /// A submission needs every role, a package what is made of recordings; a check only judges what it is given.
    private var missing: Finding {
        let isForPackage = input.isForPackage && role.kind != .document
        let isDemanded = input.isComplete || isForPackage
        var facts: [String: Fact] = ["title": .text(role.title)]
        facts["transcribes"] = role.transcribes.map { .text($0) }
        facts["addressParameter"] = role.addressParameter.map { .text($0) }
        facts["mediaParameter"] = role.mediaParameter.map { .text($0) }
        return Finding(
            rule: "\(role.name)-count", code: isForPackage ? .roleNeededToPackage : .roleNeededToSubmit,
            severity: isDemanded ? .error : .note, outcome: isDemanded ? .fail : .open, role: role.name,
            limit: role.countLimit, facts: facts, source: role.source)
    }

    /// The vendor may take what is elsewhere, and nobody knows before it has tried.
    private func unmeasured(_ substitute: Role.Substitute) -> Finding {
        Finding(
            rule: "\(role.name)-unmeasured",
            code: substitute.kind == .address ? .addressUnmeasured : .mediaUnmeasured, severity: .warning,
            outcome: .open, role: role.name, parameter: substitute.parameter,
            facts: ["value": .text(substitute.value)], source: role.source)
    }

    /// A recording is given in two ways.
    private func givenTwice(_ substitutes: [Role.Substitute]) -> Finding {
        let code: FindingCode =
            substitutes.count > 1
            ? .roleGivenByParameters : substitutes.first?.kind == .media ? .roleGivenAsMedia : .roleGivenAsAddress
        return Finding(
            rule: "\(role.name)-given-twice", code: code, severity: .error, outcome: .fail, role: role.name,
            parameter: substitutes.first?.parameter, facts: ["parameters": .list(substitutes.map(\.parameter))],
            source: role.source)
    }

    private var companions: [Finding] {
        guard let parameter = role.requiredParameter, input.parameters[parameter] == nil else { return [] }
        return [
            Finding(
                rule: "\(role.name)-requires-\(parameter)", code: .roleWithoutParameter, severity: .error,
                outcome: .fail, role: role.name, facts: ["parameter": .text(parameter)], source: role.source)
        ]
    }

    private func countFinding(_ given: Int) -> Finding {
        let isEnough = given >= role.count.lowerBound
        let isAllowed = role.count.contains(given)
        let codes = NumberCodes.files
        return Finding(
            rule: "\(role.name)-count", code: isAllowed ? codes.met : isEnough ? codes.tooHigh : codes.tooLow,
            severity: .error, outcome: isAllowed ? .pass : .fail, role: role.name,
            measured: Quantity(.integer(Int64(given)), unit: .recordings), limit: role.countLimit,
            source: role.source)
    }
}

extension Role {
    /// How many files a submission takes; `most` is missing where there is no end.
    package var countLimit: RuleLimit {
        var facts = ["least": Fact.integer(Int64(count.lowerBound))]
        if count.upperBound < .max { facts["most"] = .integer(Int64(count.upperBound)) }
        return RuleLimit(kind: NumberCodes.files.kind, facts: facts)
    }
}
