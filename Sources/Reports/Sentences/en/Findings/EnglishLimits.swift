import PreflightModel

/// What rules allow, in English.
enum EnglishLimits {
    /// "10 s to 5 min": the limit of a finding, whose rule says what it is about.
    static func text(of finding: Finding) -> String? {
        guard let limit = finding.limit else { return nil }
        if soundKinds.contains(limit.kind) { return sound(limit) }
        switch limit.kind {
        case NumberCodes.totalDuration.kind, NumberCodes.totalSize.kind, NumberCodes.count.kind: return range(limit)
        default: return text(limit)
        }
    }

    /// "15 min to 30 min in total": with all that it is about.
    static func text(_ limit: RuleLimit) -> String {
        let facts = limit.facts
        if soundKinds.contains(limit.kind) {
            return EnglishSound.text(limit, sound(limit))
        }
        switch limit.kind {
        case RuleLimit.ownKind: return facts["words"]?.text ?? ""
        case "container", "codec", "documentFormat", "oneOf": return Words.alternatives(facts["names"]?.list ?? [])
        case NumberCodes.totalDuration.kind, NumberCodes.totalSize.kind: return range(limit) + " in total"
        case NumberCodes.count.kind: return counted(limit, "recording", "recordings")
        case NumberCodes.length.kind: return counted(limit, "character", "characters")
        case NumberCodes.byteLength.kind: return counted(limit, "byte of UTF-8", "bytes of UTF-8")
        case NumberCodes.fileName.kind: return fileName(limit)
        case NumberCodes.files.kind: return files(facts)
        case NumberCodes.integer.kind: return integer(limit)
        case "uniqueNames": return "no file name twice"
        case "reverberation": return "no reverberation"
        case RuleLimit.oneSpeakerKind: return "one speaker"
        case RuleLimit.sameSpeakerKind: return "the speaker of \(facts["as"]?.text ?? "another role")"
        case "pattern": return pattern(limit)
        case "boolean": return "true or false"
        case "url": return address(facts)
        case "ossObject": return OSSObjectAddress.words
        case "mediaIDs":
            return facts["number"]?.text == "several"
                ? "a list of media IDs with commas between them, each once" : "one media ID"
        case "header": return HeaderValue.words
        case "endsWithPunctuation": return "ends with a punctuation mark"
        case "without": return "no Chinese characters"
        case "required": return "required"
        case "requires": return "together with \(companion(limit))"
        case "saysText": return saysText(facts)
        case "pairing": return "one text for each recording, of the same name"
        default: return package(limit) ?? range(limit)
        }
    }

    /// "a recording in the role prompt", "the parameter PromptText".
    static func companion(_ limit: RuleLimit?) -> String {
        limit?.facts["role"]?.text.map { "a recording in the role \($0)" }
            ?? "the parameter \(limit?.facts["parameter"]?.text ?? "")"
    }

    /// "says what the text in the role text says".
    private static func saysText(_ facts: [String: Fact]) -> String {
        if let role = facts["role"]?.text { return "says what its text in the role \(role) says" }
        if let parameter = facts["parameter"]?.text { return "says what \(parameter) says" }
        let texts = facts["texts"]?.list ?? []
        return texts.count == 1 ? "says “\(texts[0])”" : "says one of \(texts.count) texts"
    }

    private static let soundKinds = Set(NumberCodes.ofSound.map(\.kind))

    /// A range, or none at all.
    private static func sound(_ limit: RuleLimit) -> String {
        guard limit.kind == NumberCodes.clipping.kind else { return range(limit) }
        if limit.maximum?.number == 0 { return "no clipping" }
        let isShare = (limit.maximum ?? limit.minimum)?.unit == .percent
        return "\(range(limit)) \(isShare ? "of all samples" : "samples") clipped"
    }

    private static func range(_ limit: RuleLimit) -> String {
        if let values = limit.facts["values"]?.list {
            let unit = NumberCodes.all.first { $0.kind == limit.kind }.flatMap(EnglishQuantities.unit)
            return Words.alternatives(values.map { EnglishQuantities.text(.integer(Int64($0) ?? 0), unit) })
        }
        switch (limit.minimum, limit.maximum) {
        case (let least?, let most?) where least.isInclusive && most.isInclusive:
            return least.number == most.number
                ? "exactly \(least.notation)" : "\(least.notation) to \(most.notation)"
        case (let least?, let most?): return "\(above(least)) and \(below(most))"
        case (let least?, nil): return above(least)
        case (nil, let most?): return below(most)
        case (nil, nil): return "anything"
        }
    }

    private static func above(_ bound: RuleLimit.Bound) -> String {
        (bound.isInclusive ? "at least " : "more than ") + bound.notation
    }

    private static func below(_ bound: RuleLimit.Bound) -> String {
        (bound.isInclusive ? "at most " : "less than ") + bound.notation
    }

    /// "at least 1 recording", "1 to 50 characters".
    private static func counted(_ limit: RuleLimit, _ singular: String, _ plural: String) -> String {
        "\(range(limit)) \((limit.maximum ?? limit.minimum)?.notation == "1" ? singular : plural)"
    }

    private static func fileName(_ limit: RuleLimit) -> String {
        var parts: [String] = []
        if limit.facts["pattern"] != nil { parts.append(pattern(limit)) }
        if let forbidden = limit.facts["without"]?.list {
            parts.append("has none of \(forbidden.joined(separator: " "))")
        }
        if limit.minimum != nil || limit.maximum != nil { parts.append(counted(limit, "character", "characters")) }
        return parts.joined(separator: ", ")
    }

    private static func pattern(_ limit: RuleLimit) -> String {
        limit.facts["patternWords"]?.text ?? "matches \(EnglishPatterns.shown(limit))"
    }

    /// "exactly 1", "at least 1", "1 to 20".
    private static func files(_ facts: [String: Fact]) -> String {
        let least = facts["least"]?.integer ?? 0
        guard let most = facts["most"]?.integer else { return least == 0 ? "any number" : "at least \(least)" }
        if least == most { return "exactly \(least)" }
        return least == 0 ? "at most \(most)" : "\(least) to \(most)"
    }

    private static func integer(_ limit: RuleLimit) -> String {
        switch (limit.minimum, limit.maximum) {
        case (nil, nil): "an integer"
        case (let least?, let most?) where least.isInclusive && most.isInclusive: "an integer from \(range(limit))"
        default: "an integer of \(range(limit))"
        }
    }

    private static func address(_ facts: [String: Fact]) -> String {
        let scheme = facts["schemes"]?.list.map { "a URL with \(Words.alternatives($0))" } ?? "an absolute URL"
        return facts["hostSuffix"]?.text.map { "\(scheme) at a host that ends in \($0)" } ?? scheme
    }

    private static func package(_ limit: RuleLimit) -> String? {
        let facts = limit.facts
        switch limit.kind {
        case "package.form": return facts["form"]?.text == "zip" ? "one zip" : "the recordings themselves"
        case "package.roles": return (facts["names"]?.list ?? []).joined(separator: ", ")
        case "package.zip64": return "no zip64"
        case "package.contents":
            return facts["kinds"]?.list?.contains("text") ?? false ? "recordings and texts" : "recordings"
        case "package.entries": return "at most \(EnglishAmounts.grouped(facts["most"]?.integer ?? 0)) entries"
        case "package.size": return "at most \(EnglishAmounts.bytes(limit.maximum?.value.integer ?? 0))"
        case "package.names":
            guard let first = facts["first"]?.text else { return "any name" }
            return facts["last"]?.text.map { "\(first) to \($0)" } ?? "\(first) and so on"
        default: return nil
        }
    }
}
