import PreflightModel

/// `length`: how many Unicode scalar values a value may have.
struct LengthCondition: ParameterCondition {
    let limits: Limits<Int64>

    var keyword: String { "length" }
    var limit: String { limits.text("character", "characters") }

    func judge(_ value: String) -> Judgement {
        let count = Int64(value.unicodeScalars.count)
        return CharacterCount.wording.judge(limits, low: count, high: count)
    }
}

/// `byteLength`: how many bytes a value may have in UTF-8.
struct ByteLengthCondition: ParameterCondition {
    let limits: Limits<Int64>

    var keyword: String { "byteLength" }
    var limit: String { limits.text("byte of UTF-8", "bytes of UTF-8") }

    func judge(_ value: String) -> Judgement {
        let count = Int64(value.utf8.count)
        return Self.wording.judge(limits, low: count, high: count)
    }

    private static let wording = LimitWording<Int64>(
        unit: .bytes, text: { value, _ in Amounts.counted(value, "byte of UTF-8", "bytes of UTF-8") },
        distance: { Amounts.grouped($0) }, greater: "more", less: "fewer",
        whenTooGreat: "Shorten it: a Latin letter takes 1 byte, a Chinese character 3.", whenTooSmall: "Write more.",
        isCount: true)
}

/// `pattern`: a regular expression that the whole value must match.
struct PatternCondition: ParameterCondition {
    let pattern: Pattern

    var keyword: String { "pattern" }
    var limit: String { "matches \(pattern.shown)" }

    func judge(_ value: String) -> Judgement {
        let answer = pattern.judge(value)
        let judgement = Judgement.of(
            value, isAllowed: answer == .matches, limit: limit, otherwise: "does not match \(pattern.shown)",
            remedy: "Give a value that does.")
        guard answer == .undecided, let measured = judgement.measured else { return judgement }
        return .undecided("\"\(measured.text)\"", by: pattern, measured: measured, limit: limit)
    }
}

/// `oneOf`: the values that are allowed, exactly as the vendor writes them.
struct OneOfCondition: ParameterCondition {
    let allowed: [String]

    var keyword: String { "oneOf" }
    var limit: String { Words.alternatives(allowed) }

    func judge(_ value: String) -> Judgement {
        var judgement = Judgement.of(
            value, isAllowed: allowed.contains(value), limit: limit, otherwise: "is not \(limit)")
        if judgement.outcome == .fail, let near = Words.nearest(to: value, among: allowed) {
            judgement.remedy = "Did you mean \"\(near)\"?"
        }
        return judgement
    }
}

/// `integer`: a whole number within limits.
struct IntegerCondition: ParameterCondition {
    let limits: Limits<Int64>

    var keyword: String { "integer" }
    var limit: String {
        switch (limits.lower, limits.upper) {
        case (nil, nil): "an integer"
        case (let lower?, let upper?) where lower.isInclusive && upper.isInclusive: "an integer from \(limits.text)"
        default: "an integer of \(limits.text)"
        }
    }

    func judge(_ value: String) -> Judgement {
        guard let number = WholeNumber.value(of: value) else {
            return .of(value, isAllowed: false, limit: limit, otherwise: "is not \(limit)")
        }
        return Self.wording.judge(limits, low: number, high: number)
    }

    private static let wording = LimitWording<Int64>(
        unit: .integer, text: { value, _ in "\(value)" }, distance: { "\($0)" }, greater: "greater", less: "less",
        whenTooGreat: "Choose a smaller number.", whenTooSmall: "Choose a greater number.")
}

/// `boolean`: `true` or `false`.
struct BooleanCondition: ParameterCondition {
    var keyword: String { "boolean" }
    var limit: String { "true or false" }

    func judge(_ value: String) -> Judgement {
        .of(
            value, isAllowed: ["true", "false"].contains(value), limit: limit, otherwise: "is neither true nor false")
    }
}

/// `url`: an absolute URL, with the schemes and the end of the host that are allowed.
struct URLCondition: ParameterCondition {
    let schemes: [String]
    let hostSuffix: String?

    var keyword: String { "url" }
    var limit: String {
        let scheme = schemes.isEmpty ? "an absolute URL" : "a URL with \(Words.alternatives(schemes))"
        return hostSuffix.map { "\(scheme) at a host that ends in \($0)" } ?? scheme
    }

    func judge(_ value: String) -> Judgement {
        guard let address = WebAddress(value) else {
            return .of(value, isAllowed: false, limit: limit, otherwise: "is not an absolute URL without spaces")
        }
        let isAllowed =
            (schemes.isEmpty || schemes.contains(address.scheme))
            && (hostSuffix.map { address.host.hasSuffix($0) } ?? true)
        return .of(value, isAllowed: isAllowed, limit: limit, otherwise: "is not \(limit)")
    }
}

/// `ossObject`: the package address of an object in a bucket of OSS.
struct OSSObjectCondition: ParameterCondition {
    var keyword: String { "ossObject" }
    var limit: String { OSSObjectAddress.words }

    func judge(_ value: String) -> Judgement {
        .of(
            value, isAllowed: OSSObjectAddress.isPublic(value), limit: limit, otherwise: "is not \(limit)",
            remedy: "Copy the address of the object from the console of OSS.")
    }
}

/// `mediaIDs`: the vendor's own ID of media, or several.
struct MediaIDsCondition: ParameterCondition {
    /// Whether there may be several.
    let isList: Bool

    var keyword: String { "mediaIDs" }
    var limit: String { isList ? "a list of media IDs with commas between them, each once" : "one media ID" }

    func judge(_ value: String) -> Judgement {
        let ids = MediaIDs.ids(in: value)
        return .of(
            value, isAllowed: ids.map { isList || $0.count == 1 } ?? false, limit: limit, otherwise: "is not \(limit)",
            remedy: isList ? "Join the IDs with commas, without spaces." : nil)
    }
}

/// `header`: what the header of a request carries.
struct HeaderCondition: ParameterCondition {
    var keyword: String { "header" }
    var limit: String { HeaderValue.words }

    func judge(_ value: String) -> Judgement {
        .of(
            value, isAllowed: HeaderValue.isCarried(value), limit: limit,
            otherwise: "is not \(limit), and it is sent in the header of a request",
            remedy: "Leave the other characters out.")
    }
}

/// `endsWithPunctuation`: the last character, closing quotes and brackets aside, is a punctuation mark.
struct PunctuationCondition: ParameterCondition {
    var keyword: String { "endsWithPunctuation" }
    var limit: String { "ends with a punctuation mark" }

    func judge(_ value: String) -> Judgement {
        .of(
            value, isAllowed: SentenceEnd.isReached(by: value), limit: limit,
            otherwise: "does not end with a punctuation mark", remedy: "Add one at the end.")
    }
}

/// `without: chinese`: no Han characters.
struct NoChineseCondition: ParameterCondition {
    var keyword: String { "without" }
    var limit: String { "no Chinese characters" }

    func judge(_ value: String) -> Judgement {
        let found = value.unicodeScalars.first { Self.isHan($0) }
        return .of(
            value, isAllowed: found == nil, limit: limit,
            otherwise: "contains the Chinese character \"\(found.map { String($0) } ?? "")\"",
            remedy: "Leave Chinese characters out.")
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
    /// What is said of a value that is allowed or not: `otherwise` continues the value itself, and `remedy` is needed where
    /// the limit is not what can be given ("ends with …").
    fileprivate static func of(
        _ value: String, isAllowed: Bool, limit: String, otherwise: String, remedy: String? = nil
    ) -> Judgement {
        let shown = value.unicodeScalars.count > 60 ? String(value.prefix(57)) + "…" : value
        return Judgement(
            outcome: isAllowed ? .pass : .fail, measured: Quantity(text: shown), limit: limit,
            message: isAllowed ? "\"\(shown)\"" : "\"\(shown)\" \(otherwise)",
            remedy: isAllowed ? nil : remedy ?? "Give \(limit).")
    }
}
