import PreflightModel

/// What the rules of the kind `saysText` say: whether each recording says its text.
struct WordChecks {
    /// In larger sets, nobody looks for swapped texts: each has to be held against every other.
    private static let greatestSwapCount = 200

    private let profile: Profile
    private let pronunciations: Pronunciations
    private let parameters: [String: String]
    private let recordings: [SpokenRecording]
    private let documents: [CheckInput.Document]

    init(profile: Profile, input: CheckInput, sets: RecordingSets) {
        self.profile = profile
        pronunciations = input.pronunciations
        parameters = input.parameters
        documents = input.documents
        recordings = sets.spoken
    }

    /// A text that a recording may say.
    private struct Candidate {
        var text: String
        var language: TextLanguage?
        var words: [SpokenWord]
        /// The file of the text; nil for parameters and for texts of the profile.
        var file: RecordingPath?
        var isCut = false
        /// Whether the language is one of several that it may be in, so that it is only known where the text agrees.
        var isGuess = false
    }

    /// A rule with the recordings that it is about, and the texts of each: several where one of them is to be said.
    private struct Demand {
        var rule: Rule
        var condition: SaysTextCondition
        var recordings: [(recording: SpokenRecording, texts: [Candidate])]
    }

    private var demands: [Demand] {
        profile.roles.flatMap { role in
            role.rules.compactMap { rule -> Demand? in
                guard case .words(let condition) = rule.demand else { return nil }
                let own = recordings.filter { $0.role == role.name }
                return Demand(
                    rule: rule, condition: condition,
                    recordings: zip(own, texts(of: own, condition)).filter { condition.isFixed || !$0.1.isEmpty }
                        .map { ($0.0, $0.1) })
            }
        }
    }

    private func texts(of recordings: [SpokenRecording], _ condition: SaysTextCondition) -> [[Candidate]] {
        let language = condition.languageParameter.flatMap { parameters[$0] }
        switch condition.text {
        case .parameter(let name):
            return recordings.map { _ in
                parameters[name].map { candidates($0, language: language) } ?? []
            }
        case .fixed(let texts):
            let fixed = texts.flatMap { candidates($0, language: nil) }
                .filter { language == nil || $0.language == language.flatMap { TextLanguage(tag: $0) } }
            return recordings.map { _ in fixed }
        case .role(let role):
            let texts = documents.filter { $0.role == role }
            let pairing = TranscriptPairing(recordings: recordings.map(\.path), transcripts: texts.map(\.path))
            return pairing.transcripts.map { index in
                guard let index, let measured = texts[index].transcript, let text = measured.text, !measured.isBlank
                else {
                    return []
                }
                return candidates(text, language: language).map { candidate in
                    var candidate = candidate
                    (candidate.file, candidate.isCut) = (texts[index].path, measured.isCut)
                    return candidate
                }
            }
        }
    }

    /// A text, once for each language that it may be in.
    private func candidates(_ text: String, language tag: String?) -> [Candidate] {
        // What somebody gave for the language counts only where the text is in its script.
        let tag = tag.flatMap { isWritten(text, inLanguage: $0) ? $0 : nil }
        let given = tag.flatMap { TextLanguage(tag: $0) }
        let isOther = tag != nil && given == nil
        let language = isOther ? nil : TextLanguage(of: text) ?? given
        let guesses = isOther || language != nil ? [] : TextLanguage.guesses(of: text)
        guard !guesses.isEmpty else {
            return [
                Candidate(
                    text: text, language: language, words: language.map { SpokenWord.words(of: text, in: $0) } ?? [])
            ]
        }
        return guesses.map {
            Candidate(text: text, language: $0, words: SpokenWord.words(of: text, in: $0), isGuess: true)
        }
    }

    private func isWritten(_ text: String, inLanguage tag: String) -> Bool {
        let letters = SyllableCount(text).letters
        let own = WritingSystem.systems(of: tag) ?? []
        return letters.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }.map { own.contains($0.key) }
            ?? false
    }

    // MARK: What has to be pronounced

    /// The words of all texts whose recordings were recognised, by language.
    var words: [TextLanguage: Set<String>] {
        var words: [TextLanguage: Set<String>] = [:]
        for demand in demands {
            for (recording, texts) in demand.recordings {
                guard case .heard = recording.phones?.outcome else { continue }
                for text in texts {
                    guard let language = text.language else { continue }
                    words[language, default: []].formUnion(text.words.flatMap { $0.readings.joined() })
                }
            }
        }
        return words
    }

    // MARK: Findings

    var findings: [Finding] { demands.flatMap(findings) }

    private func findings(_ demand: Demand) -> [Finding] {
        var findings: [Finding] = []
        var uncompared: [String: [SpokenRecording]] = [:]
        for (recording, texts) in demand.recordings {
            switch compared(recording, texts) {
            case .failure(let reason): uncompared[reason.rawValue, default: []].append(recording)
            case .success(let best):
                var judgement = demand.condition.judge(best.agreement)
                if judgement.outcome == .fail, isMaybeOther(demand.condition) {
                    (judgement.outcome, judgement.code, judgement.isTooCloseToCall) = (.open, .textUnsure, true)
                }
                if judgement.outcome != .pass, let other = swapped(recording, best, in: demand) {
                    judgement = SaysTextCondition.judgement(of: best.agreement, saysTextOf: other)
                }
                switch demand.condition.text {
                case .parameter(let name): judgement.facts["textParameter"] = .text(name)
                case .role: judgement.facts["textFile"] = best.text.file.map { .text($0.description) }
                case .fixed: break
                }
                var finding = Finding(
                    demand.rule, judgement, role: recording.role, path: recording.path, profile: profile.id)
                finding.severity = min(
                    finding.severity, SaysTextCondition.weight(of: judgement, best.agreement.language))
                findings.append(finding)
            }
        }
        let notes = uncompared.sorted { $0.key < $1.key }.map { reason, recordings in
            notCompared(demand.rule, SaysTextCondition.Reason(rawValue: reason), recordings)
        }
        return findings + notes
    }

    /// Whether the text may be one that the profile does not have, since nobody said in which language it is.
    private func isMaybeOther(_ condition: SaysTextCondition) -> Bool {
        guard condition.isFixed, let name = condition.languageParameter else { return false }
        return parameters[name] == nil
    }

    /// What could not be compared is said once for all recordings, and keeps nobody from submitting.
    private func notCompared(
        _ rule: Rule, _ reason: SaysTextCondition.Reason, _ recordings: [SpokenRecording]
    ) -> Finding {
        var judgement = Judgement(
            .open, .wordsNotCompared,
            facts: ["reason": .text(reason.rawValue), "recordings": .integer(Int64(recordings.count))])
        judgement.isTooCloseToCall = true
        var finding = Finding(
            rule, judgement, role: recordings[0].role, path: recordings.count == 1 ? recordings[0].path : nil,
            profile: profile.id)
        finding.severity = reason == .crashed || reason == .timedOut || reason == .invalidAnswer ? .warning : .note
        return finding
    }

    private struct Compared {
        var text: Candidate
        var agreement: TextAgreement
    }

    /// The text that is nearest to what was heard.
    private func compared(
        _ recording: SpokenRecording, _ texts: [Candidate]
    ) -> Result<Compared, SaysTextCondition.Reason> {
        guard texts.contains(where: { $0.language != nil }) else { return .failure(.language) }
        guard recording.wasHeard else { return .failure(.depth) }
        guard let phones = recording.phones else { return .failure(.notInstalled) }
        guard case .heard(let heard) = phones.outcome else {
            if case .failed(let failure) = phones.outcome { return .failure(.init(failure)) }
            return .failure(.notInstalled)
        }
        var reason = SaysTextCondition.Reason.language
        var best: Compared?
        for text in texts {
            guard let language = text.language else { continue }
            guard !text.isCut else {
                reason = .cut
                continue
            }
            guard let known = pronunciations.words[language] else {
                if !text.isGuess { reason = .pronunciations }
                continue
            }
            guard
                let agreement = TextAgreement(of: text.words, in: language, heard: heard, pronunciations: known),
                agreement.phoneCount >= WordLimits.leastPhones, agreement.openShare <= WordLimits.openShare
            else {
                reason = .brief
                continue
            }
            if text.isGuess, !agreement.isSaid { continue }
            if agreement.errorRate < best?.agreement.errorRate ?? .infinity {
                best = Compared(text: text, agreement: agreement)
            }
        }
        return best.map { .success($0) } ?? .failure(reason)
    }

    /// The text of another recording that is clearly nearer to what is said than the own one.
    private func swapped(_ recording: SpokenRecording, _ own: Compared, in demand: Demand) -> RecordingPath? {
        guard case .role = demand.condition.text, demand.recordings.count <= Self.greatestSwapCount else { return nil }
        let others = demand.recordings.filter { $0.recording.path != recording.path }
        let nearest = others.compactMap { try? compared(recording, $0.texts).get() }
            .min { $0.agreement.errorRate < $1.agreement.errorRate }
        guard let nearest, nearest.agreement.isSaid,
            nearest.agreement.errorRate <= own.agreement.errorRate - WordLimits.swapMargin
        else { return nil }
        return nearest.text.file
    }
}
