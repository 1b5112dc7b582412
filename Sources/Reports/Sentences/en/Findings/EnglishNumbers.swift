import PreflightModel

extension EnglishFindings {
    /// A number within limits or among others, or not.
    static func ofNumber(_ finding: Finding) -> Sentence? {
        guard let codes = codes[finding.code] else {
            return finding.code == .packageFits ? Sentence(EnglishQuantities.measured(of: finding) ?? "") : nil
        }
        let words = EnglishNumber(codes)
        let sentence =
            switch finding.code {
            case codes.met: Sentence(EnglishQuantities.measured(of: finding) ?? "")
            case codes.notAccepted: words.notAccepted(finding)
            case codes.dependsOnReader: words.dependsOnReader(finding)
            case codes.unitUndefined: words.unitUndefined(finding)
            default: words.beyond(finding, isBelow: finding.code == codes.tooLow)
            }
        return Sentence(sentence.message + incompleteness(of: finding), sentence.remedy)
    }

    private static let codes: [FindingCode: NumberCodes] = Dictionary(
        NumberCodes.all.flatMap { codes in codes.all.map { ($0, codes) } }, uniquingKeysWith: { first, _ in first })
}

/// The words for one kind of number.
private struct EnglishNumber {
    let kind: String
    /// "longer", "larger", "higher", "more".
    let greater: String
    /// "shorter", "smaller", "lower", "fewer".
    let less: String

    init(_ codes: NumberCodes) {
        kind = codes.kind
        (greater, less) =
            switch codes {
            case .duration, .totalDuration: ("longer", "shorter")
            case .size, .totalSize: ("larger", "smaller")
            case .sampleRate, .bitDepth, .bitRate: ("higher", "lower")
            case .integer: ("greater", "less")
            default: ("more", "fewer")
            }
    }

    /// "70.0 s is longer than the 60 s that openai-custom-voice allows (10.0 s over)".
    func beyond(_ finding: Finding, isBelow: Bool) -> Sentence {
        let remedy = remedy(of: finding, isBelow: isBelow)
        if kind == NumberCodes.files.kind { return files(finding, isBelow: isBelow) }
        let measured = kind == NumberCodes.fileName.kind ? name(finding) : EnglishQuantities.measured(of: finding) ?? ""
        let bound = finding.limit?.bound(isBelow ? .minimum : .maximum)?.notation ?? ""
        let verb = isCount && number(finding) != 1 ? "are" : "is"
        guard let headroom = finding.headroom, headroom.value != 0 else {
            return Sentence(
                "\(measured) \(verb) not \(isBelow ? greater : less) than the \(bound) of \(finding.profileName)",
                remedy)
        }
        let distance = EnglishQuantities.distance(headroom, of: finding)
        return Sentence(
            isBelow
                ? "\(measured) \(verb) \(less) than the \(bound) that \(finding.profileName) \(finding.asksFor) "
                    + "(\(distance) short)"
                : "\(measured) \(verb) \(greater) than the \(bound) that \(finding.profileName) \(finding.allows) "
                    + "(\(distance) over)", remedy)
    }

    /// Whether the number counts things, which "are" more than one, where an amount "is".
    private var isCount: Bool {
        [NumberCodes.count, .length, .byteLength, .fileName].map(\.kind).contains(kind)
    }

    private func number(_ finding: Finding) -> Double? {
        finding.measured?.value ?? finding.facts["characters"]?.number
    }

    /// A file name, with the number of its characters.
    private func name(_ finding: Finding) -> String {
        let count = EnglishAmounts.counted(finding.facts["characters"]?.integer ?? 0, "character", "characters")
        return "the file name \"\(finding.text("name"))\": \(count)"
    }

    /// "19 files as material, but the vendor accepts exactly 20 (1 missing)".
    private func files(_ finding: Finding, isBelow: Bool) -> Sentence {
        let limit = finding.limit?.facts ?? [:]
        let given = Int64(finding.measured?.value ?? 0)
        let difference = isBelow ? (limit["least"]?.integer ?? 0) - given : given - (limit["most"]?.integer ?? 0)
        return Sentence(
            "\(EnglishQuantities.measured(of: finding) ?? "") as \(finding.role ?? ""), but the vendor accepts "
                + "\(EnglishLimits.text(of: finding) ?? "") (\(difference) \(isBelow ? "missing" : "too many"))",
            isBelow
                ? "Add \(difference) more." : "Leave \(difference) out, or give them another role as ROLE=PATH.")
    }

    func notAccepted(_ finding: Finding) -> Sentence {
        Sentence(
            "\(EnglishQuantities.measured(of: finding) ?? ""), but \(finding.profileName) \(finding.accepts) "
                + (EnglishLimits.text(of: finding) ?? ""), remedy(of: finding, isBelow: false))
    }

    func dependsOnReader(_ finding: Finding) -> Sentence {
        let other = finding.facts["other"]?.number ?? 0
        let lengths = [finding.measured?.value ?? 0, other].sorted()
        let isBelow = finding.headroom?.side == .minimum
        let bound = finding.limit?.bound(isBelow ? .minimum : .maximum)?.notation ?? ""
        return Sentence(
            "\(EnglishAmounts.seconds(lengths[0], apartFrom: lengths[1])) or "
                + "\(EnglishAmounts.seconds(lengths[1], apartFrom: lengths[0])), depending on how a reader treats encoder "
                + "delay and padding: the two are on different sides of \(bound)",
            remedy(of: finding, isBelow: isBelow))
    }

    func unitUndefined(_ finding: Finding) -> Sentence {
        let isBelow = finding.headroom?.side == .minimum
        let bound = finding.limit?.bound(isBelow ? .minimum : .maximum)?.notation ?? ""
        return Sentence(
            "\(EnglishQuantities.measured(of: finding) ?? "") is too close to \(bound) to call, since the vendor does not "
                + "define the unit (1 MB may be 1,000,000 or 1,048,576 bytes)", remedy(of: finding, isBelow: isBelow))
    }

    private func remedy(of finding: Finding, isBelow: Bool) -> String {
        let limit = EnglishLimits.text(of: finding) ?? ""
        switch kind {
        case NumberCodes.duration.kind: return isBelow ? "Record more." : "Cut it."
        case NumberCodes.totalDuration.kind:
            return isBelow ? "Add more recordings." : "Leave some recordings out, or cut them."
        case NumberCodes.size.kind where finding.text("subject") == "document":
            return "Use a document of a different size."
        case NumberCodes.size.kind, NumberCodes.totalSize.kind:
            if let bytes = finding.facts["tagBytes"]?.integer {
                return "It is too large only because of \(EnglishAmounts.bytes(bytes)) of tags: strip them from a copy."
            }
            return isBelow ? "Use a higher quality." : "Cut it, or use a format that takes less space."
        case NumberCodes.count.kind: return isBelow ? "Add the missing ones." : "Leave some out."
        case NumberCodes.length.kind: return isBelow ? "Write more." : "Shorten it."
        case NumberCodes.byteLength.kind:
            return isBelow ? "Write more." : "Shorten it: a Latin letter takes 1 byte, a Chinese character 3."
        case NumberCodes.fileName.kind: return "Rename the file."
        case NumberCodes.integer.kind: return isBelow ? "Choose a greater number." : "Choose a smaller number."
        case NumberCodes.sampleRate.kind:
            return "Export it from the original with \(limit); resampling from a lower rate restores nothing."
        case NumberCodes.channels.kind: return "Export it as \(limit)."
        case NumberCodes.bitDepth.kind: return "Export it from the original with \(limit)."
        case NumberCodes.bitRate.kind:
            return "Export it from the original with \(limit); encoding it again loses quality."
        default: return ""
        }
    }
}
