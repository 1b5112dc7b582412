extension Finding: Codable {
    private enum CodingKeys: String, CodingKey {
        case rule, code, severity, outcome, role, parameter, path, line, archive, byteOffset, byteCount, measured,
            limit,
            allowed, minimum, maximum, headroom, facts, message, remedy, source
    }

    /// Reads the documented JSON form. The words in it are those of the facts; only where there are none, as in reports
    /// of earlier versions, they are kept.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let rule = try values.decode(String.self, forKey: .rule)
        let code = try values.decodeIfPresent(FindingCode.self, forKey: .code)
        // What has a sentence is said by it.
        let isKnown =
            code.map { FindingCode.known.contains($0) || DefectCode(rawValue: $0.rawValue).known != nil } ?? false
        var facts = try values.decodeIfPresent([String: Fact].self, forKey: .facts) ?? [:]
        if code == nil, let remedy = try values.decodeIfPresent(String.self, forKey: .remedy) {
            facts["remedy"] = .text(remedy)
        }
        self.init(
            rule: rule, code: code ?? FindingCode(rawValue: rule),
            severity: try values.decode(Severity.self, forKey: .severity),
            outcome: try values.decode(Outcome.self, forKey: .outcome),
            role: try values.decodeIfPresent(String.self, forKey: .role),
            parameter: try values.decodeIfPresent(String.self, forKey: .parameter),
            path: try values.decodeIfPresent(RecordingPath.self, forKey: .path),
            line: try values.decodeIfPresent(Int.self, forKey: .line),
            archive: try values.decodeIfPresent(RecordingPath.self, forKey: .archive),
            byteOffset: try values.decodeIfPresent(Int64.self, forKey: .byteOffset),
            byteCount: try values.decodeIfPresent(Int64.self, forKey: .byteCount),
            measured: try values.decodeIfPresent(Quantity.self, forKey: .measured),
            limit: RuleLimit(
                allowed: try values.decodeIfPresent([String: Fact].self, forKey: .allowed),
                words: try values.decodeIfPresent(String.self, forKey: .limit),
                minimum: try values.decodeIfPresent(RuleLimit.Bound.self, forKey: .minimum),
                maximum: try values.decodeIfPresent(RuleLimit.Bound.self, forKey: .maximum)),
            headroom: try values.decodeIfPresent(Headroom.self, forKey: .headroom), facts: facts,
            ownMessage: isKnown ? "" : try values.decodeIfPresent(String.self, forKey: .message) ?? "",
            source: try values.decodeIfPresent(RuleSource.self, forKey: .source))
    }

    /// Writes the documented JSON form, with words where the encoder has `Sentences`; `path` is always present, null for
    /// the whole set.
    public func encode(to encoder: any Encoder) throws {
        let sentences = encoder.sentences
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(rule, forKey: .rule)
        try values.encode(code, forKey: .code)
        try values.encode(severity, forKey: .severity)
        try values.encode(outcome, forKey: .outcome)
        try values.encodeIfPresent(role, forKey: .role)
        try values.encodeIfPresent(parameter, forKey: .parameter)
        try values.encode(path, forKey: .path)
        try values.encodeIfPresent(line, forKey: .line)
        try values.encodeIfPresent(archive, forKey: .archive)
        try values.encodeIfPresent(byteOffset, forKey: .byteOffset)
        try values.encodeIfPresent(byteCount, forKey: .byteCount)
        if let measured {
            let text = sentences?.measured(of: self) ?? measured.fact.text
            try values.encode(
                WrittenQuantity(
                    value: measured.value, unit: measured.unit, text: text, uncertainty: measured.uncertainty),
                forKey: .measured)
        }
        try values.encodeIfPresent(sentences?.limit(of: self), forKey: .limit)
        try values.encodeIfPresent(limit?.allowed, forKey: .allowed)
        try values.encodeIfPresent(limit?.minimum, forKey: .minimum)
        try values.encodeIfPresent(limit?.maximum, forKey: .maximum)
        if let headroom {
            try values.encode(
                WrittenQuantity(
                    value: headroom.value, unit: headroom.unit, text: sentences?.headroom(of: self),
                    side: headroom.side), forKey: .headroom)
        }
        if !facts.isEmpty { try values.encode(facts, forKey: .facts) }
        try values.encode(sentences?.message(of: self) ?? ownMessage, forKey: .message)
        try values.encodeIfPresent(sentences?.remedy(of: self), forKey: .remedy)
        try values.encodeIfPresent(source, forKey: .source)
    }
}
