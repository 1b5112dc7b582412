import PreflightModel

/// The rules that concern all recordings of a role together: how many, how long, how large.
struct SetChecks {
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
        findings += TranscriptChecks(profile: profile, role: role, input: input)?.pairing ?? []
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
