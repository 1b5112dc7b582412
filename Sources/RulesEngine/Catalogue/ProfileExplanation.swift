package import PreflightModel

/// A profile's rules in words: what each demands, where it comes from, and its examples.
package struct ProfileExplanation: Sendable {
    private let profile: Profile
    private let sentences: any Sentences

    /// Explains a profile.
    ///
    /// - Parameter sentences: Says what rules allow, such as `EnglishSentences`.
    package init(_ profile: Profile, sentences: any Sentences) {
        self.profile = profile
        self.sentences = sentences
    }

    /// What can be asked for: roles' counts, rules and parameters, in the order of the profile.
    package var names: [String] {
        profile.roles.flatMap { role in
            ["\(role.name)-count"] + (role.transcribes == nil ? [] : ["\(role.name)-pairing"]) + role.rules.map(\.id)
        } + profile.parameters.map(\.name) + (profile.package.source == nil ? [] : ["package"])
    }

    /// All of them.
    package var all: String {
        "\(profile.id): \(profile.title) (revision \(profile.revision))\n\n"
            + names.compactMap { text(of: $0) }.joined(separator: "\n")
    }

    /// One of them; a finding's name such as `VoiceId-pattern` means its parameter. Nil for an unknown name.
    package func text(of name: String) -> String? {
        if let source = profile.package.source, name == "package" || Self.packageRules.contains(name) {
            return text(profile.package, source)
        }
        for role in profile.roles {
            if name == "\(role.name)-pairing", let partner = role.transcribes { return pairing(role, partner) }
            let ofRole = ["\(role.name)-count", "\(role.name)-unmeasured", "\(role.name)-given-twice"]
            if ofRole.contains(name) || name.hasPrefix("\(role.name)-requires-") { return text(role) }
            if let rule = role.rules.first(where: { $0.id == name }) { return text(rule, role: role) }
        }
        let parameter =
            profile.parameters.first { $0.name == name }
            ?? profile.parameters.filter { name.hasPrefix($0.name + "-") }.max { $0.name.count < $1.name.count }
        return parameter.map { text($0) } ?? Self.general(name, sentences)
    }

    /// The findings about what a package would be.
    private static let packageRules = ["package-others", "package-size", "package-zip64", "package-name"]

    /// What is found in recordings and parameters whatever the profile.
    package static func general(_ name: String, _ sentences: any Sentences) -> String? {
        if let fault = SoundFault(rawValue: name), let text = sentences.explanation(of: FindingCode(fault)) {
            return "\(name)  [\(fault.severity)]\n  \(text) Not a vendor's rule.\n"
        }
        if let fault = TextFault(rawValue: name), let text = sentences.explanation(of: FindingCode(fault)) {
            return "\(name)  [\(fault.severity)]\n  \(text) Not a vendor's rule.\n"
        }
        return switch name {
        case "duplicate-recording":
            "\(name)  [warning]\n  Two recordings of a role have the same bytes: such a recording is counted twice in "
                + "every total. Not a vendor's rule.\n"
        case "duplicate-audio":
            "\(name)  [warning]\n  Two recordings of a role have the same samples in different files, such as another container "
                + "or other tags: what is said in them is counted twice. Not a vendor's rule.\n"
        case "shared-recording":
            "\(name)  [warning]\n  A recording in one role has the same bytes as one in another. Advice of this tool: no"
                + " rule of a vendor.\n"
        case "no-audio":
            "\(name)  [error]\n  The recording was measured, and there is not one sample frame in it. No rule of a vendor.\n"
        case "length-unverified":
            "\(name)  [error, undecided]\n  Only the header of the recording was read, so a pass would mean nothing. "
                + "Not a vendor's rule.\n"
        case SuppressionFindings.unusedRule:
            "\(name)  [warning]\n  A suppression in the configuration suppresses nothing, and could hide a later "
                + "finding. Not a vendor's rule.\n"
        case SuppressionFindings.expiredRule:
            "\(name)  [warning]\n  A suppression in the configuration has expired: what it suppressed counts again. "
                + "Not a vendor's rule.\n"
        case "unknown-parameter":
            "\(name)  [error]\n  The profile has no parameter of that name, so the vendor would refuse it or silently "
                + "ignore it.\n"
        case _ where DefectCode(rawValue: name).known != nil:
            "\(name)\n  A defect of the recording itself, found when it was measured; not a vendor's rule. `measure` "
                + "says what is wrong and what to do.\n"
        default: nil
        }
    }

    private func text(_ role: Role) -> String {
        let address = role.addressParameter.map { "; or one at the address in \($0), which is not measured" } ?? ""
        let media =
            role.mediaParameter.map {
                "; or the vendor's ID in \($0) of media that it already has, which is not measured"
            }
            ?? ""
        let demand = "\(role.title): \(sentences.text(of: role.countLimit))\(address)\(media)"
        return lines(
            "\(profile.id)/\(role.name)-count",
            demand + (role.requiredParameter.map { "; together with the parameter \($0)" } ?? ""), severity: .error,
            source: role.source)
    }

    private func pairing(_ role: Role, _ partner: String) -> String {
        lines(
            "\(profile.id)/\(role.name)-pairing",
            "\(role.name): one text for each recording as \(partner), with the same name apart from the extension "
                + "(a.wav, a.txt). A folder given as \(partner) is searched for both; texts in another folder are "
                + "given as \(role.name)=PATH.", severity: .error, source: role.source)
    }

    private func text(_ package: PackageFormat, _ source: RuleSource) -> String {
        var demands: [String] = []
        switch package.form {
        case .files: demands.append("the files themselves")
        case .zip:
            demands.append("one zip of \(Words.list(package.roles)), \(package.compression)")
            for role in package.roles {
                guard let pattern = package.names[role] else { continue }
                demands.append(
                    "\(role) is called \(pattern.name(package.firstIndex)), \(pattern.name(package.firstIndex + 1)) … "
                        + (profile.role(named: role)?.transcribes.map { "as its recording in \($0)" }
                            ?? "in the natural order of names (2 before 10); names that are already such numbers are "
                            + "kept"))
            }
            if let size = package.greatestByteCount { demands.append(sentences.text(of: package.sizeLimit(size))) }
            demands.append(package.allowsZip64 ? "zip64 where it is needed" : "no zip64, so less than 4 GiB")
        }
        demands.append("other files in folders are \(package.others == .leftOut ? "left out and named" : "refused")")
        return lines(
            "\(profile.id)/package", demands.joined(separator: "; "), severity: .error, source: source)
    }

    private func text(_ rule: Rule, role: Role) -> String {
        var demand = "\(role.name): \(sentences.text(of: rule.limit))"
        if !rule.scope.containers.isEmpty || !rule.scope.codecs.isEmpty {
            let formats = rule.scope.containers.map(\.rawValue) + rule.scope.codecs.map(\.name)
            demand += " (only \(Words.alternatives(formats)))"
        }
        return lines(
            "\(profile.id)/\(rule.id)", demand, severity: rule.severity, source: rule.source, examples: rule.examples,
            remedy: rule.remedy)
    }

    private func text(_ parameter: Parameter) -> String {
        var demands =
            [parameter.isRequired ? "required" : "optional"] + parameter.conditions.map { sentences.text(of: $0.limit) }
        if let companion = parameter.companion { demands.append(sentences.text(of: companion.limit)) }
        return lines(
            "\(profile.id)/\(parameter.name)",
            (parameter.title.map { $0 + ": " } ?? "") + demands.joined(separator: "; "), severity: parameter.severity,
            source: parameter.source, examples: parameter.examples)
    }

    private func lines(
        _ name: String, _ demand: String, severity: Severity, source: RuleSource, examples: [RuleExample] = [],
        remedy: String? = nil
    ) -> String {
        var text = "\(name)  [\(severity)]\n  \(demand)\n"
        text += "  \(source.statement)\n"
        text += "  \(source.title), \(source.address), read \(source.read), confidence \(source.confidence.rawValue)\n"
        if let reading = source.reading { text += "  Read here as: \(reading)\n" }
        if let remedy { text += "  What to do: \(remedy)\n" }
        for example in examples {
            text += "  \(example.outcome.rawValue): \(example.text)\n"
        }
        return text
    }
}
