import PreflightModel

/// The rules that a report speaks of: those of the profile, and those of this program, such as the defects that it finds.
///
/// Rules that are met are among them, so that the list does not change from run to run.
struct SARIFRules {
    /// `reportingDescriptor` objects (3.49) of the rules that come from the vendor's documents.
    private(set) var ofProfile: [JSONValue] = []
    /// Those of the rules that do not.
    private(set) var general: [JSONValue] = []
    private var places: [String: (isOfProfile: Bool, index: Int)] = [:]

    init(_ report: Report, _ sentences: any Sentences) {
        var order: [String] = []
        var byRule: [String: [Finding]] = [:]
        for finding in report.allFindings {
            if byRule[finding.rule] == nil { order.append(finding.rule) }
            byRule[finding.rule, default: []].append(finding)
        }
        for rule in order.sorted() {
            let descriptor = SARIFRule(rule, findings: byRule[rule] ?? [], profile: report.profile.id, sentences)
            places[rule] = (descriptor.isOfProfile, descriptor.isOfProfile ? ofProfile.count : general.count)
            if descriptor.isOfProfile { ofProfile.append(descriptor.json) } else { general.append(descriptor.json) }
        }
    }

    /// A `reportingDescriptorReference` (3.52).
    func reference(to rule: String) -> JSONValue? {
        places[rule].map { place in
            [
                "id": .string(rule), "index": .integer(Int64(place.index)),
                "toolComponent": place.isOfProfile ? ["index": 0] : nil,
            ]
        }
    }
}

/// One rule, as far as findings tell of it.
private struct SARIFRule {
    private let rule: String
    private let profile: String
    private let severity: Severity
    private let source: RuleSource?
    private let limit: String?
    private let subject: String?

    init(_ rule: String, findings: [Finding], profile: String, _ sentences: any Sentences) {
        self.rule = rule
        self.profile = profile
        // What is too close to call weighs less than its rule.
        severity = findings.map(\.severity).max() ?? .error
        source = findings.lazy.compactMap(\.source).first
        limit = findings.lazy.compactMap { sentences.limit(of: $0) }.first
        subject = findings.lazy.compactMap { $0.parameter ?? $0.role }.first
    }

    var isOfProfile: Bool { source != nil }

    var json: JSONValue {
        [
            "id": .string(rule),
            "shortDescription": ["text": .string(TerminalText.visible(summary))],
            "fullDescription": ["text": .string(TerminalText.visible(source?.statement ?? summary))],
            "help": ["text": .string(TerminalText.visible(help)), "markdown": .string(MarkdownText.escaped(help))],
            "helpUri": source.flatMap { WebAddress.uri($0.address) }.map { .string($0) },
            "defaultConfiguration": ["level": .string(severity.rawValue)],
            "properties": ["tags": [.string("audio"), .string(profile)]],
        ]
    }

    private var summary: String {
        if let limit { return subject.map { "\($0): \(limit)" } ?? limit }
        if isOfProfile { return subject.map { "\($0): \(rule)" } ?? rule }
        return "\(rule): found when the files were measured or compared; not a vendor's rule"
    }

    private var help: String {
        var text = summary + ". "
        if let source {
            text += "\(source.titledStatement) (\(source.address), read \(source.read))."
            if let reading = source.reading { text += " Read here as: \(reading)" }
            text += " "
        }
        return text + "Details: voice-preflight explain \(profile)/\(rule)"
    }
}
