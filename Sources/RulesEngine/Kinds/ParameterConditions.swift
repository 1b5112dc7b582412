import PreflightModel

/// `length`: how many Unicode scalar values a value may have.
struct LengthCondition: ParameterCondition {
    private let rule: NumberRule<Int64>

    init(limits: Limits<Int64>) { rule = NumberRule(.length, .characters, limits) }

    let keyword = "length"
    var limit: RuleLimit { rule.limit }

    func judge(_ value: String) -> Judgement {
        let count = Int64(value.unicodeScalars.count)
        return rule.judge(low: count, high: count)
    }
}

/// `byteLength`: how many bytes a value may have in UTF-8.
struct ByteLengthCondition: ParameterCondition {
    private let rule: NumberRule<Int64>

    init(limits: Limits<Int64>) { rule = NumberRule(.byteLength, .bytes, limits) }

    let keyword = "byteLength"
    var limit: RuleLimit { rule.limit }

    func judge(_ value: String) -> Judgement {
        let count = Int64(value.utf8.count)
        return rule.judge(low: count, high: count)
    }
}

/// `pattern`: a regular expression that the whole value must match.
struct PatternCondition: ParameterCondition {
    /// The expression, with the profile's words for it.
    var pattern: Pattern

    let keyword = "pattern"
    var limit: RuleLimit { RuleLimit(kind: keyword, facts: pattern.facts) }

    func judge(_ value: String) -> Judgement {
        switch pattern.judge(value) {
        case .matches: .value(value)
        case .differs: .value(value, .patternDiffers)
        case .undecided: Judgement(.open, .patternUndecided, measured: .shown(value))
        }
    }
}

/// `oneOf`: the values that are allowed, exactly as the vendor writes them.
struct OneOfCondition: ParameterCondition {
    let allowed: [String]

    let keyword = "oneOf"
    var limit: RuleLimit { RuleLimit(kind: keyword, facts: ["names": .list(allowed)]) }

    init(allowed: [String]) { self.allowed = allowed }

    func judge(_ value: String) -> Judgement {
        if allowed.contains(value) { return .value(value) }
        var judgement = Judgement.value(value, .notOneOf)
        if let near = Words.nearest(to: value, among: allowed) { judgement.facts["nearest"] = .text(near) }
        return judgement
    }
}

/// `integer`: a whole number within limits.
struct IntegerCondition: ParameterCondition {
    private let rule: NumberRule<Int64>

    init(limits: Limits<Int64>) { rule = NumberRule(.integer, .integer, limits) }

    let keyword = "integer"
    var limit: RuleLimit { rule.limit }

    func judge(_ value: String) -> Judgement {
        guard let number = WholeNumber.value(of: value) else { return .value(value, .notInteger) }
        return rule.judge(low: number, high: number)
    }
}

/// `boolean`: `true` or `false`.
struct BooleanCondition: ParameterCondition {
    let keyword = "boolean"
    let limit = RuleLimit(kind: "boolean")

    func judge(_ value: String) -> Judgement {
        .value(value, ["true", "false"].contains(value) ? nil : .notBoolean)
    }
}

/// `url`: an absolute URL, with the schemes and the end of the host that are allowed.
struct URLCondition: ParameterCondition {
    private let schemes: [String]
    private let hostSuffix: String?
    let limit: RuleLimit

    init(schemes: [String], hostSuffix: String?) {
        self.schemes = schemes
        self.hostSuffix = hostSuffix
        var facts: [String: Fact] = schemes.isEmpty ? [:] : ["schemes": .list(schemes)]
        facts["hostSuffix"] = hostSuffix.map { .text($0) }
        limit = RuleLimit(kind: "url", facts: facts)
    }

    let keyword = "url"

    func judge(_ value: String) -> Judgement {
        guard let address = WebAddress(value) else { return .value(value, .notAddress) }
        let isAllowed =
            (schemes.isEmpty || schemes.contains(address.scheme))
            && (hostSuffix.map { address.host.hasSuffix($0) } ?? true)
        return .value(value, isAllowed ? nil : .addressNotAccepted)
    }
}

/// `ossObject`: the public address of an object in a bucket of OSS.
struct OSSObjectCondition: ParameterCondition {
    let keyword = "ossObject"
    let limit = RuleLimit(kind: "ossObject")

    func judge(_ value: String) -> Judgement {
        .value(value, OSSObjectAddress.isPublic(value) ? nil : .notOSSObject)
    }
}

/// `mediaIDs`: the vendor's own ID of media, or several.
struct MediaIDsCondition: ParameterCondition {
    /// Whether there may be several.
    private let isList: Bool

    init(isList: Bool) { self.isList = isList }

    let keyword = "mediaIDs"
    var limit: RuleLimit { RuleLimit(kind: keyword, facts: ["number": isList ? "several" : "one"]) }

    func judge(_ value: String) -> Judgement {
        let isAllowed = MediaIDs.ids(in: value).map { isList || $0.count == 1 } ?? false
        return .value(value, isAllowed ? nil : .notMediaIDs)
    }
}

/// `header`: what the header of a request carries.
struct HeaderCondition: ParameterCondition {
    let keyword = "header"
    let limit = RuleLimit(kind: "header")

    func judge(_ value: String) -> Judgement { .value(value, HeaderValue.isCarried(value) ? nil : .notHeader) }
}

/// `endsWithPunctuation`: the last character, closing quotes and brackets aside, is a punctuation mark.
struct PunctuationCondition: ParameterCondition {
    let keyword = "endsWithPunctuation"
    let limit = RuleLimit(kind: "endsWithPunctuation")

    func judge(_ value: String) -> Judgement {
        .value(value, SentenceEnd.isReached(by: value) ? nil : .withoutPunctuation)
    }
}

/// `without: chinese`: no Han characters.
struct NoChineseCondition: ParameterCondition {
    let keyword = "without"
    let limit = RuleLimit(kind: "without", facts: ["characters": "chinese"])

    func judge(_ value: String) -> Judgement {
        guard let found = value.unicodeScalars.first(where: { Self.isHan($0) }) else { return .value(value) }
        var judgement = Judgement.value(value, .chineseCharacter)
        judgement.facts["character"] = .text(String(found))
        return judgement
    }

    /// The blocks of Han characters and of the punctuation and forms that come with them (Unicode 16).
    private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2E80...0x2FDF, 0x3000...0x303F, 0x31C0...0x31EF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}

extension Judgement {
    /// What is said of a value: that it is allowed, or what is wrong with it.
    fileprivate static func value(_ value: String, _ mistake: FindingCode? = nil) -> Judgement {
        Judgement(mistake == nil ? .pass : .fail, mistake ?? .valueAccepted, measured: .shown(value))
    }
}

extension Quantity {
    /// A value as it is shown: the beginning of a long one.
    fileprivate static func shown(_ value: String) -> Quantity {
        Quantity(.text(value.unicodeScalars.count > 60 ? String(value.prefix(57)) + "…" : value))
    }
}
