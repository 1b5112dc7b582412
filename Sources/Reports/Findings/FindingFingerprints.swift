import MessageDigests
import PreflightModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What makes two findings of two runs the same finding: profile, rule and place, but not the wording.
struct FindingFingerprints {
    private let profile: String
    private let context: ReportContext
    private var counts: [String: Int] = [:]

    init(_ report: Report, in context: ReportContext) {
        profile = report.profile.id
        self.context = context
    }

    /// SHA-256 in hexadecimal over profile, rule, role, parameter and path; unique among the findings that were asked
    /// for: a rule may say several things of one place.
    mutating func ofPlace(_ finding: Finding) -> String {
        let path = finding.path.map { context.located($0).bytes } ?? []
        let parts = [
            Array("1".utf8), Array(profile.utf8), Array(finding.rule.utf8), Array((finding.role ?? "").utf8),
            Array((finding.parameter ?? "").utf8), path,
        ]
        let base = Self.hash(parts)
        let count = (counts[base] ?? 0) + 1
        counts[base] = count
        return count == 1 ? base : Self.hash(parts + [Array(String(count).utf8)])
    }

    /// SHA-256 over profile, rule and content: the same when a recording is renamed or moved.
    func ofContent(_ finding: Finding, sha256: String) -> String {
        Self.hash([Array("1".utf8), Array(profile.utf8), Array(finding.rule.utf8), Array(sha256.utf8)])
    }

    private static func hash(_ parts: [[UInt8]]) -> String {
        Hexadecimal.string(SHA256.hash(data: Data(parts.joined(separator: [0]))))
    }
}
