import PreflightModel

/// A finding that somebody knows of and accepts: recordings have no comments, so it stands in the configuration.
package struct Suppression: Hashable, Sendable {
    /// The rule, or the code of a defect.
    package var rule: String
    /// The recordings concerned, relative to the folder of the configuration; nil for all, and for the whole set.
    package var path: PathPattern?
    /// The content concerned, as SHA-256 in lower-case hexadecimal; nil for any.
    package var sha256: String?
    /// Why it is accepted.
    package var reason: String
    /// The last day on which it holds; nil for ever.
    package var expires: CalendarDate?
    /// Where it stands, as `.voice-preflight.yml:14`.
    package var place: String

    /// Makes a suppression from its parts.
    package init(
        rule: String, path: PathPattern? = nil, sha256: String? = nil, reason: String, expires: CalendarDate? = nil,
        place: String
    ) {
        self.rule = rule
        self.path = path
        self.sha256 = sha256
        self.reason = reason
        self.expires = expires
        self.place = place
    }

    /// Whether it means this finding, of a recording at `path` with the content `sha256`.
    func means(_ finding: Finding, at path: RecordingPath?, sha256: String?) -> Bool {
        guard finding.rule == rule else { return false }
        if let pattern = self.path {
            guard let path, pattern.matches(path) else { return false }
        }
        return self.sha256 == nil || self.sha256 == sha256
    }

    /// The file that it stands in.
    var file: RecordingPath {
        RecordingPath(line == nil ? place : String(place[..<(place.lastIndex(of: ":") ?? place.endIndex)]))
    }

    /// The line, from 1; nil where the place names none.
    var line: Int? { place.lastIndex(of: ":").flatMap { Int(place[place.index(after: $0)...]) } }

    /// What it says of a finding.
    var ground: SuppressedFinding.Suppression {
        .init(kind: .configuration, reason: reason, expires: expires?.description, place: place)
    }
}
