import PreflightModel

/// What is wrong with the texts that say the words of recordings, whatever the vendor: too long or too short for what is
/// said, in another language, the same twice, or such that readers read it differently.
struct TextChecks {
    let profile: Profile
    let input: CheckInput
    let sets: RecordingSets

    var findings: [Finding] {
        let pairs = SpokenText.all(profile: profile, input: input, recordings: sets.spoken)
        return pairs.compactMap(rate) + texts.flatMap(ofTextAlone) + repeated(pairs)
    }

    // MARK: Text against speech

    /// Too much or too little text for the time in which somebody speaks.
    private func rate(_ pair: SpokenText) -> Finding? {
        let count = SyllableCount(pair.text)
        guard count.most >= TextLimits.leastSyllables else { return nil }
        let isHeard = pair.recording.speech.map { $0.value > 0 } ?? false
        let time = isHeard ? pair.recording.speech : nil
        // Nobody speaks for longer than the recording lasts.
        let longest = min(time?.greatest ?? .infinity, pair.recording.length)
        guard longest > 0 else { return nil }
        let fault: TextFault
        if count.least / longest > TextLimits.impossibleRate {
            fault = .impossible
        } else if count.least / longest > TextLimits.greatestRate {
            fault = .longerThanSpeech
        } else if let time, !pair.isCut, time.lowest >= TextLimits.leastSpeech,
            count.most / time.lowest < TextLimits.leastRate
        {
            fault = .shorterThanSpeech
        } else {
            return nil
        }
        var facts: [String: Fact] = [
            "leastSyllables": .number(count.least.rounded(toDecimals: 1)),
            "mostSyllables": .number(count.most.rounded(toDecimals: 1)),
            "characters": .integer(Int64(pair.text.unicodeScalars.count)),
            "lengthSeconds": .number(pair.recording.length.rounded(toDecimals: 3)),
        ]
        facts["speechSeconds"] = time.map { .number($0.value) }
        facts["uncertaintySeconds"] = time.map { .number($0.uncertainty) }
        switch pair.origin {
        case .file(let path, _): facts["textFile"] = .text(path.description)
        case .parameter(let name): facts["textParameter"] = .text(name)
        }
        return Finding(
            rule: fault.rawValue, code: FindingCode(fault), severity: fault.severity, outcome: .fail,
            role: pair.recording.role, path: pair.recording.path, facts: facts)
    }

    // MARK: A text alone

    /// A text that says the words of recordings, wherever it is given.
    private struct Given {
        let text: String
        /// The language that was given for it, and the parameter that gave it.
        let language: (name: String, parameter: String)?
        let role: String?
        let path: RecordingPath?
        let parameter: String?
    }

    /// Every text once, also that of a recording that is missing.
    private var texts: [Given] {
        var texts: [Given] = []
        for role in profile.roles where role.kind == .transcript {
            let language = language(of: role)
            for document in input.documents where document.role == role.name {
                guard let text = document.transcript?.text else { continue }
                texts.append(
                    Given(text: text, language: language, role: role.name, path: document.path, parameter: nil))
            }
        }
        for parameter in profile.parameters {
            guard let text = input.parameters[parameter.name], let condition = condition(on: parameter.name) else {
                continue
            }
            texts.append(
                Given(
                    text: text, language: language(of: condition), role: nil, path: nil, parameter: parameter.name))
        }
        return texts
    }

    private func condition(on parameter: String) -> SaysTextCondition? {
        conditions.first { $0.text == .parameter(parameter) }
    }

    private var conditions: [SaysTextCondition] {
        profile.roles.flatMap(\.rules).compactMap { rule in
            if case .words(let condition) = rule.demand { condition } else { nil }
        }
    }

    private func language(of role: Role) -> (name: String, parameter: String)? {
        conditions.first { $0.text == .role(role.name) }.flatMap { language(of: $0) }
    }

    private func language(of condition: SaysTextCondition) -> (name: String, parameter: String)? {
        condition.languageParameter.flatMap { name in input.parameters[name].map { ($0, name) } }
    }

    private func ofTextAlone(_ given: Given) -> [Finding] {
        [otherLanguage(given), readDifferently(given)].compactMap(\.self)
    }

    private func finding(_ fault: TextFault, _ given: Given, _ facts: [String: Fact]) -> Finding {
        Finding(
            rule: fault.rawValue, code: FindingCode(fault), severity: fault.severity, outcome: .fail,
            role: given.role, parameter: given.parameter, path: given.path, facts: facts)
    }

    private func otherLanguage(_ given: Given) -> Finding? {
        guard let language = given.language, let expected = WritingSystem.systems(of: language.name) else { return nil }
        let letters = SyllableCount(given.text).letters
        let (all, own) = (
            letters.values.reduce(0, +), letters.reduce(0) { $0 + (expected.contains($1.key) ? $1.value : 0) }
        )
        guard all >= TextLimits.leastLetters, Double(own) < TextLimits.leastScriptShare * Double(all),
            let found = letters.max(by: { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) })?.key
        else { return nil }
        return finding(
            .otherLanguage, given,
            [
                "language": .text(language.name), "languageParameter": .text(language.parameter),
                "script": .text(found.rawValue),
            ])
    }

    /// Digits and symbols, of which the first few are named.
    private func readDifferently(_ given: Given) -> Finding? {
        var tokens: [String] = []
        for word in given.text.split(whereSeparator: \.isWhitespace) {
            let scalars = word.unicodeScalars
            guard scalars.contains(where: { $0.isSpokenSymbol || $0.properties.generalCategory == .decimalNumber })
            else { continue }
            // Scripts without spaces have no words that could be shown alone.
            let shown =
                word.count <= 24
                ? String(word) : String(scalars.first { $0.isDigitOrSymbol }.map(Character.init) ?? " ")
            if !tokens.contains(shown) { tokens.append(shown) }
        }
        guard !tokens.isEmpty else { return nil }
        return finding(
            .readDifferently, given,
            ["tokens": .list(Array(tokens.prefix(5))), "otherTokens": .integer(Int64(max(0, tokens.count - 5)))])
    }

    // MARK: Texts against each other

    /// The same words in the files of two recordings, of which one is likely to be there by mistake.
    private func repeated(_ pairs: [SpokenText]) -> [Finding] {
        var first: [String: RecordingPath] = [:]
        return pairs.compactMap { pair in
            guard case .file(let path, let role) = pair.origin, !pair.isCut else { return nil }
            let letters = String(
                String.UnicodeScalarView(
                    pair.text.lowercased().unicodeScalars.filter {
                        $0.properties.isAlphabetic || $0.properties.isIdeographic || $0.properties.numericType != nil
                    }))
            guard letters.unicodeScalars.count >= TextLimits.leastLetters else { return nil }
            guard let other = first[letters] else {
                first[letters] = path
                return nil
            }
            return Finding(
                rule: TextFault.repeated.rawValue, code: FindingCode(TextFault.repeated),
                severity: TextFault.repeated.severity,
                outcome: .fail, role: role, path: path, facts: ["other": .text(other.description)])
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isDigitOrSymbol: Bool { isSpokenSymbol || properties.generalCategory == .decimalNumber }
}
