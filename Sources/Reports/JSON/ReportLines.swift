import PreflightModel

/// What `check --format jsonl` prints: one JSON object a line. For each profile a line of its verdict, then a line of
/// each rule and subject, met or not (or suppressed, which its `suppression` says), in the form that findings have in JSON,
/// with the name of the profile.
enum ReportLines {
    private struct Head: Encodable {
        let kind = "report"
        let schema: String
        let tool: Report.Tool
        let profile: String
        let revision: Int
        let verdict: Verdict
        let totals: [Report.Totals]
    }

    private struct Line<Item: Encodable>: Encodable {
        let profile: String
        let finding: Item

        private enum CodingKeys: String, CodingKey { case kind, profile }

        func encode(to encoder: any Encoder) throws {
            try finding.encode(to: encoder)
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode("finding", forKey: .kind)
            try values.encode(profile, forKey: .profile)
        }
    }

    static func render(_ reports: [Report], _ sentences: any Sentences) throws -> String {
        var text = ""
        for report in reports {
            text += try JSONText.line(
                Head(
                    schema: report.schema, tool: report.tool, profile: report.profile.id,
                    revision: report.profile.revision, verdict: report.verdict, totals: report.totals))
            let profile = report.profile.id
            for finding in report.findings {
                text += try JSONText.line(Line(profile: profile, finding: finding), sentences: sentences)
            }
            for item in report.suppressed ?? [] {
                text += try JSONText.line(Line(profile: profile, finding: item), sentences: sentences)
            }
            for finding in report.passes {
                text += try JSONText.line(Line(profile: profile, finding: finding), sentences: sentences)
            }
        }
        return text
    }
}
