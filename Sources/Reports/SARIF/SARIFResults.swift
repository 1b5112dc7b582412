import PreflightModel

/// Findings as `result` objects (3.27).
struct SARIFResults {
    private let report: Report
    private let rules: SARIFRules
    private let artifacts: SARIFArtifacts
    private let context: ReportContext
    private let places: FindingPlaces
    private var fingerprints: FindingFingerprints

    init(_ report: Report, rules: SARIFRules, artifacts: SARIFArtifacts, context: ReportContext) {
        self.report = report
        self.rules = rules
        self.artifacts = artifacts
        self.context = context
        places = FindingPlaces(report, in: context)
        fingerprints = FindingFingerprints(report, in: context)
    }

    /// All of them; for GitHub only what it should make alerts of, since it takes every result for one: rules that do not
    /// apply, what is still needed and what is suppressed as well.
    mutating func all() -> [JSONValue] {
        if context.isForGitHub { return report.distinctFindings.filter { !$0.isStillNeeded }.map { result($0) } }
        var all = report.distinctFindings.map { result($0) }
        for item in report.distinctSuppressed { all.append(result(item.finding, suppression: item.suppression)) }
        return all + report.distinctPasses.filter { $0.outcome == .notApplicable }.map { result($0) }
    }

    private mutating func result(
        _ finding: Finding, suppression: SuppressedFinding.Suppression? = nil
    ) -> JSONValue {
        let place = fingerprints.ofPlace(finding)
        let content = places.sha256(of: finding).map { fingerprints.ofContent(finding, sha256: $0) }
        let text = FindingWords.text(finding, context.sentences)
        let isOfFile = finding.path != nil && (finding.archive == nil || !context.isForGitHub)
        return [
            "ruleId": .string(finding.rule),
            "rule": rules.reference(to: finding.rule),
            "kind": .string(kind(finding)),
            // Only what fails has a level (3.27.10).
            "level": finding.outcome == .fail ? .string(finding.severity.rawValue) : "none",
            "message": SARIFText.message(isOfFile ? text : "\(FindingWords.subject(finding)): \(text)"),
            "locations": [location(finding)],
            "relatedLocations": related(finding).map { [$0] },
            "partialFingerprints": [
                // GitHub looks at this name only, and would else hash the first "line" of the audio.
                "primaryLocationLineHash": .string("\(place.prefix(16)):1"),
                "ruleAndPath/v1": .string(place),
                "ruleAndContent/v1": content.map { .string($0) },
            ],
            "suppressions": suppression.map { suppression in
                [
                    [
                        "kind": "external", "status": "accepted",
                        "justification": .string(TerminalText.visible(FindingWords.suppression(suppression))),
                    ]
                ]
            },
            "properties": properties(finding),
        ]
    }

    private func kind(_ finding: Finding) -> String {
        switch finding.outcome {
        case .fail: "fail"
        case .open: "open"
        case .notApplicable: "notApplicable"
        case .pass: "pass"
        }
    }

    // MARK: Places

    private func location(_ finding: Finding) -> JSONValue {
        guard let path = finding.path else {
            // In no file: GitHub demands one anyway.
            let file = places.given(finding).map { artifacts.reference(to: $0, in: nil) } ?? ["uri": "."]
            return ["physicalLocation": physical(file, nil), "logicalLocations": logical(finding).map { [$0] }]
        }
        if let archive = finding.archive, context.isForGitHub {
            // GitHub knows no nested artifacts, and would look for the entry in the repository.
            return physicalLocation(artifacts.reference(to: archive, in: nil), places.archiveBytes(of: finding))
        }
        let file = artifacts.reference(to: path, in: finding.archive)
        return ["physicalLocation": physical(file, places.bytes(of: finding), line: finding.line ?? 1)]
    }

    /// For an entry, the bytes of the zip that it is about.
    private func related(_ finding: Finding) -> JSONValue? {
        guard let archive = finding.archive, !context.isForGitHub, let bytes = places.archiveBytes(of: finding) else {
            return nil
        }
        return physicalLocation(artifacts.reference(to: archive, in: nil), bytes)
    }

    private func physicalLocation(_ file: JSONValue, _ bytes: (offset: Int64, count: Int64?)?) -> JSONValue {
        ["physicalLocation": physical(file, bytes)]
    }

    /// A binary region (3.30.4) beside a line, without which viewers show nothing.
    private func physical(
        _ file: JSONValue, _ bytes: (offset: Int64, count: Int64?)?, line: Int = 1
    ) -> JSONValue {
        [
            "artifactLocation": file,
            "region": [
                "startLine": .integer(Int64(line)), "byteOffset": bytes.map { .integer($0.offset) },
                "byteLength": bytes?.count.map { .integer($0) },
            ],
        ]
    }

    private func logical(_ finding: Finding) -> JSONValue? {
        guard let name = finding.parameter ?? finding.role else { return nil }
        return [
            "name": .string(name), "fullyQualifiedName": .string("\(report.profile.id)/\(name)"),
            "kind": finding.parameter == nil ? "role" : "parameter",
        ]
    }

    private func properties(_ finding: Finding) -> JSONValue {
        let sentences = context.sentences
        return [
            "severity": .string(finding.severity.rawValue), "role": finding.role.map { .string($0) },
            "parameter": finding.parameter.map { .string($0) },
            "measured": sentences.measured(of: finding).map { .string(TerminalText.visible($0)) },
            "limit": sentences.limit(of: finding).map { .string($0) },
            "headroom": sentences.headroom(of: finding).map { .string(TerminalText.visible($0)) },
        ]
    }
}
